package org.ostopolku.analytics.attention;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

@Schema(description = "A KPI of all customers together that is worse than its limit.")
public record Alert(
        @Schema(description = "Its id in the catalogue.") String kpi,

        @Schema(description = "Its name.") String name,

        @Schema(description = "A stage, or all.") String stage,

        @Schema(description = "EUR, days, hours, count, share, percent or score.")
        String unit,

        @Schema(description = "Its value over thirty days, at the last comparison.")
        double value,

        @Schema(description = "Its limit.") double limit,

        @Schema(description = "The direction in which it is good: up or down.")
        String good,

        @Schema(description = "When the alert began.") Instant since) {}
