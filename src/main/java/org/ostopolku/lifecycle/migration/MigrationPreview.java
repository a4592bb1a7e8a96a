package org.ostopolku.lifecycle.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a move would do, before anything happens. */
@Schema(name = "MovePreview", description = "What would become of the journeys; nothing has been moved.")
record MigrationPreview(
        @Schema(description = "Id of the process.") String process,

        @Schema(description = "The version in which they are.")
        int from,

        @Schema(description = "The version in which they would go on.")
        int to,

        @Schema(description = "How many journeys are in the version.")
        long journeys,

        @Schema(description = "How many of them could move.")
        long movable,

        @Schema(description = "The elements where somebody stands or could stand, in the order of the model.")
        List<Step> steps,

        @Schema(description = "The journeys by where they stand, the most frequent first.")
        List<Standing> standing,

        @Schema(description = "The elements of the other version that can be chosen in a mapping.")
        List<Target> targets) {

    @Schema(name = "MoveStep", description = "An element, and where who stands there would go on.")
    record Step(
            @Schema(description = "Id of the element.") String element,
            @Schema(description = "What it is called.") String name,

            @Schema(description = "Id of the element in the other version; null if who stands there would stay.")
            String target,

            @Schema(description = "What that is called.") String targetName,

            @Schema(description = "Whether this was asked for; otherwise the two are equal.")
            boolean mapped,

            @Schema(description = "How many journeys stand there.")
            long journeys) {}

    @Schema(name = "MoveStanding", description = "Journeys that stand at the same elements.")
    record Standing(
            @Schema(description = "What the elements are called.")
            List<String> at,

            @Schema(description = "How many journeys.") long journeys,

            @Schema(description = "One of them, to try it on.")
            String example,

            @Schema(description = "Why they could not move; empty if they could.")
            List<String> reasons) {}

    @Schema(name = "MoveTarget", description = "An element of the other version.")
    record Target(
            @Schema(description = "Id of the element.") String element,
            @Schema(description = "What it is called.") String name) {}
}
