package org.ostopolku.analytics.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ostopolku.platform.engine.SystemAuthentication;
import org.ostopolku.process.form.FormSchema;
import org.ostopolku.process.model.DeployedModels;
import org.springframework.stereotype.Component;

/** Reads the labels of the deployed models and forms, each deployment once. Choices that only older forms have are kept. */
@Component
public class DeployedModelLabels {

    private final RepositoryService repository;
    private final IdentityService identityService;
    private final DeployedModels deployed;
    private final Map<String, ModelLabels> models = new ConcurrentHashMap<>();
    private final Map<String, Map<String, List<Choice>>> forms = new ConcurrentHashMap<>();

    DeployedModelLabels(RepositoryService repository, IdentityService identityService, DeployedModels deployed) {
        this.repository = repository;
        this.identityService = identityService;
        this.deployed = deployed;
    }

    /** Reads all deployments without the engine's authorization checks. */
    public Labels read() {
        return SystemAuthentication.with(identityService, () -> {
            var definitions = deployed.all();
            models.keySet()
                    .retainAll(
                            definitions.stream().map(ProcessDefinition::getId).toList());
            return Labels.of(definitions.stream().map(this::readModel), fields());
        });
    }

    private ModelLabels readModel(ProcessDefinition definition) {
        return models.computeIfAbsent(
                definition.getId(),
                id -> ModelLabels.of(deployed.read(id), definition.getKey(), definition.getVersion()));
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
                collect(deployed.readForm(deployment, resource), fields);
            }
        }
        return fields;
    }

    private static void collect(FormSchema form, Map<String, List<Choice>> fields) {
        form.components()
                .filter(component -> component.hasKey() && !component.choices().isEmpty())
                .forEach(component -> add(
                        fields,
                        component.key(),
                        component.choices().stream()
                                .map(choice -> new Choice(choice.value(), choice.label()))
                                .toList()));
    }

    private static void add(Map<String, List<Choice>> fields, String key, List<Choice> more) {
        var choices = fields.computeIfAbsent(key, none -> new ArrayList<>());
        more.stream()
                .filter(choice -> choices.stream().noneMatch(one -> one.id().equals(choice.id())))
                .forEach(choices::add);
    }
}
