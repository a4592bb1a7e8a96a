package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.ostopolku.analytics.figures.Figure;

@Schema(description = "A decision of customers.")
record DecisionFigure(
        @Schema(description = "The process in which it is made.")
        String model,

        @Schema(description = "The name of that process.") String modelName,

        @Schema(description = "The stage that the process is; null if none.")
        String stage,

        @Schema(description = "The id of the gateway.") String element,

        @Schema(description = "What the customer decides.") String question,

        @Schema(description = "How often it was made.") Figure count,

        @Schema(description = "The ways out of it.") List<Way> ways) {

    @Schema(name = "DecisionWay", description = "A way out of a decision.")
    record Way(
            @Schema(description = "The id of the sequence flow.")
            String flow,

            @Schema(description = "The customer's answer.") String answer,

            @Schema(description = "How often it was taken.") Figure count,

            @Schema(description = "Its share of all decisions here.")
            Figure share,

            @Schema(description = "Why, where a reason was asked.")
            List<Reason> reasons) {}

    @Schema(name = "DecisionReason", description = "Why customers decided so.")
    record Reason(
            @Schema(description = "The choice's value.") String reason,

            @Schema(description = "The choice in words.") String name,

            @Schema(description = "How often it was given.") long count) {}

    @Schema(name = "DecisionRow", description = "How often customers gave an answer for a reason.")
    record Row(
            @Schema(description = "The process in which it is made.")
            String model,

            @Schema(description = "The name of that process.")
            String modelName,

            @Schema(description = "The stage that the process is; null if none.")
            String stage,

            @Schema(description = "The id of the gateway.") String element,

            @Schema(description = "What the customer decides.")
            String question,

            @Schema(description = "The id of the sequence flow.")
            String flow,

            @Schema(description = "The customer's answer.") String answer,

            @Schema(description = "The reason's value; null where none was asked or given.")
            String reason,

            @Schema(description = "The reason in words; null where none was asked or given.")
            String reasonName,

            @Schema(description = "How often it was so.") long count,

            @Schema(description = "The share of it of all decisions here; null if there are none.")
            Double share) {}
}
