package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import org.junit.jupiter.api.Test;

/** The stage Awareness and its outcomes. */
@Story
class AwarenessStories {

    private final Customers customers;

    AwarenessStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_with_a_symptom_becomes_interested() {
        var customer = customers.inAwareness("signalKind", "content-visited");

        customer.goesThrough("Assess the buying signal", "Send helpful content");

        assertThat(customer.processInstance("awareness"))
                .hasPassedInOrder(
                        "UserTask_AssessTheBuyingSignal",
                        "UserTask_SendHelpfulContent",
                        "ServiceTask_LogTheInterest",
                        "EndEvent_CustomerIsInterested")
                .hasNotPassed("EndEvent_CustomerIsNotReadyYet");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("stage", "contact");
        assertThat(customers.sum(customer, "interest-signals")).isEqualByComparingTo("1");
        assertThat(customers.outcomes(customer, "stage-left")).containsExactly("contact");
    }

    @Test
    void a_customer_who_is_not_ready_is_kept_warm() {
        var customer = customers.inAwareness().goesThrough("Assess the buying signal");

        customer.completes("Send helpful content", "interest", "not-now");

        assertThat(customer.processInstance("awareness"))
                .hasPassed("EndEvent_CustomerIsNotReadyYet")
                .hasNotPassed("EndEvent_CustomerIsInterested");
        assertThat(customers.outcomes(customer, "stage-left")).containsExactly("nurture");
        assertThat(customer.processInstance("customer-journey")).isNotEnded();
    }

    @Test
    void a_customer_whom_we_cannot_serve_is_told_so_politely() {
        var customer = customers.inAwareness();

        customer.completes("Assess the buying signal", "industryFit", "outside", "problemFit", "no")
                .completes("Say politely that we do not fit");

        assertThat(customer.processInstance("awareness")).hasPassed("EndEvent_CustomerDoesNotFitClosedPolitely");
        assertThat(customer.processInstance("customer-journey")).hasPassed("EndEvent_CustomerDidNotFit");
        customer.hasEnded();
        assertThat(customers.sum(customer, "interest-signals")).isZero();
    }

    @Test
    void a_customer_reads_our_content_while_we_assess_the_signal() {
        var customer = customers.inAwareness();

        customer.sends("customer-signal", "signalKind", "event-attended");

        assertThat(customer.processInstance("awareness"))
                .hasPassedInOrder("StartEvent_CustomerGaveASignal", "EndEvent_SignalNoted");
        assertThat(customer.openTouchpoints()).containsExactly("Assess the buying signal");
        assertThat(customers.sum(customer, "self-service-signals")).isEqualByComparingTo("1");
    }
}
