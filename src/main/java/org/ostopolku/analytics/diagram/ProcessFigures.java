package org.ostopolku.analytics.diagram;

import java.time.LocalDate;
import java.util.List;

/**
 * The figures of one version of a process in a period. An element counts as passed when it was left and not cancelled; an
 * instance that is still in it does not count.
 *
 * @param definition Id of the process definition.
 * @param name Name of the process.
 * @param version Number of the version.
 * @param period An element counts if it was left in this period.
 * @param elements The flow nodes, in the model's order.
 * @param decisions The exclusive gateways with more than one outgoing flow.
 */
record ProcessFigures(
        String definition,
        String name,
        int version,
        CountedPeriod period,
        List<ElementFigures> elements,
        List<DecisionFigures> decisions) {

    /**
     * Days in the company's time zone, both included.
     *
     * @param from The first day.
     * @param to The last day.
     * @param zone The company's time zone.
     */
    record CountedPeriod(LocalDate from, LocalDate to, String zone) {}

    /**
     * How often an element was passed.
     *
     * @param element Id of the element in the model.
     * @param name Its name, in one line; empty if it has none.
     * @param type Its kind in BPMN, such as userTask.
     * @param customers The number of different journeys that passed it.
     * @param passes How often it was passed.
     * @param medianHours Median of the hours between entering and leaving, for user tasks and elements that wait; of
     *     user tasks from the ledger, of others from the engine's history.
     * @param p90Hours 90 % took no more hours.
     */
    record ElementFigures(
            String element,
            String name,
            String type,
            long customers,
            long passes,
            Double medianHours,
            Double p90Hours) {}

    /**
     * How often each outgoing flow of a decision was taken.
     *
     * @param element Id of the gateway in the model.
     * @param question Its question.
     * @param customers Whether the customer decides. Customer decisions are counted in the ledger, others in the
     *     engine's history.
     * @param count How often it was made.
     * @param ways The outgoing flows, in the model's order.
     */
    record DecisionFigures(String element, String question, boolean customers, long count, List<WayFigures> ways) {}

    /**
     * How often an outgoing flow of a decision was taken.
     *
     * @param flow Id of the sequence flow in the model.
     * @param answer Its name, the answer.
     * @param count How often it was taken.
     * @param share Its share of all, 0 to 1; null if the decision was never made.
     */
    record WayFigures(String flow, String answer, long count, Double share) {}

    /**
     * An outgoing flow of a decision.
     *
     * @param element Id of the gateway in the model.
     * @param question Its question.
     * @param customers Whether the customer decides.
     * @param flow Id of the sequence flow in the model.
     * @param answer Its name, the answer.
     * @param count How often it was taken.
     * @param share Its share of all, 0 to 1; null if the decision was never made.
     */
    record DecidedWay(
            String element, String question, boolean customers, String flow, String answer, long count, Double share) {}

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
