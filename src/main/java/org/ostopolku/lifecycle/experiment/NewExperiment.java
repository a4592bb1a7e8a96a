package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.media.Schema;

/** What shall be tried. */
@Schema(description = "An experiment to begin.")
record NewExperiment(
        @Schema(description = "Id of the stage's process, for example awareness.")
        String stage,

        @Schema(description = "Percent of the new customers who get the candidate, 1 to 99.")
        int share,

        @Schema(description = "The version that everybody else gets; without it, the one before the candidate.")
        Integer control,

        @Schema(
                description = "The version to try; without it, the next one that is deployed,"
                        + " which then does not go to everybody first.")
        Integer candidate) {}
