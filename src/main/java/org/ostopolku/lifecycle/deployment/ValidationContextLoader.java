package org.ostopolku.lifecycle.deployment;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.ostopolku.lifecycle.rules.Finding;
import org.ostopolku.lifecycle.rules.ModelRules;
import org.ostopolku.lifecycle.rules.ValidationContext;
import org.ostopolku.process.journey.JourneyVariables;
import org.ostopolku.process.model.DeployedVersions;
import org.ostopolku.process.model.DeployedVersions.Version;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a deployed file may name: what the engine holds already, the teams, and the declared variables. */
@Component
class ValidationContextLoader {

    private static final String CATALOGUE = "kpi-catalogue";

    private final ObjectProvider<ProcessEngine> engine;
    private final DeployedVersions versions;
    private final JourneyVariables variables;

    ValidationContextLoader(
            ObjectProvider<ProcessEngine> engine, DeployedVersions versions, JourneyVariables variables) {
        this.engine = engine;
        this.versions = versions;
        this.variables = variables;
    }

    /**
     * What is known now, as the transaction sees it.
     *
     * @param files names of the resources that come
     */
    ValidationContext known(Set<String> files) {
        boolean catalogueComes = files.stream().map(Finding::fileName).anyMatch((CATALOGUE + ".dmn")::equals);
        var teams = engine.getObject().getIdentityService().createGroupQuery().list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        var known = ValidationContext.of(teams, variables.all());
        for (var version : versions.newest()) {
            known = switch (version.kind()) {
                // What it logs matters only to a new catalogue, and takes reading.
                case "process" -> catalogueComes ? with(version, known) : known.withProcess(version.id());
                case "decision" -> known.withDecision(version.id());
                default -> known.withForm(version.id());
            };
            if (version.id().equals(CATALOGUE)) {
                known = with(version, known);
            }
        }
        return known;
    }

    private ValidationContext with(Version version, ValidationContext known) {
        return ModelRules.contextWith(Map.of(Finding.fileName(version.file()), versions.content(version)), known);
    }

    /** Who deploys: a user id, or null if it is the application itself. */
    String person() {
        var authentication = engine.getObject().getIdentityService().getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }
}
