package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.media.Schema;

/** A figure of two versions of a stage. */
@Schema(description = "A figure of two versions of a stage, with what can be told of their difference.")
record ComparedFigure(
        @Schema(description = "Its id.") String figure,

        @Schema(description = "As people say it.") String title,

        @Schema(description = "share (0 to 1), days, or EUR.")
        String unit,

        @Schema(description = "The direction in which it is good: up or down; null if neither.")
        String good,

        @Schema(description = "Of how many journeys of the first version.")
        int firstJourneys,

        @Schema(description = "Of the first version.") Estimate first,

        @Schema(description = "Of how many journeys of the second version.")
        int secondJourneys,

        @Schema(description = "Of the second version.") Estimate second,

        @Schema(description = "How much more the second version has.")
        Estimate difference,

        @Schema(description = "more or less, if the second version surely differs so; unclear, or too-few.")
        String verdict,

        @Schema(description = "The verdict as a sentence.") String says) {}
