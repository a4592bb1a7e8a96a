package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The process Nurture: a customer who is not ready is asked again later. */
@Story
class NurtureStories {

    private final Customers customers;

    NurtureStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_is_asked_again_in_the_rhythm_and_is_ready() {
        var customer = customers.inNurture().waits(Duration.ofDays(200));

        customer.completes("Ask the customer again");

        assertThat(customer.processInstance("nurture"))
                .hasPassedInOrder(
                        "BusinessRuleTask_DecideOnTheRhythm", "Event_DayOfTheRhythm", "EndEvent_CustomerIsReadyAgain");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("stage", "awareness");
        assertThat(customer.processInstance("awareness")).isWaitingAt("UserTask_AssessTheBuyingSignal");
    }

    @Test
    void a_customer_is_asked_again_on_the_day_they_named() {
        var customer = customers
                .inAwareness()
                .goesThrough("Assess the buying signal")
                .completes("Send helpful content", "interest", "not-now", "askAgainOn", "2030-01-20");

        customer.waits(Duration.ofDays(14));

        assertThat(customer.processInstance("nurture")).hasPassed("Event_AgreedDay");
        assertThat(customer.processInstance("nurture")).isWaitingAt("UserTask_AskTheCustomerAgain");
    }

    @Test
    void a_customer_is_not_ready_yet_and_asked_once_more() {
        var customer = customers.inNurture().waits(Duration.ofDays(200));

        customer.completes("Ask the customer again", "readiness", "not-yet").waits(Duration.ofDays(200));

        assertThat(customer.processInstance("nurture"))
                .hasPassedInOrder("UserTask_AskTheCustomerAgain", "BusinessRuleTask_DecideOnTheRhythm");
        assertThat(customer.processInstance("nurture")).isWaitingAt("UserTask_AskTheCustomerAgain");
        assertThat(customers.sum(customer, "nurture-rounds")).isEqualByComparingTo("1");
    }

    @Test
    void a_customer_wants_no_more_contact() {
        var customer = customers.inNurture().waits(Duration.ofDays(200));

        customer.completes("Ask the customer again", "readiness", "no-more-contact")
                .waits(Duration.ofDays(8));

        assertThat(customer.processInstance("nurture")).hasPassed("EndEvent_CustomerWantsNoMoreContact");
        assertThat(customer.processInstance("customer-journey")).hasPassed("EndEvent_CustomerWantsNoMoreContact");
        customer.hasEnded();
    }

    @Test
    void a_signal_of_the_customer_ends_the_wait_at_once() {
        var customer = customers.inNurture();

        customer.sends("customer-signal", "signalKind", "form-sent");

        assertThat(customer.processInstance("nurture"))
                .hasPassedInOrder("StartEvent_CustomerGaveASignal", "EndEvent_CustomerCameBackByASignal");
        assertThat(customer.processInstance("awareness")).isWaitingAt("UserTask_AssessTheBuyingSignal");
        assertThat(customers.sum(customer, "nurture-returned")).isEqualByComparingTo("1");
    }

    @Test
    void a_customer_who_is_kept_warm_is_suddenly_at_another_stage() {
        var customer = customers.inNurture();

        customer.sends("customer-moved", "toStage", "sale");

        assertThat(customer.processInstance("nurture")).hasPassed("EndEvent_CustomerMovedToAnotherStage");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("stage", "sale");
    }
}
