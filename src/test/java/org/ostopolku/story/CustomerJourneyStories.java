package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.runtimeService;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ostopolku.process.journey.Stage;

/** The whole path: all stages in order, moves between any two stages, and behaviour that all touchpoints share. */
@Story
class CustomerJourneyStories {

    private static final List<String> TOUCHPOINTS_IN_ORDER = List.of(
            "Assess the buying signal",
            "Send helpful content",
            "Answer the first enquiry",
            "Map who takes part in buying",
            "Hold the needs interview",
            "Show the solution",
            "Answer the evaluators' questions",
            "Prepare the offer with the customer",
            "Negotiate with the customer",
            "Agree on delivery and start",
            "Deliver as the customer chose",
            "Welcome and start",
            "Check the value in use at 30 days",
            "Check the value in use at 90 days",
            "Review the growth together",
            "Ask for a referral",
            "Thank and follow up");

    private final Customers customers;

    CustomerJourneyStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_customer_goes_from_the_first_signal_through_all_stages_to_the_referral() {
        var customer = customers.inAwareness("signalKind", "event-attended");

        for (String touchpoint : TOUCHPOINTS_IN_ORDER) {
            customer.waits(timeBefore(touchpoint));
            customer.completes(touchpoint);
        }

        assertThat(customer.processInstance("customer-journey"))
                .hasPassedInOrder(
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
        var customer = customers.startedByForm("customerName", "Paju Oy", "signalKind", "sales-meeting");

        assertThat(customer.journey()).startsWith("J-");
        assertThat(customer.openTouchpoints()).containsExactly("Assess the buying signal");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("customerName", "Paju Oy");
    }

    @Test
    void what_a_stage_learned_is_kept_when_the_customer_moves_or_leaves() {
        var customer = customers.inActivation().completes("Hold the needs interview", "customerNeeds", "Less waste");
        assertThat(customer.variable("customerNeeds")).isNull();

        customer.sends("customer-left");
        assertThat(customer.variable("customerNeeds")).isEqualTo("Less waste");

        var another = customers.inActivation().completes("Hold the needs interview", "customerNeeds", "More speed");
        another.sends("customer-moved", "toStage", "sale");
        assertThat(another.variable("customerNeeds")).isEqualTo("More speed");
    }

    @Test
    void a_decision_of_a_stage_that_the_customer_leaves_before_its_end_is_not_carried_out() {
        var customer = customers.inActivation();
        var stage = customer.processInstance("activation").getId();
        runtimeService()
                .setVariables(
                        stage, Map.of("nextStep", "sale", "closingReason", "no-fit", "customerNeeds", "Less waste"));

        customer.sends("customer-left");

        assertThat(customer.variable("customerNeeds")).isEqualTo("Less waste");
        assertThat(customer.variable("nextStep")).isNotEqualTo("sale");
        assertThat(customer.variable("closingReason")).isNull();
    }

    @Test
    void facts_that_nobody_knows_are_not_stored_and_copies_are_not_in_the_history() {
        var customer = customers.inContact();
        var contact = customer.processInstance("contact");

        assertThat(contact).variables().containsKeys("segment", "stage").doesNotContainKeys("orderValue", "nextStep");
        assertThat(customer.writtenVariables("contact")).doesNotContain("segment");
        assertThat(customer.writtenVariables("awareness")).contains("segment");
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @MethodSource("jumps")
    void a_customer_jumps_from_any_stage_to_any_stage(String from, String to) {
        var customer = customers.inAwareness();
        var left = from.equals("awareness") ? List.of(to) : List.of(from, to);
        customer.sends("customer-moved", "toStage", from); // Changes nothing if the customer is there.

        customer.sends("customer-moved", "toStage", to);

        assertThat(customer.processInstance(from))
                .hasPassedInOrder("StartEvent_CustomerIsAtAnotherStage", "EndEvent_CustomerMovedToAnotherStage");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("stage", to);
        assertThat(customers.sum(customer, "customer-moves")).isEqualByComparingTo(String.valueOf(left.size()));
        assertThat(customers.outcomes(customer, "stage-left")).containsExactlyElementsOf(left);
    }

    static Stream<Arguments> jumps() {
        return Stage.IDS.stream()
                .flatMap(from ->
                        Stage.IDS.stream().filter(to -> !to.equals(from)).map(to -> Arguments.of(from, to)));
    }

    @Test
    void a_customer_who_jumps_out_of_the_negotiation_leaves_no_offer_open() {
        var customer = customers.inNegotiation();

        customer.sends("customer-moved", "toStage", "activation");

        assertThat(customers.sum(customer, "quote-book")).isZero();
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .as("variables survive a move")
                .containsEntry("customerNeeds", "Two shifts without a stop");
    }

    @Test
    void every_touchpoint_that_is_left_overdue_is_escalated_to_sales_management() {
        var customer = customers.inAwareness("signalKind", "event-attended");

        for (String touchpoint : TOUCHPOINTS_IN_ORDER) {
            customer.waits(timeBefore(touchpoint));
            customer.leavesOverdue(touchpoint);
            assertThat(customer.touchpoint(touchpoint)).as(touchpoint).hasCandidateGroupAssociated("sales-management");
            assertThat(customer.touchpoint(touchpoint).getPriority())
                    .as(touchpoint)
                    .isEqualTo(100);
            if (touchpoint.equals("Deliver as the customer chose")) {
                customer.completes("Tell the customer about the delay");
            }
            customer.completes(touchpoint);
        }

        assertThat(customers.sum(customer, "touchpoint-overdue"))
                .isEqualByComparingTo("" + TOUCHPOINTS_IN_ORDER.size());
    }

    @Test
    void the_rep_who_first_talks_with_the_customer_keeps_the_customer() {
        var customer = customers.inContact().goesThrough("Answer the first enquiry");

        customer.isClaimedBy("aino", "Map who takes part in buying").completes("Map who takes part in buying");

        assertThat(customer.touchpoint("Hold the needs interview")).isAssignedTo("aino");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("owner", "aino");
    }

    /** The two value checks are due 30 and 90 days after the start. */
    private static Duration timeBefore(String touchpoint) {
        return touchpoint.contains("30 days")
                ? Duration.ofDays(30)
                : touchpoint.contains("90 days") ? Duration.ofDays(60) : Duration.ZERO;
    }
}
