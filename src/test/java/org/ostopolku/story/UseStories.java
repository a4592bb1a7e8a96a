package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The stage Use and its outcomes. */
@Story
class UseStories {

    private final Customers customers;

    UseStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_gets_the_delivery_and_goes_on_using() {
        var customer = customers.inUse();

        customer.waits(Duration.ofDays(30))
                .goesThrough("Check the value in use at 30 days")
                .waits(Duration.ofDays(60))
                .goesThrough("Check the value in use at 90 days");

        assertThat(customer.processInstance("use"))
                .hasPassedInOrder(
                        "Event_DeliveryOrdered",
                        "ServiceTask_LogTheFirstValue",
                        "Event_30Days",
                        "Event_60DaysMore",
                        "EndEvent_CustomerContinues");
        assertThat(customers.sum(customer, "order-book")).isZero();
        assertThat(customers.sum(customer, "retention")).isEqualByComparingTo("1");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("stage", "growth");
    }

    @Test
    void a_customer_who_has_not_started_is_helped_again_after_a_week() {
        var customer = customers.withOrder().goesThrough("Deliver as the customer chose");

        customer.completes("Welcome and start", "startedToUse", "not-yet")
                .waits(Duration.ofDays(7))
                .completes("Welcome and start");

        assertThat(customer.processInstance("use"))
                .hasPassedInOrder("Event_7Days", "UserTask_WelcomeAndStart", "ServiceTask_LogTheFirstValue");
    }

    @Test
    void a_customer_at_risk_after_a_month_is_recovered() {
        var customer = customers.inUseForThirtyDays();

        customer.completes("Check the value in use at 30 days", "valueAtThirtyDays", "at-risk")
                .completes("Recover the value in use")
                .waits(Duration.ofDays(30));

        assertThat(customer.processInstance("use")).isWaitingAt("UserTask_CheckTheValueInUseAt30Days");
        assertThat(customer.processInstance("use")).hasPassedInOrder("UserTask_RecoverTheValueInUse", "Event_30Days");
    }

    @Test
    void a_customer_at_risk_after_three_months_is_recovered() {
        var customer = customers.inUseForNinetyDays();

        customer.completes("Check the value in use at 90 days", "useDecision", "at-risk")
                .completes("Recover the value in use");

        assertThat(customer.processInstance("use"))
                .hasPassedInOrder("UserTask_CheckTheValueInUseAt90Days", "UserTask_RecoverTheValueInUse");
    }

    @Test
    void a_customer_buys_more_and_the_sale_counts_as_add_on() {
        var customer = customers.inUseForNinetyDays();

        customer.completes("Check the value in use at 90 days", "useDecision", "buys-more")
                .goesThrough("Prepare the offer with the customer", "Negotiate with the customer")
                .completes("Agree on delivery and start", "deliveryDate", "2030-07-31");

        assertThat(customer.processInstance("customer-journey"))
                .hasPassedInOrder("CallActivity_Use", "CallActivity_Sale");
        assertThat(customers.sum(customer, "add-on-sales")).isEqualByComparingTo("100000");
        assertThat(customer.processInstance("delivery")).isWaitingAt("UserTask_DeliverAsTheCustomerChose");
    }

    @Test
    void a_customer_leaves_after_three_months() {
        var customer = customers.inUseForNinetyDays();

        customer.completes("Check the value in use at 90 days", "useDecision", "leaves", "leavingReason", "no-need");

        assertThat(customer.processInstance("use")).hasPassed("EndEvent_CustomerLeaves");
        assertThat(customer.processInstance("customer-journey")).hasPassed("EndEvent_CustomerLeavesThePath");
        assertThat(customer.processInstance("exit")).isWaitingAt("UserTask_UnderstandWhyTheCustomerLeaves");
        assertThat(customers.sum(customer, "retention")).isZero();
    }

    @Test
    void a_customer_who_returned_the_delivery_is_let_go_well() {
        var customer = customers.withOrder();

        customer.completes("Deliver as the customer chose", "deliveryResult", "returned")
                .goesThrough("Arrange the return", "Pay the money back");

        assertThat(customer.processInstance("use"))
                .hasPassedInOrder("ServiceTask_LogTheReturnedDelivery", "EndEvent_CustomerReturnedTheDelivery");
        assertThat(customer.processInstance("exit")).isWaitingAt("UserTask_UnderstandWhyTheCustomerLeaves");
    }

    @Test
    void a_customer_who_waits_for_nothing_goes_straight_to_the_value_check() {
        var customer = customers.inAwareness();

        customer.sends("customer-moved", "toStage", "use").waits(Duration.ofDays(30));

        assertThat(customer.processInstance("use")).hasNotPassed("Event_DeliveryOrdered", "UserTask_WelcomeAndStart");
        assertThat(customer.processInstance("use")).isWaitingAt("UserTask_CheckTheValueInUseAt30Days");
    }

    @Test
    void a_customer_shows_by_usage_how_it_goes() {
        var customer = customers.inUse();

        customer.sends("customer-signal", "signalKind", "usage-signal");

        assertThat(customer.processInstance("use")).hasPassed("EndEvent_SignalNoted");
    }
}
