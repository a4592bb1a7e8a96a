package org.ostopolku.process.model;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.ostopolku.platform.engine.ShippedModels;
import org.ostopolku.process.model.DeployedVersions.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Deploys the models, decision tables and forms of the jar at start: those that are missing, and those whose newest version
 * came from an earlier jar and differs. A newest version that a process owner deployed is kept; a difference is logged. The
 * file name without extension is the id of the definition.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

    private final RepositoryService repository;
    private final ShippedModels shipped;
    private final DeployedVersions deployed;

    ModelDeployment(RepositoryService repository, ShippedModels shipped, DeployedVersions deployed) {
        this.repository = repository;
        this.shipped = shipped;
        this.deployed = deployed;
    }

    @Override
    public void afterSingletonsInstantiated() {
        deploy(new TreeMap<>(shipped.contents()));
    }

    /** @param shipped contents by file name */
    void deploy(Map<String, byte[]> shipped) {
        var deployment = repository
                .createDeployment()
                .name("Ostopolku")
                .source(ShippedModels.SOURCE)
                .enableDuplicateFiltering(true);
        var changed = new ArrayList<String>();
        var kept = new ArrayList<String>();
        for (var model : shipped.entrySet()) {
            var newest = deployed.versionsOf(model.getKey()).stream().findFirst();
            if (newest.isEmpty()
                    || differs(newest.get(), model.getValue())
                            && ShippedModels.SOURCE.equals(newest.get().source())) {
                deployment.addInputStream(model.getKey(), new ByteArrayInputStream(model.getValue()));
                changed.add(model.getKey());
            } else if (differs(newest.get(), model.getValue())) {
                kept.add(model.getKey());
            }
        }
        if (!changed.isEmpty()) {
            deploy(deployment, changed);
        }
        if (!kept.isEmpty()) {
            LOG.warn(
                    "Not deployed from the jar, because a process owner's version is newer and differs: {}",
                    String.join(", ", kept));
        }
    }

    /**
     * A process owner's deployment may not fit the newer jar, for example if the owner's KPI catalogue lacks a KPI. The deployed
     * models then stay, and the error is logged.
     */
    private void deploy(DeploymentBuilder deployment, List<String> files) {
        boolean first = repository.createDeploymentQuery().count() == 0;
        try {
            deployment.deploy();
            LOG.info("Deployed from the jar: {}", String.join(", ", files));
        } catch (ParseException e) {
            if (first) {
                throw e;
            }
            LOG.error(
                    "Not deployed from the jar, because it does not fit the deployed models (see the error above): {}",
                    String.join(", ", files));
        }
    }

    private boolean differs(Version newest, byte[] content) {
        return !Arrays.equals(deployed.content(newest), content);
    }
}
