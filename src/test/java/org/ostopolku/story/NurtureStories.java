package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a customer who is not ready is kept warm and asked again. */
@Story
class NurtureStories {

    private final Customers customers;

    NurtureStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_is_asked_again_in_the_rhythm_and_is_ready() {
        var customer = customers.whoIsKeptWarm().waits(Duration.ofDays(200));

        customer.completes("Ask the customer again");

        customer.hasPassedInOrder(
                "nurture",
                "BusinessRuleTask_DecideOnTheRhythm",
                "Event_DayOfTheRhythm",
                "EndEvent_CustomerIsReadyAgain");
        assertThat(customer.fact("stage")).isEqualTo("awareness");
        assertThat(customer.openTouchpoints()).contains("Assess the buying signal");
    }

    @Test
    void a_customer_is_asked_again_on_the_day_they_named() {
        var customer = customers
                .whoNotices()
                .goesThrough("Assess the buying signal")
                .completes("Send helpful content", "interest", "not-now", "askAgainOn", "2030-01-20");

        customer.waits(Duration.ofDays(14));

        customer.hasPassedInOrder("nurture", "Event_AgreedDay");
        assertThat(customer.openTouchpoints()).contains("Ask the customer again");
    }

    @Test
    void a_customer_is_not_ready_yet_and_asked_once_more() {
        var customer = customers.whoIsKeptWarm().waits(Duration.ofDays(200));

        customer.completes("Ask the customer again", "readiness", "not-yet").waits(Duration.ofDays(200));

        customer.hasPassedInOrder("nurture", "UserTask_AskTheCustomerAgain", "BusinessRuleTask_DecideOnTheRhythm");
        assertThat(customer.openTouchpoints()).contains("Ask the customer again");
        assertThat(customers.sum(customer, "nurture-rounds")).isEqualByComparingTo("1");
    }

    @Test
    void a_customer_wants_no_more_contact() {
        var customer = customers.whoIsKeptWarm().waits(Duration.ofDays(200));

        customer.completes("Ask the customer again", "readiness", "no-more-contact")
                .waits(Duration.ofDays(8));

        customer.hasPassedInOrder("nurture", "EndEvent_CustomerWantsNoMoreContact")
                .hasPassedInOrder("customer-journey", "EndEvent_CustomerWantsNoMoreContact");
        assertThat(customer.isOver()).isTrue();
    }

    @Test
    void a_signal_of_the_customer_ends_the_wait_at_once() {
        var customer = customers.whoIsKeptWarm();

        customer.sends("customer-signal", "signalKind", "form-sent");

        customer.hasPassedInOrder("nurture", "StartEvent_CustomerGaveASignal", "EndEvent_CustomerCameBackByASignal");
        assertThat(customer.openTouchpoints()).contains("Assess the buying signal");
        assertThat(customers.sum(customer, "nurture-returned")).isEqualByComparingTo("1");
    }

    @Test
    void a_customer_who_is_kept_warm_is_suddenly_at_another_stage() {
        var customer = customers.whoIsKeptWarm();

        customer.sends("customer-moved", "toStage", "sale");

        customer.hasPassedInOrder("nurture", "EndEvent_CustomerMovedToAnotherStage");
        assertThat(customer.fact("stage")).isEqualTo("sale");
    }
}
