package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** Where customer and company meet: a task of a team, or an event that the customer brings about alone. */
@Schema(name = "Map.Touchpoint")
record Touchpoint(
        @Schema(description = "Element in the model.") String id,
        @Schema(description = "Its name.") String name,

        @Schema(description = "Whether the customer does it alone.")
        boolean selfService,

        @Schema(description = "Whether it may happen at any moment of the process, not only where it stands.")
        boolean anyTime,

        @Schema(description = "direct, self-service or internal.")
        String channel,

        @Schema(description = "What both sides want here; null if the model does not say it.")
        Goals goals,

        @Schema(description = "Who takes part, of both sides; null if the model does not say it.")
        Participants participants,

        @Schema(description = "Which systems do the work.") List<String> systems,

        @Schema(description = "Who does it; null for self-service, and where it depends on the case.")
        Team team,

        @Schema(description = "high, medium or low: the effect on whether the customer goes on.")
        String effect,

        @Schema(description = "How to do it.") String instruction,

        @Schema(description = "Why the customer is not asked how it went; null if they are.")
        String feedbackNotAsked,

        @Schema(description = "What passes between this touchpoint and the customer's steps.")
        List<Meeting> meets,

        @Schema(description = "What the ledger says of it in the period; null if nothing is logged there.")
        TouchpointFigures figures,

        @Schema(description = "Open development needs recorded for it, the most urgent first.")
        List<OpenNeed> needs) {

    @Schema(name = "Map.Goals")
    record Goals(
            @Schema(description = "What the customer wants.")
            String customer,

            @Schema(description = "What we want.") String company,

            @Schema(description = "hypothesis or validated: what is known of the customer's goal.")
            String status,

            @Schema(description = "How the two goals conflict; null if they do not.")
            String conflict) {}

    @Schema(name = "Map.Participants")
    record Participants(
            @Schema(description = "Of the customer's side; null if no one.")
            String customer,

            @Schema(description = "Of our side; null if no one.")
            String company) {}

    @Schema(name = "Map.Team")
    record Team(
            @Schema(description = "Id of the group.") String id,
            @Schema(description = "Name of the group.") String name) {}

    /** A message flow. */
    @Schema(name = "Map.Meeting")
    record Meeting(
            @Schema(description = "What passes.") String passes,

            @Schema(description = "The customer's step; null if it may be any.")
            String step,

            @Schema(description = "Name of the step.") String stepName,

            @Schema(description = "Whether it comes from the customer.")
            boolean fromCustomer) {}

    /** Adds names of teams, figures and development needs. */
    Touchpoint withFigures(Map<String, String> teamNames, TouchpointFigures found, List<OpenNeed> open) {
        return new Touchpoint(
                id,
                name,
                selfService,
                anyTime,
                channel,
                goals,
                participants,
                systems,
                team == null ? null : new Team(team.id(), teamNames.getOrDefault(team.id(), team.id())),
                effect,
                instruction,
                feedbackNotAsked,
                meets,
                found,
                open);
    }
}
