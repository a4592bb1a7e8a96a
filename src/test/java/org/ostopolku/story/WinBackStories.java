package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a customer who left is asked back. */
@Story
class WinBackStories {

    private final Customers customers;

    WinBackStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_is_asked_back_after_a_quiet_time_and_returns() {
        var customer = customers.whoMayBeAskedBack();

        customer.waits(Duration.ofDays(90)).completes("Ask the customer back");

        customer.hasPassedInOrder("win-back", "Event_90Days", "EndEvent_CustomerCameBack");
        assertThat(customer.fact("stage")).isEqualTo("activation");
        assertThat(customers.sum(customer, "won-back-customers")).isEqualByComparingTo("1");
    }

    @Test
    void a_customer_is_not_ready_to_return_and_is_asked_later() {
        var customer = customers.whoMayBeAskedBack().waits(Duration.ofDays(90));

        customer.completes("Ask the customer back", "winBackDecision", "not-now")
                .waits(Duration.ofDays(90));

        assertThat(customer.openTouchpoints()).contains("Ask the customer back");
    }

    @Test
    void a_customer_stays_away() {
        var customer = customers.whoMayBeAskedBack().waits(Duration.ofDays(90));

        customer.completes("Ask the customer back", "winBackDecision", "no").waits(Duration.ofDays(8));

        customer.hasPassedInOrder("win-back", "EndEvent_CustomerStaysAway")
                .hasPassedInOrder("customer-journey", "EndEvent_CustomerStayedAway");
        assertThat(customer.isOver()).isTrue();
    }

    @Test
    void a_customer_comes_back_on_their_own() {
        var customer = customers.whoMayBeAskedBack();

        customer.sends("customer-signal", "signalKind", "content-visited");

        customer.hasPassedInOrder("win-back", "EndEvent_CustomerCameBackOnTheirOwn");
        assertThat(customer.fact("stage")).isEqualTo("contact");
    }

    @Test
    void a_customer_comes_back_straight_to_a_stage() {
        var customer = customers.whoMayBeAskedBack();

        customer.sends("customer-moved", "toStage", "sale");

        customer.hasPassedInOrder("win-back", "EndEvent_CustomerCameBackToAStage");
        assertThat(customer.fact("stage")).isEqualTo("sale");
    }

    @Test
    void a_customer_does_not_want_to_be_asked_any_more() {
        var customer = customers.whoMayBeAskedBack();

        customer.sends("customer-left").waits(Duration.ofDays(8));

        customer.hasPassedInOrder(
                "customer-journey", "BoundaryEvent_CustomerDoesNotWantToBeAsked", "EndEvent_CustomerAskedUsToStop");
        assertThat(customer.isOver()).isTrue();
    }
}
