package org.ostopolku.process.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.ostopolku.process.form.FormSchema;
import org.springframework.stereotype.Component;

/** The deployed models and forms that the caller may read. */
@Component
public class DeployedModels {

    private final RepositoryService repository;
    private final ObjectMapper json;

    DeployedModels(RepositoryService repository, ObjectMapper json) {
        this.repository = repository;
        this.json = json;
    }

    /** The newest version of every process. */
    public List<ProcessDefinition> newest() {
        return repository.createProcessDefinitionQuery().latestVersion().list();
    }

    /** The newest versions of these processes. */
    public List<ProcessDefinition> newest(Collection<String> processes) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKeyIn(processes.toArray(String[]::new))
                .latestVersion()
                .list();
    }

    /** A version of a process. */
    public Optional<ProcessDefinition> find(String process, int version) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionVersion(version)
                .singleResult());
    }

    /** The newest version of a process. */
    public Optional<ProcessDefinition> findNewest(String process) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult());
    }

    /** All versions of all processes. */
    public List<ProcessDefinition> all() {
        return repository.createProcessDefinitionQuery().list();
    }

    /** All versions of a process, the newest first. */
    public List<ProcessDefinition> all(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .orderByProcessDefinitionVersion()
                .desc()
                .list();
    }

    /** The model of a process definition. */
    public BpmnModelInstance read(String definition) {
        return repository.getBpmnModelInstance(definition);
    }

    /** The model of a process definition; empty if it was deleted. */
    public Optional<BpmnModelInstance> find(String definition) {
        try {
            return Optional.ofNullable(repository.getBpmnModelInstance(definition));
        } catch (NullValueException deleted) {
            return Optional.empty();
        }
    }

    /** A form of a deployment. */
    public FormSchema readForm(String deployment, String resource) {
        try (var content = repository.getResourceAsStream(deployment, resource)) {
            return FormSchema.of(json.readTree(content));
        } catch (IOException e) {
            throw new ProcessEngineException("The form " + resource + " cannot be read.", e);
        }
    }
}
