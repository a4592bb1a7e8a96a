package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A comparison of two versions of a stage.
 *
 * @param stage Id of the stage's process.
 * @param days Days after entering for which each journey was watched.
 * @param first The first version.
 * @param second The second version.
 * @param figures The compared figures.
 * @param explained The method, one sentence each.
 */
record StageComparison(
        String stage, int days, Side first, Side second, List<ComparedFigure> figures, List<String> explained) {

    /**
     * A version and the number of its compared journeys.
     *
     * @param version The version.
     * @param entered How many journeys entered the stage for the first time with it, in the period.
     * @param stillIn How many of them are still in the stage now.
     * @param tooRecent How many are left out because they entered too recently.
     * @param changed How many are left out because they were migrated to another version.
     * @param compared How many are compared.
     */
    @Schema(name = "ComparedVersion")
    record Side(int version, int entered, int stillIn, int tooRecent, int changed, int compared) {}
}
