package org.ostopolku.lifecycle.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(name = "MovePreview", description = "What a migration would do; nothing is changed.")
record MigrationPreview(
        @Schema(description = "Id of the process.") String process,

        @Schema(description = "The version in which the journeys are.")
        int from,

        @Schema(description = "The target version.") int to,

        @Schema(description = "How many journeys are in the version.")
        long journeys,

        @Schema(description = "How many of them could be migrated.")
        long movable,

        @Schema(description = "The elements where a journey is or could be, in the order of the model.")
        List<Step> steps,

        @Schema(description = "The journeys by position, the most frequent first.")
        List<Standing> standing,

        @Schema(description = "The elements of the target version that a mapping can use.")
        List<Target> targets) {

    @Schema(name = "MoveStep", description = "An element, and its target element.")
    record Step(
            @Schema(description = "Id of the element.") String element,
            @Schema(description = "Its name.") String name,

            @Schema(description = "Id of the target element; null if journeys at this element would stay.")
            String target,

            @Schema(description = "Name of the target element.")
            String targetName,

            @Schema(description = "Whether the mapping was requested; otherwise the elements are equal.")
            boolean mapped,

            @Schema(description = "How many journeys are there.")
            long journeys) {}

    @Schema(name = "MoveStanding", description = "Journeys at the same elements.")
    record Standing(
            @Schema(description = "Names of the elements.") List<String> at,

            @Schema(description = "How many journeys.") long journeys,

            @Schema(description = "One of them, to try the migration.")
            String example,

            @Schema(description = "Why they could not be migrated; empty if they could.")
            List<String> reasons) {}

    @Schema(name = "MoveTarget", description = "An element of the target version.")
    record Target(
            @Schema(description = "Id of the element.") String element,
            @Schema(description = "Its name.") String name) {}
}
