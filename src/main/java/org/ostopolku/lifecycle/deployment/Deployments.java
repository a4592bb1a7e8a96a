package org.ostopolku.lifecycle.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ostopolku.lifecycle.deployment.DeploymentRecords.Entry;
import org.ostopolku.lifecycle.rules.Finding;
import org.ostopolku.platform.engine.ShippedModels;
import org.ostopolku.process.model.DeployedVersions;
import org.ostopolku.process.model.DeployedVersions.Version;
import org.ostopolku.security.user.UserNames;
import org.springframework.stereotype.Component;

/** What is deployed now, and what was, in the words of who looks at it. */
@Component
class Deployments {

    private final DeployedVersions versions;
    private final DeploymentRecords records;
    private final Rollback wayBack;
    private final ShippedModels shipped;
    private final UserNames people;

    Deployments(
            DeployedVersions versions,
            DeploymentRecords records,
            Rollback wayBack,
            ShippedModels shipped,
            UserNames people) {
        this.versions = versions;
        this.records = records;
        this.wayBack = wayBack;
        this.shipped = shipped;
        this.people = people;
    }

    /** The newest deployments first. */
    List<RecordedDeployment> newest(int count) {
        return recorded(records.newest(count));
    }

    RecordedDeployment recorded(String id) {
        return recorded(List.of(records.entry(id))).get(0);
    }

    private List<RecordedDeployment> recorded(List<Entry> entries) {
        var ids = entries.stream().map(Entry::id).toList();
        var files = records.files(ids);
        var warnings = records.warnings(ids);
        var names = people.names(
                entries.stream().map(Entry::person).filter(Objects::nonNull).collect(Collectors.toSet()));
        return entries.stream()
                .map(entry -> new RecordedDeployment(
                        entry.id(),
                        entry.at().toInstant(),
                        names.get(entry.person()),
                        entry.name(),
                        entry.source(),
                        entry.backTo(),
                        files.getOrDefault(entry.id(), List.of()),
                        shown(warnings.getOrDefault(entry.id(), List.of()))))
                .toList();
    }

    /** Every model, table and form in the version that holds now. */
    List<DeployedModel> models() {
        var newest = versions.newest();
        var ids = newest.stream().map(Version::deployment).collect(Collectors.toSet());
        var warnings = records.warnings(ids);
        var persons = records.persons(ids);
        var names = people.names(persons.values());
        return newest.stream()
                .map(version -> model(version, names.get(persons.get(version.deployment())), warnings))
                .toList();
    }

    private DeployedModel model(Version version, String person, Map<String, List<Finding>> warnings) {
        String file = Finding.fileName(version.file());
        byte[] jar = shipped.contents().get(file);
        return new DeployedModel(
                file,
                version.kind(),
                version.id(),
                version.title(),
                version.version(),
                version.at(),
                person,
                version.deployment(),
                jar == null || !Arrays.equals(jar, versions.content(version)),
                version.version() == 1
                        ? null
                        : wayBack.before(versions.versionsOf(file))
                                .map(Version::version)
                                .orElse(null),
                shown(warnings.getOrDefault(version.deployment(), List.of()).stream()
                        .filter(warning -> warning.file().equals(file))
                        .toList()));
    }

    private static List<DeploymentWarning> shown(List<Finding> warnings) {
        return warnings.stream().map(DeploymentWarning::of).toList();
    }
}
