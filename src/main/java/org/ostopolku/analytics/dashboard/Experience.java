package org.ostopolku.analytics.dashboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.ostopolku.analytics.figures.Figure;

@Schema(description = "What customers say.")
record Experience(
        @Schema(description = "All touchpoints together.") Answers total,

        @Schema(description = "Each touchpoint after which somebody was asked.")
        List<Answers> touchpoints,

        @Schema(description = "Median hours from bad feedback to the trust recovered.")
        Figure recoveryHours,

        @Schema(
                description =
                        "Dissatisfied customers whose trust is being recovered, the most urgent first; at most fifty.")
        List<Recovery> openRecoveries,

        @Schema(description = "The ten latest answers with words.")
        List<Said> latest) {

    @Schema(name = "FeedbackShares", description = "How customers answered, as shares of those who were asked.")
    record Answers(
            @Schema(description = "The touchpoint's name; null for all together.")
            String touchpoint,

            @Schema(description = "How many questions were answered or closed without answer.")
            long asked,

            @Schema(description = "Share of the dissatisfied; null if nobody was asked.")
            Double dissatisfied,

            @Schema(description = "Share of the satisfied; null if nobody was asked.")
            Double satisfied,

            @Schema(description = "Share of the very satisfied; null if nobody was asked.")
            Double verySatisfied,

            @Schema(description = "Share of those who did not answer; null if nobody was asked.")
            Double unanswered) {}

    @Schema(name = "OpenRecovery", description = "A dissatisfied customer whose trust is being recovered.")
    record Recovery(
            @Schema(description = "The journey number.") String journey,

            @Schema(description = "The customer; null if forgotten.")
            String customerName,

            @Schema(description = "When the feedback came.") Instant since,

            @Schema(description = "When the recovery is due; null if it is not.")
            Instant due,

            @Schema(description = "The name of who does it; null if nobody yet.")
            String assignee,

            @Schema(description = "The score, 0 to 10.") Integer score,

            @Schema(description = "What the customer wrote; null if nothing.")
            String text,

            @Schema(description = "Id of the journey's process instance; null if it has ended.")
            String cockpit) {}

    @Schema(
            name = "Feedback",
            description =
                    "An answer of a customer. Whoever is inside reads what was said; who said it, only whose customer it is.")
    record Said(
            @Schema(description = "The journey number; null out of reach.")
            String journey,

            @Schema(description = "The customer; null if forgotten, or out of reach.")
            String customerName,

            @Schema(description = "After which touchpoint they were asked.")
            String touchpoint,

            @Schema(description = "The score, 0 to 10.") Integer score,

            @JsonProperty("class") @Schema(description = "dissatisfied, satisfied or very-satisfied.")
            String satisfaction,

            @Schema(description = "What they wrote; null if nothing.")
            String text,

            @Schema(description = "When the answer came.") Instant at,

            @Schema(description = "Id of the journey's process instance; null if it has ended, or out of reach.")
            String cockpit) {}
}
