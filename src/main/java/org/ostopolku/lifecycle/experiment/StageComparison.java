package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(description = "A comparison of two versions of a stage.")
record StageComparison(
        @Schema(description = "Id of the stage's process.") String stage,

        @Schema(description = "Days after entering for which each journey was watched.")
        int days,

        @Schema(description = "The first version.") Side first,
        @Schema(description = "The second version.") Side second,

        @Schema(description = "The compared figures.") List<ComparedFigure> figures,

        @Schema(description = "The method, one sentence each.")
        List<String> explained) {

    @Schema(name = "ComparedVersion", description = "A version and the number of its compared journeys.")
    record Side(
            @Schema(description = "The version.") int version,

            @Schema(description = "How many journeys entered the stage for the first time with it, in the period.")
            int entered,

            @Schema(description = "How many of them are still in the stage now.")
            int stillIn,

            @Schema(description = "How many are left out because they entered too recently.")
            int tooRecent,

            @Schema(description = "How many are left out because they were migrated to another version.")
            int changed,

            @Schema(description = "How many are compared.") int compared) {}
}
