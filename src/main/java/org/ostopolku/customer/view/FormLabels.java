package org.ostopolku.customer.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.ostopolku.process.model.DeployedVersions;
import org.ostopolku.process.model.DeployedVersions.FormVersion;
import org.springframework.stereotype.Component;

/**
 * The words of the deployed forms. A field or a choice that a newer version of its form lacks is known by the words of the
 * version that had it.
 */
@Component
class FormLabels {

    private final RepositoryService repository;
    private final DeployedVersions deployed;
    private final ObjectMapper json;
    private final Map<String, Map<String, FieldLabels>> byVersion = new ConcurrentHashMap<>();

    FormLabels(RepositoryService repository, DeployedVersions deployed, ObjectMapper json) {
        this.repository = repository;
        this.deployed = deployed;
        this.json = json;
    }

    /** The fields of these forms by form and key, in the order of the newest version. */
    Map<String, Map<String, FieldLabels>> of(Collection<String> forms) {
        Map<String, Map<String, FieldLabels>> words = new HashMap<>();
        forms.forEach(form -> words.put(form, new LinkedHashMap<>()));
        deployed.formVersions(forms).forEach(version -> read(version)
                .forEach((key, field) -> words.get(version.form()).merge(key, field, FieldLabels::or)));
        return words;
    }

    private Map<String, FieldLabels> read(FormVersion version) {
        return byVersion.computeIfAbsent(version.id(), id -> {
            Map<String, FieldLabels> fields = new LinkedHashMap<>();
            try (var content = repository.getResourceAsStream(version.deployment(), version.resource())) {
                collect(json.readTree(content), fields);
            } catch (IOException e) {
                throw new ProcessEngineException("The form " + version.form() + " cannot be read.", e);
            }
            return fields;
        });
    }

    private static void collect(JsonNode parent, Map<String, FieldLabels> fields) {
        for (JsonNode component : parent.path("components")) {
            if (component.has("components")) {
                collect(component, fields);
            } else if (component.path("key").isTextual()
                    && !component.path("disabled").asBoolean()
                    && !component.path("readonly").asBoolean()) {
                fields.putIfAbsent(component.path("key").textValue(), FieldLabels.of(component));
            }
        }
    }
}
