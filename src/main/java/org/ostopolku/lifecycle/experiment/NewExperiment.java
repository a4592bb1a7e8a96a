package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.media.Schema;

@Schema(description = "An experiment to start.")
record NewExperiment(
        @Schema(description = "Id of the stage's process, for example awareness.")
        String stage,

        @Schema(description = "Percent of the new customers who get the candidate, 1 to 99.")
        int share,

        @Schema(description = "The version of the other customers; by default the one before the candidate.")
        Integer control,

        @Schema(
                description = "The version under test; by default the next one to be deployed,"
                        + " which then is not used for all customers first.")
        Integer candidate) {}
