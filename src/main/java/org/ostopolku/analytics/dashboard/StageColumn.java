package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.ostopolku.analytics.figures.Figure;

@Schema(description = "A stage of the customer's path, and what became of the customers in it.")
record StageColumn(
        @Schema(description = "Its id: awareness, contact, activation, sale, use or growth.")
        String stage,

        @Schema(description = "What we do in it.") String ours,

        @Schema(description = "What the customer does in it.")
        String customers,

        @Schema(description = "The question of the stage.") String question,

        @Schema(description = "How many customers are in it now, whatever the period.")
        long now,

        @Schema(description = "How often it was entered.") Figure entered,

        @Schema(description = "How often it was left for another stage, as planned.")
        Figure goneOn,

        @Schema(description = "How often it was left for being kept warm.")
        Figure nurtured,

        @Schema(description = "How often customers left us from it, or the path was closed.")
        Figure left,

        @Schema(description = "How often customers jumped from it to another stage by themselves.")
        Figure moved,

        @Schema(description = "Share of those gone on of all who left the stage without jumping.")
        Figure onShare,

        @Schema(description = "Days that half of the finished stays did not exceed.")
        Figure medianDays,

        @Schema(description = "Days that nine of ten finished stays did not exceed.")
        Figure p90Days,

        @Schema(description = "The KPIs that belong to the stage.")
        List<KpiFigure> kpis) {}
