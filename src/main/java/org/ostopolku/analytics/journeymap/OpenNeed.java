package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.media.Schema;

/** A development need that is not closed yet. */
@Schema(name = "Map.Need")
record OpenNeed(
        @Schema(description = "Of the process instance, to find it in Cockpit.")
        String id,

        @Schema(description = "What should be better.") String need,

        @Schema(description = "Where the customer is then; null if it was not recorded.")
        String stage,

        @Schema(description = "As it was recorded; null if it was not recorded.")
        String touchpoint,

        @Schema(description = "high, medium or low; null before the decision.")
        String priority,

        @Schema(description = "Id of the team that is responsible; null while it is not planned.")
        String team) {}
