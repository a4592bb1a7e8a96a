package org.ostopolku.analytics.diagram;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/** An element counts as passed when it was left and not cancelled; an instance that is still in it does not count. */
@Schema(description = "The figures of one version of a process in a period.")
record ProcessFigures(
        @Schema(description = "Id of the process definition.")
        String definition,

        @Schema(description = "Name of the process.") String name,
        @Schema(description = "Number of the version.") int version,

        @Schema(description = "An element counts if it was left in this period.")
        CountedPeriod period,

        @Schema(description = "The flow nodes, in the model's order.")
        List<ElementFigures> elements,

        @Schema(description = "The exclusive gateways with more than one outgoing flow.")
        List<DecisionFigures> decisions) {

    @Schema(description = "Days in the company's time zone, both included.")
    record CountedPeriod(
            @Schema(description = "The first day.") LocalDate from,
            @Schema(description = "The last day.") LocalDate to,

            @Schema(description = "The company's time zone.")
            String zone) {}

    @Schema(description = "How often an element was passed.")
    record ElementFigures(
            @Schema(description = "Id of the element in the model.")
            String element,

            @Schema(description = "Its name, in one line; empty if it has none.")
            String name,

            @Schema(description = "Its kind in BPMN, such as userTask.")
            String type,

            @Schema(description = "The number of different journeys that passed it.")
            long customers,

            @Schema(description = "How often it was passed.")
            long passes,

            @Schema(
                    description = "Median of the hours between entering and leaving, for user tasks and elements that"
                            + " wait; of user tasks from the ledger, of others from the engine's history.")
            Double medianHours,

            @Schema(description = "90 % took no more hours.")
            Double p90Hours) {}

    @Schema(description = "How often each outgoing flow of a decision was taken.")
    record DecisionFigures(
            @Schema(description = "Id of the gateway in the model.")
            String element,

            @Schema(description = "Its question.") String question,

            @Schema(
                    description =
                            "Whether the customer decides. Customer decisions are counted in the ledger, others in"
                                    + " the engine's history.")
            boolean customers,

            @Schema(description = "How often it was made.") long count,

            @Schema(description = "The outgoing flows, in the model's order.")
            List<WayFigures> ways) {}

    @Schema(description = "How often an outgoing flow of a decision was taken.")
    record WayFigures(
            @Schema(description = "Id of the sequence flow in the model.")
            String flow,

            @Schema(description = "Its name, the answer.") String answer,
            @Schema(description = "How often it was taken.") long count,

            @Schema(description = "Its share of all, 0 to 1; null if the decision was never made.")
            Double share) {}

    @Schema(description = "An outgoing flow of a decision.")
    record DecidedWay(
            @Schema(description = "Id of the gateway in the model.")
            String element,

            @Schema(description = "Its question.") String question,

            @Schema(description = "Whether the customer decides.")
            boolean customers,

            @Schema(description = "Id of the sequence flow in the model.")
            String flow,

            @Schema(description = "Its name, the answer.") String answer,
            @Schema(description = "How often it was taken.") long count,

            @Schema(description = "Its share of all, 0 to 1; null if the decision was never made.")
            Double share) {}

    List<DecidedWay> ways() {
        return decisions.stream()
                .flatMap(decision -> decision.ways().stream()
                        .map(way -> new DecidedWay(
                                decision.element(),
                                decision.question(),
                                decision.customers(),
                                way.flow(),
                                way.answer(),
                                way.count(),
                                way.share())))
                .toList();
    }
}
