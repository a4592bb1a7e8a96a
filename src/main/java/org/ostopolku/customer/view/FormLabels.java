package org.ostopolku.customer.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ostopolku.process.model.DeployedModels;
import org.ostopolku.process.model.DeployedVersions;
import org.ostopolku.process.model.DeployedVersions.FormVersion;
import org.springframework.stereotype.Component;

/** The labels of the deployed forms. A field or choice that a newer version lacks has the label of the version that had it. */
@Component
class FormLabels {

    private final DeployedModels models;
    private final DeployedVersions deployed;
    private final Map<String, Map<String, FieldLabels>> byVersion = new ConcurrentHashMap<>();

    FormLabels(DeployedModels models, DeployedVersions deployed) {
        this.models = models;
        this.deployed = deployed;
    }

    /** The fields of these forms by form and key, in the order of the newest version. */
    Map<String, Map<String, FieldLabels>> read(Collection<String> forms) {
        Map<String, Map<String, FieldLabels>> labels = new HashMap<>();
        forms.forEach(form -> labels.put(form, new LinkedHashMap<>()));
        deployed.formVersions(forms).forEach(version -> read(version)
                .forEach((key, field) -> labels.get(version.form()).merge(key, field, FieldLabels::withChoicesOf)));
        return labels;
    }

    private Map<String, FieldLabels> read(FormVersion version) {
        return byVersion.computeIfAbsent(version.id(), id -> {
            Map<String, FieldLabels> fields = new LinkedHashMap<>();
            models.readForm(version.deployment(), version.resource())
                    .fields()
                    .filter(field -> field.hasKey() && !field.isReadOnly())
                    .forEach(field -> fields.putIfAbsent(field.key(), FieldLabels.of(field)));
            return fields;
        });
    }
}
