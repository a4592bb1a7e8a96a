package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The process Help request. */
@Story
class HelpRequestStories {

    private final Customers customers;

    HelpRequestStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_is_helped_at_once_while_using() {
        var customer = customers.inUse();

        customer.sends("help-requested", "helpTopic", "The line stops").completes("Solve the help request");

        assertThat(customer.processInstance("help-request")).hasPassed("EndEvent_CustomerWasHelpedAtOnce");
        assertThat(customer.processInstance("customer-journey"))
                .hasPassedInOrder("CallActivity_HelpRequest", "EndEvent_HelpRequestWasAnswered");
        assertThat(customers.sum(customer, "solved-at-first-contact")).isEqualByComparingTo("1");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("stage", "use");
    }

    @Test
    void a_help_request_does_not_bring_back_older_facts() {
        var customer = customers.inActivation().sends("help-requested", "helpTopic", "The line stops");
        customer.completes("Hold the needs interview", "customerNeeds", "Less waste")
                .goesThrough("Show the solution", "Answer the evaluators' questions");
        assertThat(customer.variable("customerNeeds")).isEqualTo("Less waste");

        customer.completes("Solve the help request");

        assertThat(customer.variable("customerNeeds")).isEqualTo("Less waste");
    }

    @Test
    void a_specialist_helps_when_the_first_answer_was_not_enough() {
        var customer = customers.inUse().sends("help-requested", "helpTopic", "The line stops");

        customer.completes("Solve the help request", "helpSolved", "not-yet")
                .waits(Duration.ofHours(5))
                .completes("Solve the request with a specialist");

        assertThat(customer.processInstance("help-request")).hasPassed("EndEvent_CustomerWasHelpedByASpecialist");
        assertThat(customers.sum(customer, "hours-to-solve")).isEqualByComparingTo("5");
        assertThat(customers.sum(customer, "solved-at-first-contact")).isZero();
    }
}
