package org.ostopolku.analytics.dashboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.ostopolku.analytics.figures.Figure;

@Schema(description = "The feedback of customers.")
record Experience(
        @Schema(description = "All touchpoints together.") FeedbackShares total,

        @Schema(description = "Each touchpoint after which feedback was asked.")
        List<FeedbackShares> touchpoints,

        @Schema(description = "Median hours from dissatisfied feedback to the end of the recovery.")
        Figure recoveryHours,

        @Schema(description = "The open recoveries of dissatisfied customers, by due date; at most fifty.")
        List<OpenRecovery> openRecoveries,

        @Schema(description = "Latest comments: the ten latest answers with a text.")
        List<Feedback> latest) {

    @Schema(name = "FeedbackShares", description = "How customers answered, as shares of those who were asked.")
    record FeedbackShares(
            @Schema(description = "The touchpoint's name; null for all together.")
            String touchpoint,

            @Schema(description = "How many questions were answered or closed without answer.")
            long asked,

            @Schema(description = "Share of the dissatisfied; null if no customer was asked.")
            Double dissatisfied,

            @Schema(description = "Share of the satisfied; null if no customer was asked.")
            Double satisfied,

            @Schema(description = "Share of the very satisfied; null if no customer was asked.")
            Double verySatisfied,

            @Schema(description = "Share of those who did not answer; null if no customer was asked.")
            Double unanswered) {}

    @Schema(name = "OpenRecovery", description = "The open recovery of a dissatisfied customer.")
    record OpenRecovery(
            @Schema(description = "The journey number.") String journey,

            @Schema(description = "The customer; null if erased.")
            String customerName,

            @Schema(description = "When the feedback came.") Instant since,

            @Schema(description = "When the recovery is due; null without a due date.")
            Instant due,

            @Schema(description = "The name of the assignee; null if there is none yet.")
            String assignee,

            @Schema(description = "The score, 0 to 10.") Integer score,

            @Schema(description = "The customer's text; null if there is none.")
            String text,

            @Schema(description = "Id of the journey's process instance; null if it has ended.")
            String cockpit) {}

    @Schema(
            name = "Feedback",
            description =
                    "An answer of a customer. Every user may read the answer; the customer is shown only to users who may see that customer.")
    record Feedback(
            @Schema(description = "The journey number; null if the caller may not see the customer.")
            String journey,

            @Schema(description = "The customer; null if erased, or if the caller may not see the customer.")
            String customerName,

            @Schema(description = "After which touchpoint they were asked.")
            String touchpoint,

            @Schema(description = "The score, 0 to 10.") Integer score,

            @JsonProperty("class") @Schema(description = "dissatisfied, satisfied or very-satisfied.")
            String satisfaction,

            @Schema(description = "The customer's text; null if there is none.")
            String text,

            @Schema(description = "When the answer came.") Instant at,

            @Schema(
                    description =
                            "Id of the journey's process instance; null if it has ended, or if the caller may not see the customer.")
            String cockpit) {}
}
