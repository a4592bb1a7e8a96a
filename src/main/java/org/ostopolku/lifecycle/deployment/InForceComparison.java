package org.ostopolku.lifecycle.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.ostopolku.lifecycle.rules.ApprovalRule;
import org.ostopolku.lifecycle.rules.ErasureRule;
import org.ostopolku.lifecycle.rules.Finding;
import org.ostopolku.process.model.DeployedVersions;
import org.ostopolku.security.authorization.PersonalDataPermission;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Compares a user's deployment with the files in force: whether it erases personal data earlier, or approves less. For a user
 * who may do that it is a warning, for others an error.
 */
@Component
class InForceComparison {

    private final DeployedVersions versions;
    private final ObjectProvider<PersonalDataPermission> personalData;
    private final ObjectProvider<IdentityService> identities;

    InForceComparison(
            DeployedVersions versions,
            ObjectProvider<PersonalDataPermission> personalData,
            ObjectProvider<IdentityService> identities) {
        this.versions = versions;
        this.personalData = personalData;
        this.identities = identities;
    }

    /** @param files the contents by resource name, without other errors */
    List<Finding> check(Map<String, byte[]> files) {
        return Stream.concat(
                        earlierErasures(files).stream(),
                        ApprovalRule.check(files, this::inForce, this::mayDoTheWorkOf).stream())
                .toList();
    }

    private List<Finding> earlierErasures(Map<String, byte[]> files) {
        if (files.keySet().stream().map(Finding::fileName).noneMatch(ErasureRule::concerns)) {
            return List.of();
        }
        var permission = personalData.getObject();
        return ErasureRule.check(files, this::inForce, permission.isGivenToCaller(), permission.groups());
    }

    private boolean mayDoTheWorkOf(String group) {
        var caller = identities.getObject().getCurrentAuthentication();
        return caller != null
                && caller.getGroupIds() != null
                && Stream.of(group, Groups.CAMUNDA_ADMIN).anyMatch(caller.getGroupIds()::contains);
    }

    private Optional<byte[]> inForce(String file) {
        return versions.versionsOf(file).stream().findFirst().map(versions::content);
    }
}
