package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Two versions of a stage side by side. */
@Schema(description = "Two versions of a stage side by side.")
record StageComparison(
        @Schema(description = "Id of the stage's process.") String stage,

        @Schema(description = "For how many days after entering each journey was watched.")
        int days,

        @Schema(description = "The version compared with.") Side first,
        @Schema(description = "The version compared.") Side second,

        @Schema(description = "What is compared.") List<ComparedFigure> figures,

        @Schema(description = "How it was compared, one sentence each.")
        List<String> explained) {

    @Schema(name = "ComparedVersion", description = "A version, and which of its journeys are compared.")
    record Side(
            @Schema(description = "The version.") int version,

            @Schema(description = "How many journeys entered the stage for the first time with it, in the period.")
            int entered,

            @Schema(description = "How many of them are still in the stage now.")
            int stillIn,

            @Schema(description = "How many are left out because they entered too recently.")
            int tooRecent,

            @Schema(description = "How many are left out because they were moved to another version on the way.")
            int changed,

            @Schema(description = "How many are compared.") int compared) {}
}
