package org.ostopolku.lifecycle.rehearsal;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.ostopolku.platform.engine.ShippedModels;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Prepares the sandbox engine: users of the teams, and deployments. */
@Component
@Profile("rehearsal")
class SandboxSetup {

    private final ProcessEngine engine;
    private final ShippedModels shipped;
    private final TransactionOperations transaction;

    SandboxSetup(ProcessEngine engine, ShippedModels shipped, TransactionOperations transaction) {
        this.engine = engine;
        this.shipped = shipped;
        this.transaction = transaction;
    }

    /** Creates one user in each team. */
    void createUsers(Set<String> teams) {
        var identity = engine.getIdentityService();
        int number = 0;
        for (String team : teams) {
            if (identity.createGroupQuery().groupId(team).count() == 0) {
                identity.saveGroup(identity.newGroup(team));
            }
            var user = identity.newUser("player" + ++number);
            identity.saveUser(user);
            identity.createMembership(user.getId(), team);
        }
    }

    /** Deploys the files that differ from those that the application deployed at its start. */
    void deployInForce(Map<String, byte[]> inForce) {
        var changed = new TreeMap<>(inForce);
        changed.entrySet()
                .removeIf(file ->
                        Arrays.equals(file.getValue(), shipped.contents().get(file.getKey())));
        if (!changed.isEmpty()) {
            deploy("now", changed);
        }
    }

    /** The engine's error message if it does not accept the files. Nothing stays deployed. */
    Optional<String> tryCandidate(Map<String, byte[]> candidate) {
        try {
            transaction.executeWithoutResult(trial -> {
                deployCandidate(candidate);
                trial.setRollbackOnly();
            });
            return Optional.empty();
        } catch (ProcessEngineException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** @return id of the deployment */
    String deployCandidate(Map<String, byte[]> candidate) {
        return deploy("candidate", candidate);
    }

    private String deploy(String name, Map<String, byte[]> files) {
        var deployment = engine.getRepositoryService().createDeployment().name(name);
        files.forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        return deployment.deploy().getId();
    }
}
