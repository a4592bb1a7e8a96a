package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.ostopolku.analytics.figures.Figure;

@Schema(description = "A decision of customers.")
record DecisionFigure(
        @Schema(description = "The process in which it is made.")
        String model,

        @Schema(description = "The name of that process.") String modelName,

        @Schema(description = "The stage that the process models; null if none.")
        String stage,

        @Schema(description = "The id of the gateway.") String element,

        @Schema(description = "The question of the gateway.")
        String question,

        @Schema(description = "How often it was made.") Figure count,

        @Schema(description = "Its outgoing flows.") List<Way> ways) {

    @Schema(name = "DecisionWay", description = "An outgoing flow of a decision.")
    record Way(
            @Schema(description = "The id of the sequence flow.")
            String flow,

            @Schema(description = "The customer's answer.") String answer,

            @Schema(description = "How often it was taken.") Figure count,

            @Schema(description = "Its share of all decisions at this gateway.")
            Figure share,

            @Schema(description = "The reasons, where one was asked.")
            List<Reason> reasons) {}

    @Schema(name = "DecisionReason", description = "A reason of a decision.")
    record Reason(
            @Schema(description = "The choice's value.") String reason,

            @Schema(description = "The label of the choice.")
            String name,

            @Schema(description = "How often it was given.") long count) {}

    @Schema(name = "DecisionRow", description = "How often customers gave an answer for a reason.")
    record Row(
            @Schema(description = "The process in which it is made.")
            String model,

            @Schema(description = "The name of that process.")
            String modelName,

            @Schema(description = "The stage that the process models; null if none.")
            String stage,

            @Schema(description = "The id of the gateway.") String element,

            @Schema(description = "The question of the gateway.")
            String question,

            @Schema(description = "The id of the sequence flow.")
            String flow,

            @Schema(description = "The customer's answer.") String answer,

            @Schema(description = "The reason's value; null where none was asked or given.")
            String reason,

            @Schema(description = "The label of the reason; null where none was asked or given.")
            String reasonName,

            @Schema(description = "How often.") long count,

            @Schema(description = "Its share of all decisions at this gateway; null if there are none.")
            Double share) {}
}
