package org.ostopolku.analytics.attention;

import io.swagger.v3.oas.annotations.media.Schema;

@Schema(name = "PastTarget", description = "A KPI that is worse than its target.")
public record MissedTarget(
        @Schema(description = "Its id in the catalogue.") String kpi,

        @Schema(description = "Its name.") String name,

        @Schema(description = "A stage, or all.") String stage,

        @Schema(description = "EUR, days, hours, count, share, percent or score.")
        String unit,

        @Schema(description = "Its value in the period.") double value,

        @Schema(description = "Its target; that of a sum is for the whole period.")
        double target,

        @Schema(description = "The direction in which it is good: up or down.")
        String good) {}
