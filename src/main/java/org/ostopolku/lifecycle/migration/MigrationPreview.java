package org.ostopolku.lifecycle.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What a migration would do; nothing is changed.
 *
 * @param process Id of the process.
 * @param from The version in which the journeys are.
 * @param to The target version.
 * @param journeys How many journeys are in the version.
 * @param movable How many of them could be migrated.
 * @param steps The elements where a journey is or could be, in the order of the model.
 * @param standing The journeys by position, the most frequent first.
 * @param targets The elements of the target version that a mapping can use.
 */
@Schema(name = "MovePreview")
record MigrationPreview(
        String process,
        int from,
        int to,
        long journeys,
        long movable,
        List<Step> steps,
        List<Standing> standing,
        List<Target> targets) {

    /**
     * An element, and its target element.
     *
     * @param element Id of the element.
     * @param name Its name.
     * @param target Id of the target element; null if journeys at this element would stay.
     * @param targetName Name of the target element.
     * @param mapped Whether the mapping was requested; otherwise the elements are equal.
     * @param journeys How many journeys are there.
     */
    @Schema(name = "MoveStep")
    record Step(String element, String name, String target, String targetName, boolean mapped, long journeys) {}

    /**
     * Journeys at the same elements.
     *
     * @param at Names of the elements.
     * @param journeys How many journeys.
     * @param example One of them, to try the migration.
     * @param reasons Why they could not be migrated; empty if they could.
     */
    @Schema(name = "MoveStanding")
    record Standing(List<String> at, long journeys, String example, List<String> reasons) {}

    /**
     * An element of the target version.
     *
     * @param element Id of the element.
     * @param name Its name.
     */
    @Schema(name = "MoveTarget")
    record Target(String element, String name) {}
}
