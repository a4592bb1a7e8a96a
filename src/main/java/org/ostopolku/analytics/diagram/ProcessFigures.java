package org.ostopolku.analytics.diagram;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/**
 * How customers passed through one version of a process. An element counts as passed when it was left, and not cancelled;
 * who is still there is not in it.
 */
@Schema(description = "How customers passed through one version of a process in a period.")
record ProcessFigures(
        @Schema(description = "Id of the version in the engine.")
        String definition,

        @Schema(description = "Name of the process.") String name,
        @Schema(description = "Number of the version.") int version,

        @Schema(description = "What is counted: everything that was left in it.")
        CountedPeriod period,

        @Schema(description = "Everything that can be passed, in the model's order.")
        List<ElementFigures> elements,

        @Schema(description = "The exclusive gateways at which ways part.")
        List<DecisionFigures> decisions) {

    @Schema(description = "Days in the company's time zone, both included.")
    record CountedPeriod(
            @Schema(description = "The first day.") LocalDate from,
            @Schema(description = "The last day.") LocalDate to,

            @Schema(description = "The company's time zone.")
            String zone) {}

    @Schema(description = "How customers passed an element.")
    record ElementFigures(
            @Schema(description = "Id of the element in the model.")
            String element,

            @Schema(description = "Its name, in one line; empty if it has none.")
            String name,

            @Schema(description = "Its kind in BPMN, such as userTask.")
            String type,

            @Schema(description = "How many different journeys passed it.")
            long customers,

            @Schema(description = "How often it was passed.")
            long passes,

            @Schema(
                    description = "Median of the hours between coming and leaving, where somebody works or waits:"
                            + " of user tasks from the ledger, of others from the engine's history.")
            Double medianHours,

            @Schema(description = "Nine of ten took no more hours than this.")
            Double p90Hours) {}

    @Schema(description = "Which ways were taken out of a decision.")
    record DecisionFigures(
            @Schema(description = "Id of the gateway in the model.")
            String element,

            @Schema(description = "Its question.") String question,

            @Schema(
                    description = "Whether the customer decides: then the figures are the ledger's, else they come from"
                            + " the engine's history.")
            boolean customers,

            @Schema(description = "How often it was decided.")
            long count,

            @Schema(description = "The ways out, in the model's order.")
            List<WayFigures> ways) {}

    @Schema(description = "How often a way out of a decision was taken.")
    record WayFigures(
            @Schema(description = "Id of the sequence flow in the model.")
            String flow,

            @Schema(description = "Its name, the answer.") String answer,
            @Schema(description = "How often it was taken.") long count,

            @Schema(description = "Part of all, 0 to 1; unknown if nothing was decided.")
            Double share) {}

    @Schema(description = "A way out of a decision; one row for each.")
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

            @Schema(description = "Part of all, 0 to 1; unknown if nothing was decided.")
            Double share) {}

    /** The ways of all decisions, one after the other. */
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
