package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The stage Contact and its outcomes. */
@Story
class ContactStories {

    private final Customers customers;

    ContactStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_agrees_to_be_contacted() {
        var customer = customers.inContact();

        customer.goesThrough("Answer the first enquiry", "Map who takes part in buying");

        assertThat(customer.processInstance("contact"))
                .hasPassedInOrder(
                        "UserTask_AnswerTheFirstEnquiry",
                        "UserTask_MapWhoTakesPartInBuying",
                        "EndEvent_CustomerAgreedToBeContacted");
        assertThat(customers.sum(customer, "consented-contacts")).isEqualByComparingTo("1");
        assertThat(customers.values(customer, "first-response-hours")).hasSize(1);
    }

    @Test
    void a_customer_does_not_want_contact_yet_and_is_kept_warm() {
        var customer = customers.inContact();

        customer.completes("Answer the first enquiry", "contactConsent", "not-yet");

        assertThat(customer.processInstance("contact"))
                .hasPassed("EndEvent_CustomerDoesNotWantContactYet")
                .hasNotPassed("UserTask_MapWhoTakesPartInBuying");
        assertThat(customers.outcomes(customer, "stage-left")).containsExactly("contact", "nurture");
    }

    @Test
    void a_customer_refuses_contact_and_we_forget_the_person() {
        var customer = customers.inContact().completes("Answer the first enquiry", "contactConsent", "no");
        assertThat(customer.openTouchpoints()).containsExactly("Revoke a wrong erasure");
        assertThat(customer.variable("erasureOn")).isEqualTo("2030-01-22");

        customer.waits(Duration.ofDays(14));
        assertThat(customer.variable("customerName")).isEqualTo("Kuusi Oy");
        customer.waits(Duration.ofDays(1));

        assertThat(customer.processInstance("contact")).hasPassed("EndEvent_CustomerRefusedContact");
        assertThat(customer.processInstance("customer-journey"))
                .hasPassedInOrder("ServiceTask_ForgetThePerson", "EndEvent_CustomerRefusedContact");
        customer.hasEnded();
        assertThat(customer.historicVariableValues())
                .doesNotContain("Kuusi Oy", "Aino Laine", "aino.laine@kuusi.example");
        assertThat(customers.sum(customer, "contact-rate")).isZero();
    }

    @Test
    void a_refusal_recorded_by_mistake_is_taken_back_and_the_customer_is_answered_again() {
        var customer = customers.inContact().completes("Answer the first enquiry", "contactConsent", "no");

        customer.waits(Duration.ofDays(13)).completes("Revoke a wrong erasure");

        assertThat(customer.processInstance("customer-journey"))
                .hasPassed("ServiceTask_TakeBackTheRefusal")
                .hasNotPassed("ServiceTask_ForgetThePerson");
        assertThat(customer.processInstance("contact")).isWaitingAt("UserTask_AnswerTheFirstEnquiry");
        customer.waits(Duration.ofDays(30));
        assertThat(customer.variable("customerName")).isEqualTo("Kuusi Oy");
        customer.completes("Answer the first enquiry");
        assertThat(customer.openTouchpoints()).contains("Map who takes part in buying");
    }

    @Test
    void the_order_of_a_customer_who_refuses_contact_keeps_its_data() {
        var customer = customers
                .inUse()
                .sends("customer-moved", "toStage", "contact")
                .completes("Answer the first enquiry", "contactConsent", "no");

        customer.waits(Duration.ofDays(15));

        customer.hasEnded();
        assertThat(customer.historicVariableValues())
                .contains("Kuusi Oy", "Tampere")
                .doesNotContain("Aino Laine", "aino.laine@kuusi.example", "Two shifts without a stop");
    }

    @Test
    void a_customer_downloads_a_guide_while_waiting_for_the_answer() {
        var customer = customers.inContact();

        customer.sends("customer-signal", "signalKind", "guide-downloaded");

        assertThat(customer.processInstance("contact")).hasPassed("EndEvent_SignalNoted");
        assertThat(customer.processInstance("contact")).isWaitingAt("UserTask_AnswerTheFirstEnquiry");
    }
}
