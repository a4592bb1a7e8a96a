package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The process Win-back: a customer who left is asked to return. */
@Story
class WinBackStories {

    private final Customers customers;

    WinBackStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_is_asked_back_after_a_quiet_time_and_returns() {
        var customer = customers.inWinBack();

        customer.waits(Duration.ofDays(90)).completes("Ask the customer back");

        assertThat(customer.processInstance("win-back")).hasPassedInOrder("Event_90Days", "EndEvent_CustomerCameBack");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("stage", "activation");
        assertThat(customers.sum(customer, "won-back-customers")).isEqualByComparingTo("1");
    }

    @Test
    void a_customer_is_not_ready_to_return_and_is_asked_later() {
        var customer = customers.inWinBack().waits(Duration.ofDays(90));

        customer.completes("Ask the customer back", "winBackDecision", "not-now")
                .waits(Duration.ofDays(90));

        assertThat(customer.processInstance("win-back")).isWaitingAt("UserTask_AskTheCustomerBack");
    }

    @Test
    void a_customer_stays_away() {
        var customer = customers.inWinBack().waits(Duration.ofDays(90));

        customer.completes("Ask the customer back", "winBackDecision", "no").waits(Duration.ofDays(8));

        assertThat(customer.processInstance("win-back")).hasPassed("EndEvent_CustomerStaysAway");
        assertThat(customer.processInstance("customer-journey")).hasPassed("EndEvent_CustomerStayedAway");
        customer.hasEnded();
    }

    @Test
    void a_customer_comes_back_on_their_own() {
        var customer = customers.inWinBack();

        customer.sends("customer-signal", "signalKind", "content-visited");

        assertThat(customer.processInstance("win-back")).hasPassed("EndEvent_CustomerCameBackOnTheirOwn");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("stage", "contact");
    }

    @Test
    void a_customer_comes_back_straight_to_a_stage() {
        var customer = customers.inWinBack();

        customer.sends("customer-moved", "toStage", "sale");

        assertThat(customer.processInstance("win-back")).hasPassed("EndEvent_CustomerCameBackToAStage");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("stage", "sale");
    }

    @Test
    void a_customer_does_not_want_to_be_asked_any_more() {
        var customer = customers.inWinBack();

        customer.sends("customer-left").waits(Duration.ofDays(8));

        assertThat(customer.processInstance("customer-journey"))
                .hasPassedInOrder("BoundaryEvent_CustomerDoesNotWantToBeAsked", "EndEvent_CustomerAskedUsToStop");
        customer.hasEnded();
    }
}
