package org.ostopolku.lifecycle.deployment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.ostopolku.lifecycle.rules.Finding;
import org.ostopolku.lifecycle.rules.ModelRules;
import org.ostopolku.lifecycle.rules.ResourceRule;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Checks every deployment before the engine parses it, rejects it with all findings at once, and records accepted ones. Not
 * active in a rehearsal, whose files are checked before.
 */
@Component
@Profile("!rehearsal")
@UsesEngineInternals("a deployer that runs before the engine reads a file exists only as an internal type")
class DeploymentValidator implements Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentValidator.class);

    private final ValidationContextLoader contexts;
    private final InForceComparison inForce;
    private final DeploymentRecords records;

    DeploymentValidator(ValidationContextLoader contexts, InForceComparison inForce, DeploymentRecords records) {
        this.contexts = contexts;
        this.inForce = inForce;
        this.records = records;
    }

    /** @throws DeploymentRejectedException if there is an error among the findings */
    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            withoutEmptyTenant(deployment);
            rejectErrors(
                    ResourceRule.check(
                            deployment.getResources().keySet(),
                            deployment.getTenantId(),
                            deployment.getSource(),
                            contexts.currentUser()),
                    contents(deployment));
            List<Finding> warnings = check(contents(deployment));
            records.add(
                    deployment.getId(),
                    contexts.currentUser(),
                    deployment.getName(),
                    deployment.getSource(),
                    deployment.getResources().keySet(),
                    warnings);
        }
        // Otherwise the engine only parses a deployment again that was checked before.
    }

    private List<Finding> check(Map<String, byte[]> files) {
        List<Finding> findings = ModelRules.check(files, contexts.load(files.keySet()));
        rejectErrors(findings, files);
        if (contexts.currentUser() == null) {
            return findings;
        }
        List<Finding> weaker = inForce.check(files);
        List<Finding> all = Stream.concat(weaker.stream(), findings.stream()).toList();
        rejectErrors(all, files);
        return all;
    }

    private static void rejectErrors(List<Finding> findings, Map<String, byte[]> files) {
        if (findings.stream().anyMatch(Finding::isError)) {
            var rejection = DeploymentRejectedException.of(findings, files);
            LOG.warn(rejection.getMessage());
            throw rejection;
        }
    }

    /** Modeler sends an empty tenant id if it is not filled in. The engine would take it for a tenant of its own. */
    private static void withoutEmptyTenant(DeploymentEntity deployment) {
        if ("".equals(deployment.getTenantId())) {
            deployment.setTenantId(null);
            deployment.getResources().values().forEach(resource -> resource.setTenantId(null));
        }
    }

    private static Map<String, byte[]> contents(DeploymentEntity deployment) {
        var contents = new TreeMap<String, byte[]>();
        deployment.getResources().forEach((name, resource) -> contents.put(name, resource.getBytes()));
        return contents;
    }
}
