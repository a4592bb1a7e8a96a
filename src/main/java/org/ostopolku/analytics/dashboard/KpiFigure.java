package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import org.ostopolku.analytics.figures.Figure;

@Schema(description = "A KPI of the catalogue.")
public record KpiFigure(
        @Schema(description = "Its id.") String kpi,

        @Schema(description = "Its name.") String name,

        @Schema(description = "The stage that it belongs to, or all.")
        String stage,

        @Schema(description = "EUR, days, hours, count, share (0 to 1), percent or score.")
        String unit,

        @Schema(description = "business, development or path.")
        String kind,

        @Schema(description = "Its sum, mean or median; of a book the balance at the end; null if nothing was logged.")
        Double value,

        @Schema(description = "The same of the period before; null if nothing was logged then.")
        Double before,

        @Schema(description = "The target of this period; null if there is none.")
        Double target,

        @Schema(description = "The direction in which it is good: up or down.")
        String good,

        @Schema(description = "How many values were logged in the period.")
        long count) {

    boolean isPastTarget() {
        return value != null && target != null && (Figure.DOWN.equals(good) ? value > target : value < target);
    }

    Figure figure() {
        return new Figure(value, before, target, good);
    }
}
