package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The process Delivery: in time, late, exchanged and returned. */
@Story
class DeliveryStories {

    private final Customers customers;

    DeliveryStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_delivery_comes_as_agreed() {
        var customer = customers.withOrder();

        customer.goesThrough("Deliver as the customer chose");

        assertThat(customer.processInstance("delivery")).hasPassed("EndEvent_CustomerHasTheDeliveryAsAgreed");
        assertThat(customers.sum(customer, "delivered-in-time")).isEqualByComparingTo("1");
        assertThat(customers.sum(customer, "order-book")).isZero();
    }

    @Test
    void a_delivery_is_due_on_the_day_that_the_customer_was_promised() {
        var customer = customers.withOrder();

        assertThat(customer.touchpoint("Deliver as the customer chose").getDueDate())
                .isInSameDayAs("2030-03-31");
    }

    @Test
    void a_late_delivery_is_told_to_the_customer() {
        var customer = customers.withOrder();

        customer.waits(Duration.ofDays(90))
                .completes("Tell the customer about the delay")
                .completes("Deliver as the customer chose", "deliveryResult", "late");

        assertThat(customer.processInstance("delivery"))
                .hasPassedInOrder(
                        "BoundaryEvent_PromisedDayPassed",
                        "EndEvent_CustomerKnowsOfTheDelay",
                        "EndEvent_CustomerHasTheDeliveryLate");
        assertThat(customers.sum(customer, "delivered-in-time")).isZero();
    }

    @Test
    void a_returned_delivery_is_exchanged() {
        var customer = customers.withOrder();

        customer.completes("Deliver as the customer chose", "deliveryResult", "returned")
                .completes("Arrange the return", "returnWish", "exchange", "deliveryDate", "2030-05-15")
                .completes("Deliver as the customer chose");

        assertThat(customer.processInstance("delivery"))
                .hasPassedInOrder(
                        "UserTask_ArrangeTheReturn",
                        "UserTask_DeliverAsTheCustomerChose",
                        "EndEvent_CustomerHasTheDeliveryAsAgreed");
    }

    @Test
    void a_returned_delivery_is_paid_back() {
        var customer = customers.withOrder();

        customer.completes("Deliver as the customer chose", "deliveryResult", "returned")
                .completes("Arrange the return", "returnWish", "money-back")
                .completes("Pay the money back");

        assertThat(customer.processInstance("delivery"))
                .hasPassedInOrder("UserTask_PayTheMoneyBack", "EndEvent_CustomerReturnedItAndHasTheMoney");
        assertThat(customers.sum(customer, "order-book")).isZero();
        assertThat(customers.sum(customer, "sales-value")).isZero();
    }
}
