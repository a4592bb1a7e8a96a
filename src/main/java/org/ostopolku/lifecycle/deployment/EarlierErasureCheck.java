package org.ostopolku.lifecycle.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ostopolku.lifecycle.rules.ErasureRule;
import org.ostopolku.lifecycle.rules.Finding;
import org.ostopolku.process.model.DeployedVersions;
import org.ostopolku.security.authorization.PersonalDataPermission;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Checks whether a user's deployment erases personal data earlier than the files in force do. Without the permission {@code
 * personal-data} that is an error, with it a warning.
 */
@Component
class EarlierErasureCheck {

    private final DeployedVersions versions;
    private final ObjectProvider<PersonalDataPermission> permission;

    EarlierErasureCheck(DeployedVersions versions, ObjectProvider<PersonalDataPermission> permission) {
        this.versions = versions;
        this.permission = permission;
    }

    /** @param files the contents by resource name, without other errors */
    List<Finding> check(Map<String, byte[]> files) {
        if (files.keySet().stream().map(Finding::fileName).noneMatch(ErasureRule::concerns)) {
            return List.of();
        }
        var required = permission.getObject();
        return ErasureRule.check(files, this::inForce, required.isGivenToCaller(), required.groups());
    }

    private Optional<byte[]> inForce(String file) {
        return versions.versionsOf(file).stream().findFirst().map(versions::content);
    }
}
