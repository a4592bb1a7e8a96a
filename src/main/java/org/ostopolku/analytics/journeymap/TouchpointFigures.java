package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Figures of a touchpoint in the period.
 *
 * @param encounters How often it was met: touchpoints completed, or signals that came in.
 * @param kinds Of those, how many of each kind, the most frequent first; empty where there are no kinds.
 * @param medianHours From when it opened until it was completed; null if none was.
 * @param overdue How many became overdue in the period.
 * @param overdueShare How many became overdue for each that was completed, at most 1; null if there was none.
 * @param feedback What customers said of it; null if none was asked.
 */
@Schema(name = "Map.Figures")
record TouchpointFigures(
        long encounters, List<Kind> kinds, Double medianHours, Long overdue, Double overdueShare, Feedback feedback) {

    /**
     * A kind and its number.
     *
     * @param name What it is.
     * @param count How often.
     */
    @Schema(name = "Map.Kind")
    record Kind(String name, long count) {}

    /**
     * Shares of the feedback questions that are closed, 0 to 1.
     *
     * @param asked How many questions.
     * @param dissatisfied Share of dissatisfied answers.
     * @param satisfied Share of satisfied answers.
     * @param verySatisfied Share of very satisfied answers.
     * @param unanswered Share of questions without an answer.
     */
    @Schema(name = "Map.Feedback")
    record Feedback(long asked, double dissatisfied, double satisfied, double verySatisfied, double unanswered) {}
}
