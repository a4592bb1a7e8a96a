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

/** Describes the deployments and the models in force. */
@Component
class Deployments {

    private final DeployedVersions versions;
    private final DeploymentRecords records;
    private final Rollback rollback;
    private final ShippedModels shipped;
    private final UserNames userNames;

    Deployments(
            DeployedVersions versions,
            DeploymentRecords records,
            Rollback rollback,
            ShippedModels shipped,
            UserNames userNames) {
        this.versions = versions;
        this.records = records;
        this.rollback = rollback;
        this.shipped = shipped;
        this.userNames = userNames;
    }

    /** The newest deployments first. */
    List<RecordedDeployment> newest(int count) {
        return read(records.newest(count));
    }

    RecordedDeployment read(String id) {
        return read(List.of(records.entry(id))).get(0);
    }

    private List<RecordedDeployment> read(List<Entry> entries) {
        var ids = entries.stream().map(Entry::id).toList();
        var files = records.files(ids);
        var warnings = records.warnings(ids);
        var names = userNames.names(
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

    /** Every model, table and form in the version in force. */
    List<DeployedModel> models() {
        var newest = versions.newest();
        var ids = newest.stream().map(Version::deployment).collect(Collectors.toSet());
        var warnings = records.warnings(ids);
        var persons = records.persons(ids);
        var names = userNames.names(persons.values());
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
                        : rollback.before(versions.versionsOf(file))
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
