package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The stage Sale and its outcomes. */
@Story
class SaleStories {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Customers customers;

    SaleStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_buys() {
        var customer = customers.inNegotiation();
        assertThat(customers.sum(customer, "quote-book")).isEqualByComparingTo("100000");

        customer.goesThrough("Negotiate with the customer", "Agree on delivery and start");

        assertThat(customer.processInstance("sale"))
                .hasPassedInOrder("ServiceTask_LogTheOffer", "ServiceTask_LogTheOrder", "EndEvent_CustomerBought")
                .hasNotPassed("UserTask_ApproveTheExceptionalDiscount");
        assertThat(customers.sum(customer, "quote-book")).isZero();
        assertThat(customers.sum(customer, "quote-book-margin")).isZero();
        assertThat(customers.sum(customer, "order-book")).isEqualByComparingTo("100000");
        assertThat(customers.sum(customer, "order-book-margin")).isEqualByComparingTo("30000");
        assertThat(customers.sum(customer, "add-on-sales")).isZero();
    }

    @Test
    void an_exceptional_discount_is_approved() {
        var customer = customers.inSale();

        customer.completes("Prepare the offer with the customer", "discountPercent", 25)
                .completes("Approve the exceptional discount", "discountApproved", "yes");

        assertThat(customer.processInstance("sale"))
                .hasPassedInOrder("UserTask_ApproveTheExceptionalDiscount", "ServiceTask_LogTheOffer");
        assertThat(customer.processInstance("sale")).isWaitingAt("UserTask_NegotiateWithTheCustomer");
        assertThat(customers.sum(customer, "discount-given")).isEqualByComparingTo("25");
    }

    @Test
    void an_exceptional_discount_is_refused_and_the_offer_prepared_again() {
        var customer = customers.inSale().completes("Prepare the offer with the customer", "discountPercent", 25);

        customer.completes("Approve the exceptional discount", "discountApproved", "no");

        assertThat(customer.processInstance("sale")).hasNotPassed("ServiceTask_LogTheOffer");
        assertThat(customer.processInstance("sale")).isWaitingAt("UserTask_PrepareTheOfferWithTheCustomer");
        assertThat(customers.sum(customer, "quote-book")).isZero();
    }

    @Test
    void a_customer_wants_changes_to_the_offer() {
        var customer = customers.inNegotiation();

        customer.completes(
                        "Negotiate with the customer", "saleDecision", "changes", "wantedChanges", "Two smaller lots")
                .completes("Prepare the offer with the customer", "offerValue", 80000, "offerMargin", 20000);

        assertThat(customer.processInstance("sale"))
                .hasPassedInOrder(
                        "ServiceTask_LogTheOffer", "ServiceTask_LogTheWithdrawnOffer", "ServiceTask_LogTheOffer");
        assertThat(customers.sum(customer, "quote-book")).isEqualByComparingTo("80000");
    }

    @Test
    void a_customer_postpones_and_is_asked_again_on_the_agreed_day() {
        var customer = customers.inNegotiation();

        customer.completes("Negotiate with the customer", "saleDecision", "postpones", "askAgainOn", "2030-02-15");
        assertThat(customer.processInstance("sale")).isNotWaitingAt("UserTask_NegotiateWithTheCustomer");
        customer.waits(Duration.ofDays(45)).completes("Negotiate with the customer");

        assertThat(customer.processInstance("sale"))
                .hasPassedInOrder("Event_AgreedDay", "UserTask_NegotiateWithTheCustomer");
        assertThat(customer.processInstance("sale")).isWaitingAt("UserTask_AgreeOnDeliveryAndStart");
    }

    @Test
    void a_customer_declines_the_offer() {
        var customer = customers.inNegotiation();

        customer.completes("Negotiate with the customer", "saleDecision", "declines", "declineReason", "no-budget");

        assertThat(customer.processInstance("sale")).hasPassed("EndEvent_CustomerDeclinedTheOffer");
        assertThat(customer.processInstance("customer-journey")).hasPassed("EndEvent_CustomerDeclined");
        customer.waits(A_WEEK).hasEnded();
        assertThat(customers.sum(customer, "quote-book")).isZero();
        assertThat(customers.values(customer, "win-rate")).singleElement().satisfies(won -> assertThat(won)
                .isZero());
    }

    @Test
    void a_customer_visits_our_pages_during_the_negotiation() {
        var customer = customers.inNegotiation();

        customer.sends("customer-signal", "signalKind", "content-visited");

        assertThat(customer.processInstance("sale")).hasPassed("EndEvent_SignalNoted");
    }
}
