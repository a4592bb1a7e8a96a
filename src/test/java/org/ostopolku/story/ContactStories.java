package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a customer leaves a trace and agrees to be contacted, or does not. */
@Story
class ContactStories {

    private final Customers customers;

    ContactStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_agrees_to_be_contacted() {
        var customer = customers.whoSearches();

        customer.goesThrough("Answer the first enquiry", "Map who takes part in buying");

        customer.hasPassedInOrder(
                "contact",
                "UserTask_AnswerTheFirstEnquiry",
                "UserTask_MapWhoTakesPartInBuying",
                "EndEvent_CustomerAgreedToBeContacted");
        assertThat(customers.sum(customer, "consented-contacts")).isEqualByComparingTo("1");
        assertThat(customers.values(customer, "first-response-hours")).hasSize(1);
    }

    @Test
    void a_customer_does_not_want_contact_yet_and_is_kept_warm() {
        var customer = customers.whoSearches();

        customer.completes("Answer the first enquiry", "contactConsent", "not-yet");

        customer.hasPassedInOrder("contact", "EndEvent_CustomerDoesNotWantContactYet")
                .hasNotPassed("contact", "UserTask_MapWhoTakesPartInBuying");
        assertThat(customers.outcomes(customer, "stage-left")).containsExactly("contact", "nurture");
    }

    @Test
    void a_customer_refuses_contact_and_we_forget_the_person() {
        var customer = customers.whoSearches();

        customer.completes("Answer the first enquiry", "contactConsent", "no");

        customer.hasPassedInOrder("contact", "EndEvent_CustomerRefusedContact")
                .hasPassedInOrder("customer-journey", "ServiceTask_ForgetThePerson", "EndEvent_CustomerRefusedContact");
        assertThat(customer.isOver()).isTrue();
        assertThat(customer.remembered()).doesNotContain("Kuusi Oy", "Aino Laine", "aino.laine@kuusi.example");
        assertThat(customers.sum(customer, "contact-rate")).isZero();
    }

    @Test
    void a_customer_downloads_a_guide_while_waiting_for_the_answer() {
        var customer = customers.whoSearches();

        customer.sends("customer-signal", "signalKind", "guide-downloaded");

        customer.hasPassedInOrder("contact", "EndEvent_SignalNoted");
        assertThat(customer.openTouchpoints()).contains("Answer the first enquiry");
    }
}
