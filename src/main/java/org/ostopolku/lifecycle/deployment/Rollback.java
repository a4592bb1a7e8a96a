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
 * Deploys the content of the previous version again as a new version. Running journeys stay in their version. Repeated calls
 * go further back.
 */
@Component
class Rollback {

    /** Not the source of the jar, so that the version stays in force after a restart. */
    private static final String SOURCE = "Going back";

    private final RepositoryService repository;
    private final DeployedVersions versions;
    private final DeploymentRecords records;

    Rollback(RepositoryService repository, DeployedVersions versions, DeploymentRecords records) {
        this.repository = repository;
        this.versions = versions;
        this.records = records;
    }

    /** The newest earlier version that differs from the version in force. */
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

    /** The newest version, or the version whose content it has again. */
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

    /** @return id of the new deployment */
    @Transactional
    public String deploy(Version now, Version before) {
        // Same name and source: Modeler compares with the last deployment of these and skips an unchanged file.
        boolean fromJar = now.source() == null || now.source().equals(ShippedModels.SOURCE);
        String deployment = repository
                .createDeployment()
                .name(now.name())
                .source(fromJar ? SOURCE : now.source())
                .addInputStream(Finding.fileName(before.file()), new ByteArrayInputStream(versions.content(before)))
                .deploy()
                .getId();
        records.markAsRollback(deployment, before.deployment());
        return deployment;
    }
}
