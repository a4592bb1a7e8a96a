package org.ostopolku.lifecycle.rehearsal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Place;
import org.ostopolku.process.model.DeployedModels;
import org.ostopolku.process.model.ProcessDescription;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Reads file names and labels of the deployed elements. */
@Component
@Profile("rehearsal")
class RehearsedModels {

    private final RepositoryService repository;
    private final DeployedModels deployed;
    private final Map<String, BpmnModelInstance> read = new HashMap<>();

    RehearsedModels(RepositoryService repository, DeployedModels deployed) {
        this.repository = repository;
        this.deployed = deployed;
    }

    List<ProcessDefinition> deployedBy(String deployment) {
        return repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .orderByProcessDefinitionKey()
                .asc()
                .list();
    }

    /** File and label of an element, from the newest version that contains it. */
    Place place(String process, String element) {
        if (process == null) {
            return new Place(null, element, "");
        }
        var versions = deployed.all(process);
        return versions.stream()
                .filter(version -> model(version).getModelElementById(element) != null)
                .findFirst()
                .map(version -> new Place(version.getResourceName(), element, label(version, element)))
                .orElseGet(() ->
                        new Place(versions.isEmpty() ? null : versions.get(0).getResourceName(), element, ""));
    }

    private String label(ProcessDefinition version, String element) {
        return model(version).getModelElementById(element) instanceof FlowElement known && known.getName() != null
                ? known.getName()
                : "";
    }

    /** The ids of the flow nodes of the executable process. */
    Stream<String> steps(ProcessDefinition version) {
        return model(version).getModelElementsByType(FlowNode.class).stream()
                .filter(node -> ProcessDescription.isIn(version.getKey(), node))
                .map(BaseElement::getId);
    }

    private BpmnModelInstance model(ProcessDefinition version) {
        return read.computeIfAbsent(version.getId(), deployed::read);
    }
}
