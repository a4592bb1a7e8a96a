package org.ostopolku.lifecycle.deployment;

import java.util.Arrays;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.process.model.DeployedVersions;
import org.springframework.stereotype.Component;

/** Lets any version of a file hold again, whatever was deployed since. */
@Component
public class VersionRestorer {

    private final DeployedVersions versions;
    private final Rollback wayBack;

    VersionRestorer(DeployedVersions versions, Rollback wayBack) {
        this.versions = versions;
        this.wayBack = wayBack;
    }

    /**
     * Deploys what a version holds once more, unless the newest one holds the same.
     *
     * @throws Problem (409) if the version is not there any more, or breaks a rule of today
     */
    public void hold(String file, int version) {
        var all = versions.versionsOf(file);
        var wanted = all.stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(() ->
                        Problem.conflict("Version %d of %s is not in the engine any more.".formatted(version, file)));
        if (Arrays.equals(versions.content(all.get(0)), versions.content(wanted))) {
            return;
        }
        try {
            wayBack.deploy(all.get(0), wanted);
        } catch (DeploymentRejectedException refusal) {
            throw Problem.conflict(refusal.getMessage());
        }
    }
}
