package org.ostopolku.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import org.junit.jupiter.api.Test;

/** The stage Growth: review, referral and their outcomes. */
@Story
class GrowthStories {

    private final Customers customers;

    GrowthStories(Customers customers) {
        this.customers = customers;
    }

    @Test
    void a_very_satisfied_customer_recommends_us_and_the_referred_companies_start_their_own_journeys() {
        var customer = customers.inGrowth();

        customer.goesThrough("Review the growth together")
                .completes("Ask for a referral", "referredCompanies", "Honka Oy\nLehto Ky\n");

        var referred = customers.referredBy(customer);
        assertThat(referred)
                .extracting(story -> story.variable("customerName"))
                .containsExactlyInAnyOrder("Honka Oy", "Lehto Ky");
        assertThat(referred).allSatisfy(story -> assertThat(story.journey()).startsWith("J-"));
        assertThat(referred)
                .allSatisfy(story -> assertThat(story.openTouchpoints()).containsExactly("Assess the buying signal"));
        assertThat(customers.sum(customer, "referrals")).isEqualByComparingTo("2");

        customer.goesThrough("Thank and follow up");
        assertThat(customer.processInstance("growth"))
                .hasPassedInOrder("UserTask_ThankAndFollowUp", "EndEvent_CustomerGoesOnWithUs");
        assertThat(customer.processInstance("customer-journey"))
                .isActive()
                .variables()
                .containsEntry("stage", "use");
        assertThat(customers.sum(customer, "lifetime-value")).isEqualByComparingTo("30000");
    }

    @Test
    void a_customer_who_is_not_very_satisfied_is_not_asked_to_recommend() {
        var customer = customers.inGrowth();

        customer.completes("Review the growth together", "satisfactionScore", 7);

        assertThat(customer.processInstance("growth"))
                .hasNotPassed("UserTask_AskForAReferral")
                .hasPassed("EndEvent_CustomerGoesOnWithUs");
        assertThat(customers.sum(customer, "very-satisfied-share")).isZero();
    }

    @Test
    void a_very_satisfied_customer_does_not_recommend_yet() {
        var customer = customers.inGrowth().goesThrough("Review the growth together");

        customer.completes("Ask for a referral", "recommends", "not-yet");

        assertThat(customer.processInstance("growth"))
                .hasPassedInOrder("ServiceTask_LogTheUnansweredRequest", "EndEvent_CustomerGoesOnWithUs");
        assertThat(customers.sum(customer, "referral-request-share")).isZero();
        assertThat(customers.referredBy(customer)).isEmpty();
    }

    @Test
    void we_part_as_friends() {
        var customer = customers.inGrowth();

        customer.completes("Review the growth together", "satisfactionScore", 8, "goOnTogether", "no");

        assertThat(customer.processInstance("growth")).hasPassed("EndEvent_CustomerGoesOnWithoutUs");
        assertThat(customer.processInstance("exit")).isWaitingAt("UserTask_UnderstandWhyTheCustomerLeaves");
    }

    @Test
    void a_customer_shares_the_recommendation_link() {
        var customer = customers.inGrowth();

        customer.sends("customer-signal", "signalKind", "recommendation-link-used");

        assertThat(customer.processInstance("growth")).hasPassed("EndEvent_SignalNoted");
    }
}
