package org.ostopolku.analytics.diagram;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

@Schema(description = "One page of the finished instances of a version, the newest first.")
record FinishedPage(
        @Schema(description = "The number on all pages.") long total,

        @Schema(description = "Number of this page, 1 for the first.")
        int page,

        @Schema(description = "The number of instances on a full page.")
        int pageSize,

        @Schema(description = "When they ended.") ProcessFigures.CountedPeriod period,
        @Schema(description = "The instances.") List<FinishedInstance> rows) {

    @Schema(description = "A finished instance of a process and the path that the customer took in it.")
    record FinishedInstance(
            @Schema(description = "Journey number; null if the instance belongs to no journey.")
            String journey,

            @Schema(description = "The customer's name; null if it was erased.")
            String customerName,

            @Schema(description = "When it began.") Instant startedAt,
            @Schema(description = "When it ended.") Instant endedAt,

            @Schema(description = "The hours between them.") double hours,

            @Schema(description = "Whether it was cancelled, such as a stage that ends when the customer leaves.")
            boolean cancelled,

            @Schema(description = "Name of the end event that was reached, or cancelled.")
            String end,

            @Schema(description = "The steps in order.") List<PathStep> path) {}

    @Schema(description = "A step of a path.")
    record PathStep(
            @Schema(description = "touchpoint, part (a process of its own) or decision.")
            String kind,

            @Schema(description = "Name of the touchpoint or the part, or the question of a decision.")
            String name,

            @Schema(description = "The customer's decision; null for other steps.")
            String answer,

            @Schema(description = "Whether it was cancelled before it was completed.")
            boolean brokenOff) {}

    @Schema(description = "A step of the path of a finished instance.")
    record FinishedStep(
            @Schema(description = "Journey number; null if the instance belongs to no journey.")
            String journey,

            @Schema(description = "The customer's name; null if it was erased.")
            String customerName,

            @Schema(description = "When the instance began.")
            Instant startedAt,

            @Schema(description = "When it ended.") Instant endedAt,

            @Schema(description = "Name of the end event that was reached, or cancelled.")
            String end,

            @Schema(description = "Number of the step in the path, 1 for the first.")
            int place,

            @Schema(description = "touchpoint, part (a process of its own) or decision.")
            String kind,

            @Schema(description = "Name of the touchpoint or the part, or the question of a decision.")
            String name,

            @Schema(description = "The customer's decision; null for other steps.")
            String answer,

            @Schema(description = "Whether it was cancelled before it was completed.")
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
