package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import org.junit.jupiter.api.Test;

/** The process Exit: a journey ended by the customer or by the company. */
@Story
class ExitStories {

    private final Customers customers;

    ExitStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_leaves_in_the_middle_of_the_evaluation() {
        var customer = customers.inActivation();

        customer.sends("customer-left", "leavingReason", "business-ends", "leavingNote", "The plant closes")
                .goesThrough("Understand why the customer leaves", "Take care of what is left");

        assertThat(customer.processInstance("customer-journey"))
                .hasPassedInOrder("BoundaryEvent_CustomerLeft", "CallActivity_Exit", "EndEvent_CustomerLeftForGood");
        assertThat(customer.processInstance("exit")).hasPassed("EndEvent_CustomerLeftForGood");
        assertThat(customers.outcomes(customer, "stage-left")).endsWith("interrupted");
    }

    @Test
    void we_end_the_journey_deliberately_and_leave_nothing_open() {
        var customer = customers.inNegotiation();

        customer.sends("customer-left")
                .completes("Understand why the customer leaves", "endedBy", "us")
                .completes("Take care of what is left");

        assertThat(customers.sum(customer, "quote-book")).isZero();
        assertThat(customers.sum(customer, "customer-exits")).isEqualByComparingTo("1");
    }

    @Test
    void a_customer_who_leaves_before_the_delivery_takes_the_order_back() {
        var customer = customers.withOrder();

        customer.sends("customer-left")
                .goesThrough("Understand why the customer leaves", "Take care of what is left")
                .completes(
                        "Deliver as the customer chose",
                        "deliveryResult",
                        "cancelled",
                        "cancellationReason",
                        "The customer leaves");

        assertThat(customers.sum(customer, "order-book")).isZero();
        assertThat(customers.sum(customer, "sales-value")).isZero();
        assertThat(customers.sum(customer, "lifetime-value")).isZero();
    }

    @Test
    void a_customer_who_may_be_asked_again_is_kept_for_the_win_back() {
        var customer = customers.inExit();

        customer.completes("Understand why the customer leaves", "mayContactAgain", "yes")
                .goesThrough("Take care of what is left");

        assertThat(customer.processInstance("exit")).hasPassed("EndEvent_CustomerMayComeBack");
        assertThat(customer.processInstance("customer-journey")).isNotEnded();
    }

    @Test
    void a_customer_changes_their_mind_and_stays() {
        var customer = customers.inExit();

        customer.sends("customer-moved", "toStage", "use");

        assertThat(customer.processInstance("exit"))
                .hasPassedInOrder("ServiceTask_LogTheMoveCloseTheOffer", "EndEvent_CustomerStaysAfterAll");
        assertThat(customer.processInstance("customer-journey"))
                .hasPassedInOrder("CallActivity_Exit", "Gateway_BeforeComingBack");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("stage", "use");
    }
}
