package org.ostopolku.lifecycle.deployment;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.ostopolku.lifecycle.rules.FileValues;
import org.ostopolku.lifecycle.rules.Finding;
import org.ostopolku.lifecycle.rules.ModelRules;
import org.ostopolku.lifecycle.rules.ValidationContext;
import org.ostopolku.process.journey.JourneyVariables;
import org.ostopolku.process.model.DeployedVersions;
import org.ostopolku.process.model.DeployedVersions.Version;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Loads what a deployed file may refer to: deployed files, teams, and declared variables. */
@Component
class ValidationContextLoader {

    private static final String CATALOGUE = "kpi-catalogue";

    private final ObjectProvider<ProcessEngine> engine;
    private final DeployedVersions versions;
    private final JourneyVariables variables;
    private final Map<String, Optional<FileValues>> values = new ConcurrentHashMap<>();

    ValidationContextLoader(
            ObjectProvider<ProcessEngine> engine, DeployedVersions versions, JourneyVariables variables) {
        this.engine = engine;
        this.versions = versions;
        this.variables = variables;
    }

    /**
     * Reads in the current transaction.
     *
     * @param files names of the resources to be deployed
     */
    ValidationContext load(Set<String> files) {
        boolean includesCatalogue = files.stream().map(Finding::fileName).anyMatch((CATALOGUE + ".dmn")::equals);
        var teams = engine.getObject().getIdentityService().createGroupQuery().list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        var context = ValidationContext.of(teams, variables.all());
        for (var version : versions.newest()) {
            context = switch (version.kind()) {
                // The KPIs that a process logs are read only if the catalogue changes.
                case "process" -> includesCatalogue ? extend(version, context) : context.withProcess(version.id());
                case "decision" -> context.withDecision(version.id());
                default -> context.withForm(version.id());
            };
            if (version.id().equals(CATALOGUE)) {
                context = extend(version, context);
            }
            context = values(version).map(context::withValues).orElse(context);
        }
        for (var version : versions.running()) {
            context = values(version).map(context::withRunning).orElse(context);
        }
        return context;
    }

    /** Read once, because a version never changes. */
    private Optional<FileValues> values(Version version) {
        return values.computeIfAbsent(
                version.deployment() + "/" + version.file(),
                name -> ModelRules.values(Finding.fileName(version.file()), versions.content(version)));
    }

    private ValidationContext extend(Version version, ValidationContext context) {
        return ModelRules.contextWith(Map.of(Finding.fileName(version.file()), versions.content(version)), context);
    }

    /** The user id; null for the application. */
    String currentUser() {
        var authentication = engine.getObject().getIdentityService().getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }
}
