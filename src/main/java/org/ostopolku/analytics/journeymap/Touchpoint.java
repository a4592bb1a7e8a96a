package org.ostopolku.analytics.journeymap;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * Where customer and company meet: a task of a team, or an event that the customer brings about alone.
 *
 * @param id Element in the model.
 * @param name Its name.
 * @param selfService Whether the customer does it alone.
 * @param anyTime Whether it may happen at any moment of the process, not only where it stands.
 * @param channel direct, self-service or internal.
 * @param goals What both sides want here; null if the model does not say it.
 * @param participants Who takes part, of both sides; null if the model does not say it.
 * @param systems Which systems do the work.
 * @param team Who does it; null for self-service, and where it depends on the case.
 * @param effect high, medium or low: the effect on whether the customer goes on.
 * @param instruction How to do it.
 * @param feedbackNotAsked Why the customer is not asked how it went; null if they are.
 * @param meets What passes between this touchpoint and the customer's steps.
 * @param figures What the ledger says of it in the period; null if nothing is logged there.
 * @param needs Open development needs recorded for it, the most urgent first.
 */
@Schema(name = "Map.Touchpoint")
record Touchpoint(
        String id,
        String name,
        boolean selfService,
        boolean anyTime,
        String channel,
        Goals goals,
        Participants participants,
        List<String> systems,
        Team team,
        String effect,
        String instruction,
        String feedbackNotAsked,
        List<Meeting> meets,
        TouchpointFigures figures,
        List<OpenNeed> needs) {

    /**
     * The goals of the customer and of the company.
     *
     * @param customer What the customer wants.
     * @param company What we want.
     * @param status hypothesis or validated: what is known of the customer's goal.
     * @param conflict How the two goals conflict; null if they do not.
     */
    @Schema(name = "Map.Goals")
    record Goals(String customer, String company, String status, String conflict) {}

    /**
     * The participants of both sides.
     *
     * @param customer Of the customer's side; null if no one.
     * @param company Of our side; null if no one.
     */
    @Schema(name = "Map.Participants")
    record Participants(String customer, String company) {}

    /**
     * The team that does the work.
     *
     * @param id Id of the group.
     * @param name Name of the group.
     */
    @Schema(name = "Map.Team")
    record Team(String id, String name) {}

    /**
     * A message flow.
     *
     * @param passes What passes.
     * @param step The customer's step; null if it may be any.
     * @param stepName Name of the step.
     * @param fromCustomer Whether it comes from the customer.
     */
    @Schema(name = "Map.Meeting")
    record Meeting(String passes, String step, String stepName, boolean fromCustomer) {}

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
