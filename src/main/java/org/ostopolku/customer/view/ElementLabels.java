package org.ostopolku.customer.view;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.process.form.FormSchema;
import org.ostopolku.process.model.DeployedModels;
import org.ostopolku.process.model.DeployedVersions;
import org.ostopolku.process.model.DeployedVersions.FormVersion;
import org.ostopolku.process.model.ModelDecisions;
import org.ostopolku.process.model.ProcessDescription;
import org.ostopolku.process.model.ProcessTitle;
import org.springframework.stereotype.Component;

/** Labels and properties of the elements of deployed models, and labels of the deployed forms. */
@Component
class ElementLabels {

    private final DeployedModels models;
    private final DeployedVersions deployed;
    private final Map<String, TaskModel> tasks = new ConcurrentHashMap<>();
    private final Map<String, ProcessTitle> titles = new ConcurrentHashMap<>();
    private final Map<String, Map<String, FieldLabels>> fields = new ConcurrentHashMap<>();

    ElementLabels(DeployedModels models, DeployedVersions deployed) {
        this.models = models;
        this.deployed = deployed;
    }

    /**
     * A touchpoint in its model.
     *
     * @param form id of its form; null if it has none
     * @param team id of the group whose task it is; null if the model names none
     * @param channel {@code direct}, {@code internal} or {@code self-service}; null if the model has none
     * @param decisionVariables names of the variables in the conditions of its process
     */
    record TaskModel(String form, String team, String channel, Set<String> decisionVariables) {}

    /** The touchpoint of a user task; without properties if the model was deleted. */
    TaskModel task(String definition, String element) {
        return tasks.computeIfAbsent(definition + "/" + element, key -> models.find(definition)
                .map(model -> model.<UserTask>getModelElementById(element))
                .map(ElementLabels::task)
                .orElse(new TaskModel(null, null, null, Set.of())));
    }

    private static TaskModel task(UserTask task) {
        return new TaskModel(
                fixed(task.getCamundaFormRef()),
                fixed(task.getCamundaCandidateGroups()),
                ExtensionProperties.of(task).get("channel"),
                ModelDecisions.conditionVariables((BpmnModelInstance) task.getModelInstance()));
    }

    private static String fixed(String attribute) {
        return attribute == null || attribute.contains("{") ? null : attribute;
    }

    /** The name of an element; empty if it has none. */
    Optional<String> name(String definition, String element) {
        return models.find(definition)
                .map(model -> model.<FlowElement>getModelElementById(element))
                .map(FlowElement::getName);
    }

    /** Whether a service task erases the person of the journey. */
    boolean erasesPerson(String definition, String element) {
        return models.find(definition)
                .map(model -> model.<ServiceTask>getModelElementById(element))
                .filter(task -> "${forgetPerson}".equals(task.getCamundaDelegateExpression()))
                .isPresent();
    }

    /** The name of the touchpoint that opens first after an event in the flow; empty for any other element. */
    Optional<String> touchpointAfter(String definition, String event) {
        var next = new ArrayDeque<FlowNode>();
        models.find(definition)
                .map(model -> model.<FlowNode>getModelElementById(event))
                .filter(IntermediateCatchEvent.class::isInstance)
                .ifPresent(next::add);
        var seen = new HashSet<FlowNode>();
        while (!next.isEmpty()) {
            var node = next.remove();
            if (node instanceof UserTask) {
                return Optional.ofNullable(node.getName());
            }
            if (seen.add(node)) {
                node.getOutgoing().forEach(flow -> next.add(flow.getTarget()));
            }
        }
        return Optional.empty();
    }

    /** The titles of all processes by process id, as the newest versions have them. */
    Map<String, ProcessTitle> titles() {
        return models.newest().stream()
                .collect(Collectors.toMap(
                        ProcessDefinition::getKey,
                        process -> titles.computeIfAbsent(process.getId(), id -> title(process))));
    }

    private ProcessTitle title(ProcessDefinition process) {
        var description = ProcessDescription.read(models.read(process.getId()), process.getKey());
        return new ProcessTitle(description.title(), description.customerDoes());
    }

    /**
     * The fields of these forms by form and key, in the order of the newest version. A field or choice that a newer version
     * lacks has the label of the version that had it.
     */
    Map<String, Map<String, FieldLabels>> fields(Collection<String> forms) {
        Map<String, Map<String, FieldLabels>> labels = new HashMap<>();
        forms.forEach(form -> labels.put(form, new LinkedHashMap<>()));
        deployed.formVersions(forms).forEach(version -> fields(version)
                .forEach((key, field) -> labels.get(version.form()).merge(key, field, FieldLabels::withChoicesOf)));
        return labels;
    }

    private Map<String, FieldLabels> fields(FormVersion version) {
        return fields.computeIfAbsent(version.id(), id -> models.readForm(version.deployment(), version.resource())
                .fields()
                .filter(field -> field.hasKey() && !field.isReadOnly())
                .collect(Collectors.toMap(
                        FormSchema.Component::key, FieldLabels::of, (one, other) -> one, LinkedHashMap::new)));
    }
}
