package org.ostopolku.customer.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ostopolku.customer.privacy.ErasurePreview;

/**
 * The view of a journey and its customer. Money is in EUR; an unknown value is null.
 *
 * @param journey Number of the journey.
 * @param customer The customer.
 * @param place Where the customer is now, or how the journey ended.
 * @param path The six stages in order.
 * @param nextSteps What is open or planned, the soonest first.
 * @param chapters The sections of the timeline, the latest first.
 * @param feedback Every request for feedback, the latest first.
 * @param offers The offers, the latest first.
 * @param orders The orders, the latest first.
 * @param salesValue The sum of all sales minus returns.
 * @param otherJourneys Open journeys of the same customer that the reader may see, the oldest first.
 * @param recommendedBy The journey that recommended this customer; null if none did.
 */
@Schema(name = "Story")
record CustomerView(
        String journey,
        Customer customer,
        Place place,
        List<Stage> path,
        List<NextStep> nextSteps,
        List<TimelineSection> chapters,
        List<TimelineSection.Feedback> feedback,
        List<OfferAndOrderQueries.Offer> offers,
        List<OfferAndOrderQueries.Order> orders,
        BigDecimal salesValue,
        List<RelatedJourneys.Other> otherJourneys,
        RelatedJourneys.Recommender recommendedBy) {

    /**
     * An answer chosen from the list of a form or decision table.
     *
     * @param id The value in the models.
     * @param name The label of the value.
     */
    @Schema(name = "Story.Choice")
    record Choice(String id, String name) {}

    /**
     * A user of the company.
     *
     * @param id User id.
     * @param name First and last name, else the id.
     * @param teams Names of their teams.
     */
    @Schema(name = "Story.Colleague")
    record Colleague(String id, String name, List<String> teams) {}

    /**
     * The customer, as recorded in the journey.
     *
     * @param name The company, or a consumer's own name.
     * @param forgottenAt When the personal data was erased; null if it was not.
     * @param ordersKeptUntil After an erasure, the last day on which the data of the orders is kept by law; else null.
     * @param scheduledErasure The erasure that a refusal of contact has scheduled; null if there is none.
     * @param refusedContactOn The day on which this person refused contact in an earlier journey; null if they never
     *     did, or have agreed to be contacted in this one.
     * @param number The customer's number in other systems.
     * @param contactPerson The person at the customer's side.
     * @param contactEmail The e-mail address of that person.
     * @param segment Business or consumer, new or existing customer.
     * @param buyingSituation An investment, maintenance or a service.
     * @param productCategory The product category.
     * @param expectedValue What the customer is expected to buy for.
     * @param needs What the customer needs, in their own words.
     * @param contactConsent Whether the customer agrees to be contacted.
     * @param owner The owner of the customer.
     */
    @Schema(name = "Story.Customer")
    record Customer(
            String name,
            Instant forgottenAt,
            LocalDate ordersKeptUntil,
            ErasurePreview scheduledErasure,
            LocalDate refusedContactOn,
            String number,
            String contactPerson,
            String contactEmail,
            Choice segment,
            Choice buyingSituation,
            Choice productCategory,
            BigDecimal expectedValue,
            String needs,
            Choice contactConsent,
            Colleague owner) {}

    /**
     * Where the customer is.
     *
     * @param process Id of the stage, or nurture, exit or win-back; null when the journey has ended.
     * @param name Its name; of an ended journey the state in which it left the customer.
     * @param doing What the customer does there, as it follows "the customer".
     * @param stage The stage where the customer is, or was last.
     * @param since Since when; of an ended journey, when it ended.
     * @param ended Whether the journey has ended.
     */
    @Schema(name = "Story.Place")
    record Place(String process, String name, String doing, String stage, Instant since, boolean ended) {}

    /**
     * A stage with the times that the customer was in it.
     *
     * @param stage Id of the stage.
     * @param name Its name.
     * @param doing What the customer does in it.
     * @param current Whether the customer is there now.
     * @param visits Every time that the customer was there, in order.
     */
    @Schema(name = "Story.Stage")
    record Stage(String stage, String name, String doing, boolean current, List<Visit> visits) {}

    /**
     * A period in which the customer was in a stage.
     *
     * @param entered When the customer came.
     * @param left When the customer left; null while there.
     */
    @Schema(name = "Story.Visit")
    record Visit(Instant entered, Instant left) {}

    /**
     * An open or planned step with the customer.
     *
     * @param kind task: an open touchpoint; planned: one that opens then; delivery: what was ordered.
     * @param task Id of the open task.
     * @param name Name of the touchpoint.
     * @param reason What a plan waits for.
     * @param at When it is due.
     * @param day The day, where a day was agreed.
     * @param overdue Whether that time is over.
     * @param assignee The assignee of the task.
     * @param team Name of the candidate team of the task.
     */
    @Schema(name = "Story.NextStep")
    record NextStep(
            String kind,
            String task,
            String name,
            String reason,
            Instant at,
            String day,
            boolean overdue,
            Colleague assignee,
            String team) {}
}
