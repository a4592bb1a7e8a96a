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

/** Checks candidates for deployment against the models in force. */
@Component
public class DeploymentCandidates {

    private final ValidationContextLoader contexts;
    private final DeployedVersions versions;

    DeploymentCandidates(ValidationContextLoader contexts, DeployedVersions versions) {
        this.contexts = contexts;
        this.versions = versions;
    }

    /** The findings that a deployment of the files would have. */
    public List<Finding> check(Map<String, byte[]> files) {
        return ModelRules.check(files, contexts.load(files.keySet()));
    }

    /** The message of a rejected deployment. */
    public String describe(List<Finding> findings) {
        return DeploymentRejectedException.describe(findings);
    }

    /** The declared variables, by name. */
    public Map<String, JourneyVariable> variables() {
        return contexts.load(Set.of()).variables();
    }

    /** The files in force, by file name. */
    public Map<String, byte[]> inForce() {
        var files = new TreeMap<String, byte[]>();
        versions.newest().forEach(version -> files.put(Finding.fileName(version.file()), versions.content(version)));
        return files;
    }
}
