package org.ostopolku.simulation.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;

/** The deployed forms. Each is read once, since no form changes during a run. */
class SimulationForms {

    private final FormService formService;
    private final RepositoryService repositoryService;
    private final ObjectMapper json;
    private final Map<String, JsonNode> forms = new HashMap<>();

    SimulationForms(FormService formService, RepositoryService repositoryService, ObjectMapper json) {
        this.formService = formService;
        this.repositoryService = repositoryService;
        this.json = json;
    }

    JsonNode readTaskForm(Task task) {
        return read(
                task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey(),
                () -> formService.getDeployedTaskForm(task.getId()));
    }

    JsonNode readStartForm(String processDefinitionId) {
        return read(processDefinitionId, () -> formService.getDeployedStartForm(processDefinitionId));
    }

    /**
     * The form of a message's variables, which has the message's name.
     *
     * @throws IllegalStateException if none is deployed
     */
    JsonNode readMessageForm(String message) {
        return read(message, () -> newest(message + ".form"));
    }

    private InputStream newest(String file) {
        return repositoryService.createDeploymentQuery().orderByDeploymentTime().desc().list().stream()
                .filter(deployment -> repositoryService
                        .getDeploymentResourceNames(deployment.getId())
                        .contains(file))
                .findFirst()
                .map(deployment -> repositoryService.getResourceAsStream(deployment.getId(), file))
                .orElseThrow(() -> new IllegalStateException("The form " + file + " is not deployed."));
    }

    private JsonNode read(String key, Supplier<InputStream> form) {
        return forms.computeIfAbsent(key, missing -> {
            try (var content = form.get()) {
                return json.readTree(content);
            } catch (IOException e) {
                throw new IllegalStateException("The form of " + key + " cannot be read: " + e.getMessage(), e);
            }
        });
    }
}
