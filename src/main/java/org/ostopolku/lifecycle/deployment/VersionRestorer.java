package org.ostopolku.lifecycle.deployment;

import java.util.Arrays;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.process.model.DeployedVersions;
import org.springframework.stereotype.Component;

/** Puts any version of a file in force again. */
@Component
public class VersionRestorer {

    private final DeployedVersions versions;
    private final Rollback rollback;

    VersionRestorer(DeployedVersions versions, Rollback rollback) {
        this.versions = versions;
        this.rollback = rollback;
    }

    /**
     * Deploys the content of a version again, unless the newest one has the same content.
     *
     * @throws Problem (409) if the version does not exist any more, or breaks a current rule
     */
    public void restore(String file, int version) {
        var all = versions.versionsOf(file);
        var wanted = all.stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow(
                        () -> Problem.conflict("Version %d of %s does not exist any more.".formatted(version, file)));
        if (Arrays.equals(versions.content(all.get(0)), versions.content(wanted))) {
            return;
        }
        try {
            rollback.deploy(all.get(0), wanted);
        } catch (DeploymentRejectedException rejection) {
            throw Problem.conflict(rejection.getMessage());
        }
    }
}
