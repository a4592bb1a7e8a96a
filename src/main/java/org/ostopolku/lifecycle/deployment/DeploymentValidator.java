package org.ostopolku.lifecycle.deployment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.ostopolku.lifecycle.rules.Finding;
import org.ostopolku.lifecycle.rules.ModelRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Checks every deployment before the engine reads it, by whatever road it comes, and refuses it with everything that is
 * wrong at once; of what it lets in it keeps a record. A rehearsal gets files that were checked before.
 */
@Component
@Profile("!rehearsal")
class DeploymentValidator implements Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentValidator.class);

    private final ValidationContextLoader surroundings;
    private final DeploymentRecords records;

    DeploymentValidator(ValidationContextLoader surroundings, DeploymentRecords records) {
        this.surroundings = surroundings;
        this.records = records;
    }

    /** @throws DeploymentRejectedException if a rule is broken that keeps a file out */
    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            List<Finding> warnings = check(contents(deployment));
            records.add(
                    deployment.getId(),
                    surroundings.person(),
                    deployment.getName(),
                    deployment.getSource(),
                    deployment.getResources().keySet(),
                    warnings);
        }
        // Otherwise the engine only reads again what was checked when it came.
    }

    private List<Finding> check(Map<String, byte[]> files) {
        List<Finding> findings = ModelRules.check(files, surroundings.known(files.keySet()));
        if (findings.stream().anyMatch(Finding::isError)) {
            var refusal = DeploymentRejectedException.of(findings, files);
            LOG.warn(refusal.getMessage());
            throw refusal;
        }
        return findings;
    }

    private static Map<String, byte[]> contents(DeploymentEntity deployment) {
        var contents = new TreeMap<String, byte[]>();
        deployment.getResources().forEach((name, resource) -> contents.put(name, resource.getBytes()));
        return contents;
    }
}
