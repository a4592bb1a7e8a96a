package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.media.Schema;

@Schema(description = "A figure of two versions of a stage, and their difference.")
record ComparedFigure(
        @Schema(description = "Its id.") String figure,

        @Schema(description = "Its title.") String title,

        @Schema(description = "share (0 to 1), days, or EUR.")
        String unit,

        @Schema(description = "The favourable direction: up or down; null if neither.")
        String good,

        @Schema(description = "Number of journeys of the first version.")
        int firstJourneys,

        @Schema(description = "Figure of the first version.")
        Estimate first,

        @Schema(description = "Number of journeys of the second version.")
        int secondJourneys,

        @Schema(description = "Figure of the second version.")
        Estimate second,

        @Schema(description = "Second minus first.") Estimate difference,

        @Schema(description = "more or less if the difference is significant; otherwise unclear, or too-few.")
        String verdict,

        @Schema(description = "The verdict as a sentence.") String says) {}
