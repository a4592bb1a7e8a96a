package org.ostopolku.analytics.diagram;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One page of the finished instances of a version, the newest first.
 *
 * @param total The number on all pages.
 * @param page Number of this page, 1 for the first.
 * @param pageSize The number of instances on a full page.
 * @param period When they ended.
 * @param rows The instances.
 */
record FinishedPage(
        long total, int page, int pageSize, ProcessFigures.CountedPeriod period, List<FinishedInstance> rows) {

    /**
     * A finished instance of a process and the path that the customer took in it.
     *
     * @param journey Journey number; null if the instance belongs to no journey.
     * @param customerName The customer's name; null if it was erased.
     * @param startedAt When it began.
     * @param endedAt When it ended.
     * @param hours The hours between them.
     * @param cancelled Whether it was cancelled, such as a stage that ends when the customer leaves.
     * @param end Name of the end event that was reached, or cancelled.
     * @param path The steps in order.
     */
    record FinishedInstance(
            String journey,
            String customerName,
            Instant startedAt,
            Instant endedAt,
            double hours,
            boolean cancelled,
            String end,
            List<PathStep> path) {}

    /**
     * A step of a path.
     *
     * @param kind touchpoint, part (a process of its own) or decision.
     * @param name Name of the touchpoint or the part, or the question of a decision.
     * @param answer The customer's decision; null for other steps.
     * @param brokenOff Whether it was cancelled before it was completed.
     */
    record PathStep(String kind, String name, String answer, boolean brokenOff) {}

    /**
     * A step of the path of a finished instance.
     *
     * @param journey Journey number; null if the instance belongs to no journey.
     * @param customerName The customer's name; null if it was erased.
     * @param startedAt When the instance began.
     * @param endedAt When it ended.
     * @param end Name of the end event that was reached, or cancelled.
     * @param place Number of the step in the path, 1 for the first.
     * @param kind touchpoint, part (a process of its own) or decision.
     * @param name Name of the touchpoint or the part, or the question of a decision.
     * @param answer The customer's decision; null for other steps.
     * @param brokenOff Whether it was cancelled before it was completed.
     */
    record FinishedStep(
            String journey,
            String customerName,
            Instant startedAt,
            Instant endedAt,
            String end,
            int place,
            String kind,
            String name,
            String answer,
            boolean brokenOff) {}

    List<FinishedStep> steps() {
        return rows.stream()
                .flatMap(instance -> IntStream.range(0, instance.path().size())
                        .mapToObj(place -> step(instance, place, instance.path().get(place))))
                .toList();
    }

    private static FinishedStep step(FinishedInstance instance, int place, PathStep step) {
        return new FinishedStep(
                instance.journey(),
                instance.customerName(),
                instance.startedAt(),
                instance.endedAt(),
                instance.end(),
                place + 1,
                step.kind(),
                step.name(),
                step.answer(),
                step.brokenOff());
    }
}
