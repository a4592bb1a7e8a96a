package org.ostopolku.lifecycle.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.ostopolku.lifecycle.deployment.DeploymentCandidates;
import org.ostopolku.lifecycle.rehearsal.RehearsalExchange.Request;
import org.ostopolku.process.journey.JourneyVariable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Builds what the sandbox process needs: past journeys without personal data, teams and limits. */
@Component
@Profile("!rehearsal")
class RehearsalRequests {

    private final DeploymentCandidates candidates;
    private final PastJourneys pastJourneys;
    private final IdentityService identity;
    private final RehearsalSettings settings;
    private final Clock clock;
    private final ObjectMapper json;

    RehearsalRequests(
            DeploymentCandidates candidates,
            PastJourneys pastJourneys,
            IdentityService identity,
            RehearsalSettings settings,
            Clock clock,
            ObjectMapper json) {
        this.candidates = candidates;
        this.pastJourneys = pastJourneys;
        this.identity = identity;
        this.settings = settings;
        this.clock = clock;
        this.json = json;
    }

    Request build(int journeys, Map<String, byte[]> inForce) throws IOException {
        Set<String> impersonal = candidates.variables().values().stream()
                .filter(variable -> !variable.personal())
                .map(JourneyVariable::name)
                .collect(Collectors.toSet());
        var replayable = ReplayableData.of(inForce, impersonal, json);
        return new Request(
                clock.instant(),
                journeys,
                pastJourneys.last(journeys, replayable.variables(), replayable.messages()),
                teamsWithMembers(),
                impersonal,
                replayable.variables(),
                settings.days(),
                settings.timeLimit().toSeconds());
    }

    private Set<String> teamsWithMembers() {
        return identity.createGroupQuery().list().stream()
                .map(Group::getId)
                .filter(team -> identity.createUserQuery().memberOfGroup(team).count() > 0)
                .collect(Collectors.toSet());
    }
}
