package org.ostopolku.lifecycle.rehearsal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The outcome of the same customers with the models in force and with the candidate.
 *
 * @param journeys Number of simulated journeys.
 * @param past How many of them are past journeys; the others were generated.
 * @param now With the models in force.
 * @param candidate With the candidate.
 * @param stuck Where journeys could not continue, the most frequent first.
 * @param unfit Recorded answers that are not valid in the candidate any more.
 * @param kpis The KPIs that were logged, and the KPIs of the candidate's stages that were not.
 * @param decisions Which flows were taken at each decision of the customer.
 * @param answers Answers of forms and tables that lead elsewhere than with the models in force, those with a consequence first.
 * @param unreached Elements of the candidate that no journey passed.
 * @param reached Number of the candidate's elements that a journey passed.
 */
record RehearsalReport(
        int journeys,
        int past,
        Side now,
        Side candidate,
        List<Stuck> stuck,
        List<Unfit> unfit,
        List<Kpi> kpis,
        List<Decision> decisions,
        List<Answer> answers,
        List<Place> unreached,
        int reached) {

    /**
     * The outcome of the journeys.
     *
     * @param finished How many finished.
     * @param stuck How many could not continue.
     * @param underWay How many are still open at the end of the run.
     * @param endings The end events of the finished journeys, the most frequent first.
     * @param remembered Number of touchpoints completed with recorded answers.
     * @param made Number of touchpoints completed with generated answers.
     * @param unheard How often no process waited for a recorded message, by message.
     * @param until Simulated time at the end of the run.
     * @param cutShort Whether the time limit ended it early.
     */
    @Schema(name = "RehearsalSide")
    record Side(
            int finished,
            int stuck,
            int underWay,
            List<Ending> endings,
            int remembered,
            int made,
            Map<String, Integer> unheard,
            Instant until,
            boolean cutShort) {}

    /**
     * An element of a model.
     *
     * @param file The file; null if unknown.
     * @param element Id of the element.
     * @param label Its name; may be empty.
     */
    @Schema(name = "RehearsalPlace")
    record Place(String file, String element, String label) {}

    /**
     * An end of the journey.
     *
     * @param element Id of the end event.
     * @param label Its name.
     * @param journeys How many journeys ended there.
     */
    @Schema(name = "RehearsalEnding")
    record Ending(String element, String label, int journeys) {}

    /**
     * An element where journeys could not continue, and the reason.
     *
     * @param at The element.
     * @param kind Kind of failure: no-way (no outgoing flow matches), endless (endless loop), form, nobody (no user for
     *     the task), message, decision, expression or other.
     * @param reason Why, in a sentence, for the first of them.
     * @param now How many journeys, with the models in force.
     * @param candidate How many journeys, with the candidate.
     * @param example Variables of one of them, without personal data.
     */
    @Schema(name = "RehearsalStuck")
    record Stuck(Place at, String kind, String reason, int now, int candidate, Map<String, Object> example) {}

    /**
     * A recorded answer that is not valid any more.
     *
     * @param at The touchpoint, or the message.
     * @param field The variable.
     * @param answer The answer.
     * @param times How often; it was replaced by a generated answer.
     */
    @Schema(name = "RehearsalUnfit")
    record Unfit(Place at, String field, String answer, int times) {}

    /**
     * A KPI as logged in both runs.
     *
     * @param id Id of the KPI.
     * @param name Its name.
     * @param stage Its stage, or all.
     * @param unit Its unit.
     * @param verdict missed: logged now but not with the candidate, although journeys pass the element that logged it.
     *     not-reached: no journey passes it. never: logged in neither run. Otherwise less, same or more, by how often
     *     it was logged.
     * @param now With the models in force.
     * @param candidate With the candidate.
     * @param at The elements that logged it in either run.
     */
    @Schema(name = "RehearsalKpi")
    record Kpi(
            String id,
            String name,
            String stage,
            String unit,
            String verdict,
            KpiSum now,
            KpiSum candidate,
            List<Place> at) {}

    /**
     * How a KPI was logged in one run.
     *
     * @param times How often.
     * @param mean The mean of the logged values; null if there are none.
     */
    @Schema(name = "RehearsalKpiSum")
    record KpiSum(int times, Double mean) {}

    /**
     * A decision of the customer, and the flows taken.
     *
     * @param at The gateway.
     * @param ways Its outgoing flows.
     */
    @Schema(name = "RehearsalDecision")
    record Decision(Place at, List<Way> ways) {}

    /**
     * An outgoing flow of a decision.
     *
     * @param flow Id of the flow.
     * @param label The answer on it.
     * @param now How often it was taken, with the models in force.
     * @param candidate How often it was taken, with the candidate.
     */
    @Schema(name = "RehearsalWay")
    record Way(String flow, String label, int now, int candidate) {}

    /**
     * Where an answer leads at a gateway.
     *
     * @param givenBy The forms and tables that give the answer.
     * @param field The variable.
     * @param answer The answer.
     * @param at The gateway that asks it.
     * @param now The answer on the flow that it takes with the models in force; null if it takes none there.
     * @param candidate The answer on the flow that it takes with the candidate; null if it takes none.
     * @param consequence What cannot be undone on that flow and is not on the flow of the models in force: erasing, closing,
     *     ordering or skipping an approval; null if nothing.
     */
    @Schema(name = "RehearsalAnswer")
    record Answer(
            List<String> givenBy,
            String field,
            String answer,
            Place at,
            String now,
            String candidate,
            String consequence) {}
}
