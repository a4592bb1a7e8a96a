package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The process Touchpoint feedback. */
@Story
class TouchpointFeedbackStories {

    private final Customers customers;

    TouchpointFeedbackStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_dissatisfied_customer_is_recovered() {
        var customer = customers.inContact();

        customer.sends("feedback-received", "feedbackScore", 3, "feedbackText", "Nobody called back")
                .completes("Recover the customer's trust");

        assertThat(customer.processInstance("touchpoint-feedback"))
                .hasPassedInOrder("Event_FeedbackReceived", "UserTask_RecoverTheCustomersTrust");
        assertThat(customers.sum(customer, "feedback-dissatisfied")).isEqualByComparingTo("1");
        assertThat(customers.values(customer, "recovery-hours")).hasSize(1);
    }

    @Test
    void a_satisfied_customer_is_asked_what_is_missing() {
        var customer = customers.inContact();

        customer.sends("feedback-received", "feedbackScore", 8).completes("Ask what is missing");

        assertThat(customer.processInstance("touchpoint-feedback")).hasPassed("EndEvent_CustomerToldWhatIsMissing");
        assertThat(customers.sum(customer, "feedback-satisfied")).isEqualByComparingTo("1");
    }

    @Test
    void a_very_satisfied_customer_is_noted_for_the_recommendation() {
        var customer = customers.inContact();

        customer.sends("feedback-received", "feedbackScore", 10);

        assertThat(customer.processInstance("touchpoint-feedback")).hasPassed("EndEvent_VerySatisfiedCustomerNoted");
        assertThat(customers.sum(customer, "feedback-very-satisfied")).isEqualByComparingTo("1");
    }

    @Test
    void no_answer_is_an_answer_too() {
        var customer = customers.inContact();

        customer.waits(Duration.ofDays(7));

        assertThat(customer.processInstance("touchpoint-feedback"))
                .hasPassedInOrder("Event_7Days", "EndEvent_CustomerDidNotAnswer");
        assertThat(customers.values(customer, "feedback-answered"))
                .singleElement()
                .satisfies(answered -> assertThat(answered).isZero());
        assertThat(customer.processInstance("touchpoint-feedback"))
                .variables()
                .as("no copy of the customer")
                .containsOnlyKeys("stage", "touchpoint");
    }

    @Test
    void only_the_newest_question_stays_open() {
        var customer = customers.inActivation();

        customer.sends("feedback-received", "feedbackScore", 9);

        assertThat(customers.values(customer, "feedback-answered").stream().mapToInt(Number::intValue))
                .as("the earlier questions without answer, the newest with one")
                .containsExactly(0, 0, 1);
    }
}
