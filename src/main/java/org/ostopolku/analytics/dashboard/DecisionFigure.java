package org.ostopolku.analytics.dashboard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.ostopolku.analytics.figures.Figure;

/**
 * A decision of customers.
 *
 * @param model The process in which it is made.
 * @param modelName The name of that process.
 * @param stage The stage that the process models; null if none.
 * @param element The id of the gateway.
 * @param question The question of the gateway.
 * @param count How often it was made.
 * @param ways Its outgoing flows.
 */
record DecisionFigure(
        String model, String modelName, String stage, String element, String question, Figure count, List<Way> ways) {

    /**
     * An outgoing flow of a decision.
     *
     * @param flow The id of the sequence flow.
     * @param answer The customer's answer.
     * @param count How often it was taken.
     * @param share Its share of all decisions at this gateway.
     * @param reasons The reasons, where one was asked.
     */
    @Schema(name = "DecisionWay")
    record Way(String flow, String answer, Figure count, Figure share, List<Reason> reasons) {}

    /**
     * A reason of a decision.
     *
     * @param reason The choice's value.
     * @param name The label of the choice.
     * @param count How often it was given.
     */
    @Schema(name = "DecisionReason")
    record Reason(String reason, String name, long count) {}

    /**
     * How often customers gave an answer for a reason.
     *
     * @param model The process in which it is made.
     * @param modelName The name of that process.
     * @param stage The stage that the process models; null if none.
     * @param element The id of the gateway.
     * @param question The question of the gateway.
     * @param flow The id of the sequence flow.
     * @param answer The customer's answer.
     * @param reason The reason's value; null where none was asked or given.
     * @param reasonName The label of the reason; null where none was asked or given.
     * @param count How often.
     * @param share Its share of all decisions at this gateway; null if there are none.
     */
    @Schema(name = "DecisionRow")
    record Row(
            String model,
            String modelName,
            String stage,
            String element,
            String question,
            String flow,
            String answer,
            String reason,
            String reasonName,
            long count,
            Double share) {}
}
