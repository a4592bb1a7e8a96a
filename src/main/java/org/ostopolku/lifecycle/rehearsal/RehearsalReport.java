package org.ostopolku.lifecycle.rehearsal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What became of the same customers with the models that hold now and with the candidate. */
@Schema(description = "What became of the same customers with the models that hold now and with the candidate.")
record RehearsalReport(
        @Schema(description = "How many journeys were played.")
        int journeys,

        @Schema(description = "How many of them are past journeys; the others were made up.")
        int past,

        @Schema(description = "With the models that hold now.")
        Side now,

        @Schema(description = "With the candidate.") Side candidate,

        @Schema(description = "Where journeys could not go on, the most frequent first.")
        List<Stuck> stuck,

        @Schema(description = "What past customers answered and nobody can answer any more in the candidate.")
        List<Unfit> unfit,

        @Schema(description = "The KPIs that were logged, and those of the candidate's stages that were not.")
        List<Kpi> kpis,

        @Schema(description = "Which ways were taken at each question about the customer.")
        List<Decision> decisions,

        @Schema(description = "Elements of the candidate that no journey came through.")
        List<Place> unreached,

        @Schema(description = "How many elements of the candidate a journey came through.")
        int reached) {

    @Schema(name = "RehearsalSide", description = "What became of the journeys.")
    record Side(
            @Schema(description = "How many came to an end.")
            int finished,

            @Schema(description = "How many could not go on.")
            int stuck,

            @Schema(description = "How many are still under way when the play ends.")
            int underWay,

            @Schema(description = "How those that are finished ended, the most frequent first.")
            List<Ending> endings,

            @Schema(description = "How many touchpoints were answered as they once were.")
            int remembered,

            @Schema(description = "How many touchpoints were answered by the simulator.")
            int made,

            @Schema(description = "How often nobody waited for what the customer once told us, by message.")
            Map<String, Integer> unheard,

            @Schema(description = "Where the time of the play ended.")
            Instant until,

            @Schema(description = "Whether it was cut short, at the limit of time.")
            boolean cutShort) {}

    @Schema(name = "RehearsalPlace", description = "An element of a model.")
    record Place(
            @Schema(description = "The file; null if it is not known.")
            String file,

            @Schema(description = "Id of the element.") String element,

            @Schema(description = "What it is called; may be empty.")
            String label) {}

    @Schema(name = "RehearsalEnding", description = "An end of the journey.")
    record Ending(
            @Schema(description = "Id of the end event.") String element,

            @Schema(description = "What it is called.") String label,

            @Schema(description = "How many journeys ended there.")
            int journeys) {}

    @Schema(name = "RehearsalStuck", description = "An element where journeys could not go on, and why.")
    record Stuck(
            @Schema(description = "The element.") Place at,

            @Schema(
                    description =
                            "no-way, endless, form, nobody, message, decision, expression or other: what kind of hindrance.")
            String kind,

            @Schema(description = "Why, in a sentence; of the first of them.")
            String reason,

            @Schema(description = "How many journeys, with the models that hold now.")
            int now,

            @Schema(description = "How many journeys, with the candidate.")
            int candidate,

            @Schema(description = "What was known of one of them, by variable; nothing personal.")
            Map<String, Object> example) {}

    @Schema(name = "RehearsalUnfit", description = "An answer that once was given and does not fit any more.")
    record Unfit(
            @Schema(description = "The touchpoint, or the message.")
            Place at,

            @Schema(description = "The variable.") String field,

            @Schema(description = "What was answered.") String answer,

            @Schema(description = "How often; the simulator answered something else instead.")
            int times) {}

    @Schema(name = "RehearsalKpi", description = "A KPI, as it was logged in both plays.")
    record Kpi(
            @Schema(description = "Id of the KPI.") String id,
            @Schema(description = "What it is called.") String name,

            @Schema(description = "Its stage, or all.") String stage,

            @Schema(description = "Its unit.") String unit,

            @Schema(
                    description =
                            "missed if it is logged now and not with the candidate although somebody comes to where it was, not-reached if nobody does; otherwise less, same or more by how often it is logged; never if it is in neither play.")
            String verdict,

            @Schema(description = "With the models that hold now.")
            KpiSum now,

            @Schema(description = "With the candidate.") KpiSum candidate,

            @Schema(description = "The elements that logged it in either play.")
            List<Place> at) {}

    @Schema(name = "RehearsalKpiSum", description = "How a KPI was logged in one play.")
    record KpiSum(
            @Schema(description = "How often.") int times,

            @Schema(description = "The mean of what was logged; null if nothing was.")
            Double mean) {}

    @Schema(name = "RehearsalDecision", description = "A question about the customer, and the ways taken.")
    record Decision(
            @Schema(description = "The gateway.") Place at,

            @Schema(description = "Its ways out.") List<Way> ways) {}

    @Schema(name = "RehearsalWay", description = "A way out of a decision.")
    record Way(
            @Schema(description = "Id of the flow.") String flow,

            @Schema(description = "The answer on it.") String label,

            @Schema(description = "How often it was taken, with the models that hold now.")
            int now,

            @Schema(description = "How often it was taken, with the candidate.")
            int candidate) {}
}
