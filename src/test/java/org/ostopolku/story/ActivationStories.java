package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The stage Activation and its outcomes. */
@Story
class ActivationStories {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Customers customers;

    ActivationStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_evaluates_and_wants_an_offer() {
        var customer = customers.inActivation();

        customer.goesThrough("Hold the needs interview", "Show the solution", "Answer the evaluators' questions");

        assertThat(customer.processInstance("activation"))
                .hasPassedInOrder("ServiceTask_LogTheQualifiedOpportunity", "EndEvent_CustomerWantsAnOffer");
        assertThat(customers.sum(customer, "qualified-value")).isEqualByComparingTo("90000");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("stage", "sale");
    }

    @Test
    void a_customer_needs_more_evidence_before_wanting_an_offer() {
        var customer = customers.inActivation().goesThrough("Hold the needs interview", "Show the solution");

        customer.completes("Answer the evaluators' questions", "evaluationDecision", "more-evidence")
                .goesThrough("Show the solution", "Answer the evaluators' questions");

        assertThat(customer.processInstance("activation"))
                .hasPassedInOrder(
                        "UserTask_ShowTheSolution", "UserTask_ShowTheSolution", "EndEvent_CustomerWantsAnOffer");
    }

    @Test
    void a_customer_chooses_another_way_and_tells_why() {
        var customer = customers.inActivation().goesThrough("Hold the needs interview", "Show the solution");

        customer.completes(
                "Answer the evaluators' questions",
                "evaluationDecision",
                "another-way",
                "anotherWayReason",
                "competitor");

        assertThat(customer.processInstance("activation")).hasPassed("EndEvent_CustomerChoseAnotherWay");
        assertThat(customer.processInstance("customer-journey")).hasPassed("EndEvent_CustomerChoseAnotherWay");
        customer.waits(A_WEEK).hasEnded();
    }

    @Test
    void a_customer_is_not_ready_for_an_offer_and_is_kept_warm() {
        var customer = customers.inActivation().goesThrough("Hold the needs interview", "Show the solution");

        customer.completes("Answer the evaluators' questions", "evaluationDecision", "not-now");

        assertThat(customer.processInstance("activation")).hasPassed("EndEvent_CustomerIsNotReadyForAnOffer");
        assertThat(customers.outcomes(customer, "stage-left")).endsWith("nurture");
    }

    @Test
    void a_customer_uses_the_trial_during_the_evaluation() {
        var customer = customers.inActivation();

        customer.sends("customer-signal", "signalKind", "trial-used");

        assertThat(customer.processInstance("activation")).hasPassed("EndEvent_SignalNoted");
    }
}
