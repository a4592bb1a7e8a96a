package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a customer gets help when it is needed. */
@Story
class HelpRequestStories {

    private final Customers customers;

    HelpRequestStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_is_helped_at_once_while_using() {
        var customer = customers.whoUses();

        customer.sends("help-requested", "helpTopic", "The line stops").completes("Solve the help request");

        customer.hasPassedInOrder("help-request", "EndEvent_CustomerWasHelpedAtOnce")
                .hasPassedInOrder("customer-journey", "CallActivity_HelpRequest", "EndEvent_HelpRequestWasAnswered");
        assertThat(customers.sum(customer, "solved-at-first-contact")).isEqualByComparingTo("1");
        assertThat(customer.fact("stage")).isEqualTo("use");
    }

    @Test
    void a_specialist_helps_when_the_first_answer_was_not_enough() {
        var customer = customers.whoUses().sends("help-requested", "helpTopic", "The line stops");

        customer.completes("Solve the help request", "helpSolved", "not-yet")
                .waits(Duration.ofHours(5))
                .completes("Solve the request with a specialist");

        customer.hasPassedInOrder("help-request", "EndEvent_CustomerWasHelpedByASpecialist");
        assertThat(customers.sum(customer, "hours-to-solve")).isEqualByComparingTo("5");
        assertThat(customers.sum(customer, "solved-at-first-contact")).isZero();
    }
}
