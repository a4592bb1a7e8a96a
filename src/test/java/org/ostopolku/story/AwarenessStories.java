package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a customer becomes interested, or does not. */
@Story
class AwarenessStories {

    private final Customers customers;

    AwarenessStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_with_a_symptom_becomes_interested() {
        var customer = customers.whoNotices("signalKind", "content-visited");

        customer.goesThrough("Assess the buying signal", "Send helpful content");

        customer.hasPassedInOrder(
                        "awareness",
                        "UserTask_AssessTheBuyingSignal",
                        "UserTask_SendHelpfulContent",
                        "ServiceTask_LogTheInterest",
                        "EndEvent_CustomerIsInterested")
                .hasNotPassed("awareness", "EndEvent_CustomerIsNotReadyYet");
        assertThat(customer.fact("stage")).isEqualTo("contact");
        assertThat(customers.sum(customer, "interest-signals")).isEqualByComparingTo("1");
        assertThat(customers.outcomes(customer, "stage-left")).containsExactly("contact");
    }

    @Test
    void a_customer_who_is_not_ready_is_kept_warm() {
        var customer = customers.whoNotices().goesThrough("Assess the buying signal");

        customer.completes("Send helpful content", "interest", "not-now");

        customer.hasPassedInOrder("awareness", "EndEvent_CustomerIsNotReadyYet")
                .hasNotPassed("awareness", "EndEvent_CustomerIsInterested");
        assertThat(customers.outcomes(customer, "stage-left")).containsExactly("nurture");
        assertThat(customer.isOver()).isFalse();
    }

    @Test
    void a_customer_whom_we_cannot_serve_is_told_so_politely() {
        var customer = customers.whoNotices();

        customer.completes("Assess the buying signal", "industryFit", "outside", "problemFit", "no")
                .completes("Say politely that we do not fit");

        customer.hasPassedInOrder("awareness", "EndEvent_CustomerDoesNotFitClosedPolitely")
                .hasPassedInOrder("customer-journey", "EndEvent_CustomerDidNotFit");
        assertThat(customer.isOver()).isTrue();
        assertThat(customers.sum(customer, "interest-signals")).isZero();
    }

    @Test
    void a_customer_reads_our_content_while_we_assess_the_signal() {
        var customer = customers.whoNotices();

        customer.sends("customer-signal", "signalKind", "event-attended");

        customer.hasPassedInOrder("awareness", "StartEvent_CustomerGaveASignal", "EndEvent_SignalNoted");
        assertThat(customer.openTouchpoints()).containsExactly("Assess the buying signal");
        assertThat(customers.sum(customer, "self-service-signals")).isEqualByComparingTo("1");
    }
}
