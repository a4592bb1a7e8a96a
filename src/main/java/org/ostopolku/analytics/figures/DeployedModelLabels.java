package org.ostopolku.analytics.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ostopolku.platform.engine.SystemAuthentication;
import org.springframework.stereotype.Component;

/** Reads the labels of the deployed models and forms, each deployment once. Choices that only older forms have are kept. */
@Component
public class DeployedModelLabels {

    private final RepositoryService repository;
    private final IdentityService identityService;
    private final ObjectMapper json;
    private final Map<String, ModelLabels> models = new ConcurrentHashMap<>();
    private final Map<String, Map<String, List<Choice>>> forms = new ConcurrentHashMap<>();

    DeployedModelLabels(RepositoryService repository, IdentityService identityService, ObjectMapper json) {
        this.repository = repository;
        this.identityService = identityService;
        this.json = json;
    }

    /** Reads all deployments without the engine's authorization checks. */
    public Labels read() {
        return SystemAuthentication.with(identityService, () -> {
            var definitions = repository.createProcessDefinitionQuery().list();
            models.keySet()
                    .retainAll(
                            definitions.stream().map(ProcessDefinition::getId).toList());
            return Labels.of(definitions.stream().map(this::readModel), fields());
        });
    }

    private ModelLabels readModel(ProcessDefinition definition) {
        return models.computeIfAbsent(
                definition.getId(),
                id -> ModelLabels.of(
                        repository.getBpmnModelInstance(id), definition.getKey(), definition.getVersion()));
    }

    private Map<String, List<Choice>> fields() {
        var fields = new HashMap<String, List<Choice>>();
        repository.createDeploymentQuery().orderByDeploymentTime().desc().list().stream()
                .map(Deployment::getId)
                .map(deployment -> forms.computeIfAbsent(deployment, this::readForms))
                .forEach(form -> form.forEach((key, choices) -> add(fields, key, choices)));
        return fields;
    }

    private Map<String, List<Choice>> readForms(String deployment) {
        var fields = new HashMap<String, List<Choice>>();
        for (var resource : repository.getDeploymentResourceNames(deployment)) {
            if (resource.endsWith(".form")) {
                try (var content = repository.getResourceAsStream(deployment, resource)) {
                    collect(json.readTree(content), fields);
                } catch (IOException e) {
                    throw new ProcessEngineException("The form " + resource + " cannot be read.", e);
                }
            }
        }
        return fields;
    }

    private static void collect(JsonNode parent, Map<String, List<Choice>> fields) {
        for (JsonNode component : parent.path("components")) {
            collect(component, fields);
            var choices = new ArrayList<Choice>();
            component
                    .path("values")
                    .forEach(choice -> choices.add(new Choice(
                            choice.path("value").asText(), choice.path("label").asText())));
            if (component.path("key").isTextual() && !choices.isEmpty()) {
                add(fields, component.path("key").textValue(), choices);
            }
        }
    }

    private static void add(Map<String, List<Choice>> fields, String key, List<Choice> more) {
        var choices = fields.computeIfAbsent(key, none -> new ArrayList<>());
        more.stream()
                .filter(choice -> choices.stream().noneMatch(one -> one.id().equals(choice.id())))
                .forEach(choices::add);
    }
}
