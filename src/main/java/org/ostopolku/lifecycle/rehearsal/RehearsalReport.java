package org.ostopolku.lifecycle.rehearsal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

@Schema(description = "The outcome of the same customers with the models in force and with the candidate.")
record RehearsalReport(
        @Schema(description = "Number of simulated journeys.")
        int journeys,

        @Schema(description = "How many of them are past journeys; the others were generated.")
        int past,

        @Schema(description = "With the models in force.") Side now,

        @Schema(description = "With the candidate.") Side candidate,

        @Schema(description = "Where journeys could not continue, the most frequent first.")
        List<Stuck> stuck,

        @Schema(description = "Recorded answers that are not valid in the candidate any more.")
        List<Unfit> unfit,

        @Schema(description = "The KPIs that were logged, and the KPIs of the candidate's stages that were not.")
        List<Kpi> kpis,

        @Schema(description = "Which flows were taken at each decision of the customer.")
        List<Decision> decisions,

        @Schema(description = "Elements of the candidate that no journey passed.")
        List<Place> unreached,

        @Schema(description = "Number of the candidate's elements that a journey passed.")
        int reached) {

    @Schema(name = "RehearsalSide", description = "The outcome of the journeys.")
    record Side(
            @Schema(description = "How many finished.") int finished,

            @Schema(description = "How many could not continue.")
            int stuck,

            @Schema(description = "How many are still open at the end of the run.")
            int underWay,

            @Schema(description = "The end events of the finished journeys, the most frequent first.")
            List<Ending> endings,

            @Schema(description = "Number of touchpoints completed with recorded answers.")
            int remembered,

            @Schema(description = "Number of touchpoints completed with generated answers.")
            int made,

            @Schema(description = "How often no process waited for a recorded message, by message.")
            Map<String, Integer> unheard,

            @Schema(description = "Simulated time at the end of the run.")
            Instant until,

            @Schema(description = "Whether the time limit ended it early.")
            boolean cutShort) {}

    @Schema(name = "RehearsalPlace", description = "An element of a model.")
    record Place(
            @Schema(description = "The file; null if unknown.")
            String file,

            @Schema(description = "Id of the element.") String element,

            @Schema(description = "Its name; may be empty.") String label) {}

    @Schema(name = "RehearsalEnding", description = "An end of the journey.")
    record Ending(
            @Schema(description = "Id of the end event.") String element,

            @Schema(description = "Its name.") String label,

            @Schema(description = "How many journeys ended there.")
            int journeys) {}

    @Schema(name = "RehearsalStuck", description = "An element where journeys could not continue, and the reason.")
    record Stuck(
            @Schema(description = "The element.") Place at,

            @Schema(
                    description =
                            "Kind of failure: no-way (no outgoing flow matches), endless (endless loop), form, nobody (no user for the task), message, decision, expression or other.")
            String kind,

            @Schema(description = "Why, in a sentence, for the first of them.")
            String reason,

            @Schema(description = "How many journeys, with the models in force.")
            int now,

            @Schema(description = "How many journeys, with the candidate.")
            int candidate,

            @Schema(description = "Variables of one of them, without personal data.")
            Map<String, Object> example) {}

    @Schema(name = "RehearsalUnfit", description = "A recorded answer that is not valid any more.")
    record Unfit(
            @Schema(description = "The touchpoint, or the message.")
            Place at,

            @Schema(description = "The variable.") String field,

            @Schema(description = "The answer.") String answer,

            @Schema(description = "How often; it was replaced by a generated answer.")
            int times) {}

    @Schema(name = "RehearsalKpi", description = "A KPI as logged in both runs.")
    record Kpi(
            @Schema(description = "Id of the KPI.") String id,
            @Schema(description = "Its name.") String name,

            @Schema(description = "Its stage, or all.") String stage,

            @Schema(description = "Its unit.") String unit,

            @Schema(
                    description =
                            "missed: logged now but not with the candidate, although journeys pass the element that logged it. not-reached: no journey passes it. never: logged in neither run. Otherwise less, same or more, by how often it was logged.")
            String verdict,

            @Schema(description = "With the models in force.")
            KpiSum now,

            @Schema(description = "With the candidate.") KpiSum candidate,

            @Schema(description = "The elements that logged it in either run.")
            List<Place> at) {}

    @Schema(name = "RehearsalKpiSum", description = "How a KPI was logged in one run.")
    record KpiSum(
            @Schema(description = "How often.") int times,

            @Schema(description = "The mean of the logged values; null if there are none.")
            Double mean) {}

    @Schema(name = "RehearsalDecision", description = "A decision of the customer, and the flows taken.")
    record Decision(
            @Schema(description = "The gateway.") Place at,

            @Schema(description = "Its outgoing flows.") List<Way> ways) {}

    @Schema(name = "RehearsalWay", description = "An outgoing flow of a decision.")
    record Way(
            @Schema(description = "Id of the flow.") String flow,

            @Schema(description = "The answer on it.") String label,

            @Schema(description = "How often it was taken, with the models in force.")
            int now,

            @Schema(description = "How often it was taken, with the candidate.")
            int candidate) {}
}
