package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a customer evaluates the alternatives and comes to want an offer, or another way. */
@Story
class ActivationStories {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Customers customers;

    ActivationStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_evaluates_and_wants_an_offer() {
        var customer = customers.whoEvaluates();

        customer.goesThrough("Hold the needs interview", "Show the solution", "Answer the evaluators' questions");

        customer.hasPassedInOrder(
                "activation", "ServiceTask_LogTheQualifiedOpportunity", "EndEvent_CustomerWantsAnOffer");
        assertThat(customers.sum(customer, "qualified-value")).isEqualByComparingTo("90000");
        assertThat(customer.fact("stage")).isEqualTo("sale");
    }

    @Test
    void a_customer_needs_more_evidence_before_wanting_an_offer() {
        var customer = customers.whoEvaluates().goesThrough("Hold the needs interview", "Show the solution");

        customer.completes("Answer the evaluators' questions", "evaluationDecision", "more-evidence")
                .goesThrough("Show the solution", "Answer the evaluators' questions");

        customer.hasPassedInOrder(
                "activation", "UserTask_ShowTheSolution", "UserTask_ShowTheSolution", "EndEvent_CustomerWantsAnOffer");
    }

    @Test
    void a_customer_chooses_another_way_and_tells_why() {
        var customer = customers.whoEvaluates().goesThrough("Hold the needs interview", "Show the solution");

        customer.completes(
                "Answer the evaluators' questions",
                "evaluationDecision",
                "another-way",
                "anotherWayReason",
                "competitor");

        customer.hasPassedInOrder("activation", "EndEvent_CustomerChoseAnotherWay")
                .hasPassedInOrder("customer-journey", "EndEvent_CustomerChoseAnotherWay");
        assertThat(customer.waits(A_WEEK).isOver()).isTrue();
    }

    @Test
    void a_customer_is_not_ready_for_an_offer_and_is_kept_warm() {
        var customer = customers.whoEvaluates().goesThrough("Hold the needs interview", "Show the solution");

        customer.completes("Answer the evaluators' questions", "evaluationDecision", "not-now");

        customer.hasPassedInOrder("activation", "EndEvent_CustomerIsNotReadyForAnOffer");
        assertThat(customers.outcomes(customer, "stage-left")).endsWith("nurture");
    }

    @Test
    void a_customer_uses_the_trial_during_the_evaluation() {
        var customer = customers.whoEvaluates();

        customer.sends("customer-signal", "signalKind", "trial-used");

        customer.hasPassedInOrder("activation", "EndEvent_SignalNoted");
    }
}
