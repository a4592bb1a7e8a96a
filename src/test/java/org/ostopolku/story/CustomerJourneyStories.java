package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole path: through the stages, jumps in any direction, and what is true in every touchpoint. */
@Story
class CustomerJourneyStories {

    private final Customers customers;

    CustomerJourneyStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_goes_from_the_first_signal_through_all_stages_to_the_referral() {
        var customer = customers.whoNotices("signalKind", "event-attended");

        customer.goesThrough("Assess the buying signal", "Send helpful content")
                .goesThrough("Answer the first enquiry", "Map who takes part in buying")
                .goesThrough("Hold the needs interview", "Show the solution", "Answer the evaluators' questions")
                .goesThrough(
                        "Prepare the offer with the customer",
                        "Negotiate with the customer",
                        "Agree on delivery and start")
                .goesThrough("Deliver as the customer chose", "Welcome and start")
                .waits(Duration.ofDays(30))
                .goesThrough("Check the value in use at 30 days")
                .waits(Duration.ofDays(60))
                .goesThrough("Check the value in use at 90 days")
                .goesThrough("Review the growth together", "Ask for a referral", "Thank and follow up");

        customer.hasPassedInOrder(
                "customer-journey",
                "CallActivity_Awareness",
                "CallActivity_Contact",
                "CallActivity_Activation",
                "CallActivity_Sale",
                "CallActivity_Use",
                "CallActivity_Growth");
        assertThat(customers.outcomes(customer, "stage-left"))
                .containsExactly("contact", "activation", "sale", "use", "growth", "use");
        assertThat(customers.referredBy(customer)).hasSize(1);
    }

    @Test
    void a_journey_that_a_person_starts_gets_its_number_from_us() {
        var customer = customers.whomSomebodyMeets("customerName", "Paju Oy", "signalKind", "sales-meeting");

        assertThat(customer.journey()).startsWith("J-");
        assertThat(customer.openTouchpoints()).containsExactly("Assess the buying signal");
        assertThat(customer.fact("customerName")).isEqualTo("Paju Oy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"awareness", "contact", "activation", "sale", "use", "growth"})
    void a_customer_jumps_forward_to_any_stage(String stage) {
        var customer = customers.whoNotices();

        customer.sends("customer-moved", "toStage", stage);

        customer.hasPassedInOrder("customer-journey", "CallActivity_Awareness");
        assertThat(customer.fact("stage")).isEqualTo(stage);
        assertThat(customers.sum(customer, "customer-moves")).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"awareness", "contact", "activation", "sale", "use", "growth"})
    void a_customer_jumps_back_to_awareness_from_any_stage(String stage) {
        var customer = customers.whoNotices().sends("customer-moved", "toStage", stage);

        customer.sends("customer-moved", "toStage", "awareness");

        assertThat(customer.fact("stage")).isEqualTo("awareness");
        assertThat(customer.openTouchpoints()).containsExactly("Assess the buying signal");
    }

    @Test
    void a_customer_who_jumps_out_of_the_negotiation_leaves_no_offer_open() {
        var customer = customers.whoNegotiates();

        customer.sends("customer-moved", "toStage", "activation");

        assertThat(customers.sum(customer, "quote-book")).isZero();
        assertThat(customer.fact("customerNeeds"))
                .as("what we know stays known")
                .isEqualTo("Two shifts without a stop");
    }

    @Test
    void every_touchpoint_that_is_left_overdue_is_escalated_to_sales_management() {
        var customer = customers.whoNotices();
        assertThat(customer.teamsOf("Assess the buying signal")).containsExactly("marketing");

        customer.leavesOverdue("Assess the buying signal");

        assertThat(customer.teamsOf("Assess the buying signal")).containsExactly("marketing", "sales-management");
        assertThat(customer.touchpoint("Assess the buying signal").getPriority())
                .isEqualTo(100);
        assertThat(customers.sum(customer, "touchpoint-overdue")).isEqualByComparingTo("1");
    }

    @Test
    void the_rep_who_first_talks_with_the_customer_keeps_the_customer() {
        var customer = customers.whoSearches().goesThrough("Answer the first enquiry");

        customer.isServedBy("aino", "Map who takes part in buying").completes("Map who takes part in buying");

        assertThat(customer.touchpoint("Hold the needs interview").getAssignee())
                .isEqualTo("aino");
        assertThat(customer.fact("owner")).isEqualTo("aino");
    }
}
