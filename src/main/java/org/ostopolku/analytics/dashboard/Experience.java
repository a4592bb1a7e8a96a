package org.ostopolku.analytics.dashboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.ostopolku.analytics.figures.Figure;

/**
 * The feedback of customers.
 *
 * @param total All touchpoints together.
 * @param touchpoints Each touchpoint after which feedback was asked.
 * @param recoveryHours Median hours from dissatisfied feedback to the end of the recovery.
 * @param openRecoveries The open recoveries of dissatisfied customers, by due date; at most fifty.
 * @param latest Latest comments: the ten latest answers with a text.
 */
record Experience(
        FeedbackShares total,
        List<FeedbackShares> touchpoints,
        Figure recoveryHours,
        List<OpenRecovery> openRecoveries,
        List<Feedback> latest) {

    /**
     * How customers answered, as shares of those who were asked.
     *
     * @param touchpoint The touchpoint's name; null for all together.
     * @param asked How many questions were answered or closed without answer.
     * @param dissatisfied Share of the dissatisfied; null if no customer was asked.
     * @param satisfied Share of the satisfied; null if no customer was asked.
     * @param verySatisfied Share of the very satisfied; null if no customer was asked.
     * @param unanswered Share of those who did not answer; null if no customer was asked.
     */
    @Schema(name = "FeedbackShares")
    record FeedbackShares(
            String touchpoint,
            long asked,
            Double dissatisfied,
            Double satisfied,
            Double verySatisfied,
            Double unanswered) {}

    /**
     * The open recovery of a dissatisfied customer.
     *
     * @param journey The journey number.
     * @param customerName The customer; null if erased.
     * @param since When the feedback came.
     * @param due When the recovery is due; null without a due date.
     * @param assignee The name of the assignee; null if there is none yet.
     * @param score The score, 0 to 10.
     * @param text The customer's text; null if there is none.
     * @param cockpit Id of the journey's process instance; null if it has ended.
     */
    @Schema(name = "OpenRecovery")
    record OpenRecovery(
            String journey,
            String customerName,
            Instant since,
            Instant due,
            String assignee,
            Integer score,
            String text,
            String cockpit) {}

    /**
     * An answer of a customer. Every user may read the answer; the customer is shown only to users who may see that
     * customer.
     *
     * @param journey The journey number; null if the caller may not see the customer.
     * @param customerName The customer; null if erased, or if the caller may not see the customer.
     * @param touchpoint After which touchpoint they were asked.
     * @param score The score, 0 to 10.
     * @param text The customer's text; null if there is none.
     * @param at When the answer came.
     * @param cockpit Id of the journey's process instance; null if it has ended, or if the caller may not see the
     *     customer.
     */
    @Schema(name = "Feedback")
    record Feedback(
            String journey,
            String customerName,
            String touchpoint,
            Integer score,
            // springdoc looks for @param by the name in JSON, and class is no name in Java.
            @JsonProperty("class") @Schema(description = "dissatisfied, satisfied or very-satisfied.")
            String satisfaction,

            String text,
            Instant at,
            String cockpit) {}
}
