package org.ostopolku.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.ostopolku.model.Known;
import org.ostopolku.model.ModelRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a deployed file may name: what the engine holds already, the teams, and the declared variables. */
@Component
class Surroundings {

    private static final String CATALOGUE = "kpi-catalogue";

    private final ObjectProvider<ProcessEngine> engine;
    private final DeployedVersions versions;
    private final String variables;

    Surroundings(ObjectProvider<ProcessEngine> engine, DeployedVersions versions) throws IOException {
        this.engine = engine;
        this.versions = versions;
        this.variables = new ClassPathResource("bpmn/variables.csv").getContentAsString(StandardCharsets.UTF_8);
    }

    /** What is known now, as the transaction sees it. */
    Known known() {
        var teams = engine.getObject().getIdentityService().createGroupQuery().list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        var known = Known.of(teams, variables);
        for (var version : versions.newest()) {
            known = switch (version.kind()) {
                case "process" -> known.withProcess(version.id());
                case "decision" -> known.withDecision(version.id());
                default -> known.withForm(version.id());
            };
            if (version.id().equals(CATALOGUE)) {
                known = ModelRules.known(Map.of(CATALOGUE + ".dmn", versions.content(version)), known);
            }
        }
        return known;
    }

    /** Who deploys: a user id, or null if it is the application itself. */
    String person() {
        var authentication = engine.getObject().getIdentityService().getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }
}
