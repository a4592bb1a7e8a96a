package org.ostopolku.lifecycle.deployment;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.ostopolku.lifecycle.rules.Finding;
import org.ostopolku.platform.engine.ShippedModels;
import org.ostopolku.process.model.DeployedVersions;
import org.ostopolku.process.model.DeployedVersions.Version;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goes back to the version before: deploys its content again, as a new version, so that nothing is lost and journeys that run
 * stay where they are. Going back again goes further back, not forth.
 */
@Component
class Rollback {

    /** Not the jar's: what somebody went back to on purpose stays when the application starts again. */
    private static final String SOURCE = "Going back";

    private final RepositoryService repository;
    private final DeployedVersions versions;
    private final DeploymentRecords records;

    Rollback(RepositoryService repository, DeployedVersions versions, DeploymentRecords records) {
        this.repository = repository;
        this.versions = versions;
        this.records = records;
    }

    /** The version before that differs from what is there now. */
    Optional<Version> before(List<Version> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        byte[] now = versions.content(all.get(0));
        int origin = origin(all).version();
        return all.stream()
                .filter(version -> version.version() < origin)
                .filter(version -> !Arrays.equals(now, versions.content(version)))
                .findFirst();
    }

    /** The newest version, or that whose content it brought back. */
    private Version origin(List<Version> all) {
        Version origin = all.get(0);
        for (Version version : all) {
            if (records.backTo(origin.deployment())
                    .filter(version.deployment()::equals)
                    .isPresent()) {
                origin = version;
            }
        }
        return origin;
    }

    /** @return id of the new deployment, of whoever is logged in to the engine */
    @Transactional
    public String deploy(Version now, Version before) {
        // The same name and source as now: Modeler takes a file that it deployed by them before for a duplicate.
        boolean fromJar = now.source() == null || now.source().equals(ShippedModels.SOURCE);
        String deployment = repository
                .createDeployment()
                .name(now.name())
                .source(fromJar ? SOURCE : now.source())
                .addInputStream(Finding.fileName(before.file()), new ByteArrayInputStream(versions.content(before)))
                .deploy()
                .getId();
        records.isBack(deployment, before.deployment());
        return deployment;
    }
}
