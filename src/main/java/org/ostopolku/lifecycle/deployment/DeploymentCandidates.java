package org.ostopolku.lifecycle.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ostopolku.lifecycle.rules.Finding;
import org.ostopolku.lifecycle.rules.ModelRules;
import org.ostopolku.process.journey.JourneyVariable;
import org.ostopolku.process.model.DeployedVersions;
import org.springframework.stereotype.Component;

/** Files that may be deployed one day, beside those that hold now. */
@Component
public class DeploymentCandidates {

    private final ValidationContextLoader surroundings;
    private final DeployedVersions versions;

    DeploymentCandidates(ValidationContextLoader surroundings, DeployedVersions versions) {
        this.surroundings = surroundings;
        this.versions = versions;
    }

    /** What a deployment of the files would be told. */
    public List<Finding> check(Map<String, byte[]> files) {
        return ModelRules.check(files, surroundings.known(files.keySet()));
    }

    /** The sentence with which a deployment that breaks rules is refused. */
    public String refusal(List<Finding> findings) {
        return DeploymentRejectedException.tell(findings);
    }

    /** The variables that models and forms may use, by their name. */
    public Map<String, JourneyVariable> variables() {
        return surroundings.known(Set.of()).variables();
    }

    /** What starts, decides and is shown now, by file name. */
    public Map<String, byte[]> inForce() {
        var files = new TreeMap<String, byte[]>();
        versions.newest().forEach(version -> files.put(Finding.fileName(version.file()), versions.content(version)));
        return files;
    }
}
