package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Figures of a touchpoint in the period. */
@Schema(name = "Map.Figures")
record TouchpointFigures(
        @Schema(description = "How often it was met: touchpoints completed, or signals that came in.")
        long encounters,

        @Schema(
                description =
                        "Of those, how many of each kind, the most frequent first; empty where there are no kinds.")
        List<Kind> kinds,

        @Schema(description = "From when it opened until it was completed; null if none was.")
        Double medianHours,

        @Schema(description = "How many became overdue in the period.")
        Long overdue,

        @Schema(description = "How many became overdue for each that was completed, at most 1; null if there was none.")
        Double overdueShare,

        @Schema(description = "What customers said of it; null if none was asked.")
        Feedback feedback) {

    @Schema(name = "Map.Kind")
    record Kind(
            @Schema(description = "What it is.") String name,
            @Schema(description = "How often.") long count) {}

    /** Shares of the feedback questions that are closed, 0 to 1. */
    @Schema(name = "Map.Feedback")
    record Feedback(
            @Schema(description = "How many questions.") long asked,

            @Schema(description = "Share of dissatisfied answers.")
            double dissatisfied,

            @Schema(description = "Share of satisfied answers.")
            double satisfied,

            @Schema(description = "Share of very satisfied answers.")
            double verySatisfied,

            @Schema(description = "Share of questions without an answer.")
            double unanswered) {}
}
