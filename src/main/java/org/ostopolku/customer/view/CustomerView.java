package org.ostopolku.customer.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The view of a journey and its customer. Money is in EUR; an unknown value is null. */
@Schema(name = "Story")
record CustomerView(
        @Schema(description = "Number of the journey.") String journey,
        @Schema(description = "The customer.") Customer customer,

        @Schema(description = "Where the customer is now, or how the journey ended.")
        Place place,

        @Schema(description = "The six stages in order.") List<Stage> path,

        @Schema(description = "What is open or planned, the soonest first.")
        List<NextStep> nextSteps,

        @Schema(description = "The sections of the timeline, the latest first.")
        List<TimelineSection> chapters,

        @Schema(description = "Every request for feedback, the latest first.")
        List<TimelineSection.Feedback> feedback,

        @Schema(description = "The offers, the latest first.")
        List<OfferAndOrderQueries.Offer> offers,

        @Schema(description = "The orders, the latest first.")
        List<OfferAndOrderQueries.Order> orders,

        @Schema(description = "The sum of all sales minus returns.")
        BigDecimal salesValue,

        @Schema(description = "Open journeys of the same customer that the reader may see, the oldest first.")
        List<RelatedJourneys.Other> otherJourneys,

        @Schema(description = "The journey that recommended this customer; null if none did.")
        RelatedJourneys.Recommender recommendedBy) {

    @Schema(name = "Story.Choice")
    record Choice(
            @Schema(description = "The value in the models.")
            String id,

            @Schema(description = "The label of the value.") String name) {}

    @Schema(name = "Story.Colleague")
    record Colleague(
            @Schema(description = "User id.") String id,

            @Schema(description = "First and last name, else the id.")
            String name,

            @Schema(description = "Names of their teams.") List<String> teams) {}

    @Schema(name = "Story.Customer")
    record Customer(
            @Schema(description = "The company, or a consumer's own name.")
            String name,

            @Schema(description = "When the personal data was erased; null if it was not.")
            Instant forgottenAt,

            @Schema(
                    description =
                            "The day on which this person refused contact in an earlier journey; null if they never"
                                    + " did, or have agreed to be contacted in this one.")
            LocalDate refusedContactOn,

            @Schema(description = "The customer's number in other systems.")
            String number,

            @Schema(description = "The person at the customer's side.")
            String contactPerson,

            @Schema(description = "The e-mail address of that person.")
            String contactEmail,

            @Schema(description = "Business or consumer, new or existing customer.")
            Choice segment,

            @Schema(description = "An investment, maintenance or a service.")
            Choice buyingSituation,

            @Schema(description = "The product category.") Choice productCategory,

            @Schema(description = "What the customer is expected to buy for.")
            BigDecimal expectedValue,

            @Schema(description = "What the customer needs, in their own words.")
            String needs,

            @Schema(description = "Whether the customer agrees to be contacted.")
            Choice contactConsent,

            @Schema(description = "The owner of the customer.")
            Colleague owner) {}

    /** Where the customer is. */
    @Schema(name = "Story.Place")
    record Place(
            @Schema(description = "Id of the stage, or nurture, exit or win-back; null when the journey has ended.")
            String process,

            @Schema(description = "Its name; of an ended journey the state in which it left the customer.")
            String name,

            @Schema(description = "What the customer does there, as it follows \"the customer\".")
            String doing,

            @Schema(description = "The stage where the customer is, or was last.")
            String stage,

            @Schema(description = "Since when; of an ended journey, when it ended.")
            Instant since,

            @Schema(description = "Whether the journey has ended.")
            boolean ended) {}

    @Schema(name = "Story.Stage")
    record Stage(
            @Schema(description = "Id of the stage.") String stage,
            @Schema(description = "Its name.") String name,

            @Schema(description = "What the customer does in it.")
            String doing,

            @Schema(description = "Whether the customer is there now.")
            boolean current,

            @Schema(description = "Every time that the customer was there, in order.")
            List<Visit> visits) {}

    @Schema(name = "Story.Visit")
    record Visit(
            @Schema(description = "When the customer came.") Instant entered,

            @Schema(description = "When the customer left; null while there.")
            Instant left) {}

    @Schema(name = "Story.NextStep")
    record NextStep(
            @Schema(description = "task: an open touchpoint; planned: one that opens then; delivery: what was ordered.")
            String kind,

            @Schema(description = "Id of the open task.") String task,
            @Schema(description = "Name of the touchpoint.") String name,
            @Schema(description = "What a plan waits for.") String reason,
            @Schema(description = "When it is due.") Instant at,

            @Schema(description = "The day, where a day was agreed.")
            String day,

            @Schema(description = "Whether that time is over.")
            boolean overdue,

            @Schema(description = "The assignee of the task.")
            Colleague assignee,

            @Schema(description = "Name of the candidate team of the task.")
            String team) {}
}
