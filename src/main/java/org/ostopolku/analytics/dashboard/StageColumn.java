package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.ostopolku.analytics.figures.Figure;

@Schema(description = "A stage of the customer's path, and how customers entered and left it.")
record StageColumn(
        @Schema(description = "Its id: awareness, contact, activation, sale, use or growth.")
        String stage,

        @Schema(description = "The company's name of the stage.")
        String ours,

        @Schema(description = "What the customer does in it.")
        String customers,

        @Schema(description = "The question of the stage.") String question,

        @Schema(description = "How many customers are in it now; the period does not matter.")
        long now,

        @Schema(description = "How often it was entered.") Figure entered,

        @Schema(description = "Moved on: how often it was left for another stage as planned.")
        Figure goneOn,

        @Schema(description = "Kept warm: how often it was left for nurturing.")
        Figure nurtured,

        @Schema(description = "Lost, or ended because there was no fit: how often the path ended in it.")
        Figure left,

        @Schema(description = "Moved to another stage: how often the customer turned out to be at another stage.")
        Figure moved,

        @Schema(
                description =
                        "Share of those moved on among all who left the stage, without those moved to another stage.")
        Figure onShare,

        @Schema(description = "Median of the days of the finished stays.")
        Figure medianDays,

        @Schema(description = "90 % of the finished stays took no more days.")
        Figure p90Days,

        @Schema(description = "The KPIs that belong to the stage.")
        List<KpiFigure> kpis) {}
