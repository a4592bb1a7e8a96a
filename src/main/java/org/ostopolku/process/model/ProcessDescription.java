package org.ostopolku.process.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Collaboration;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.ostopolku.platform.engine.ExtensionProperties;

/**
 * What a model says of its process in the extension properties that the element template "Process" sets. A property that is
 * not set is null.
 *
 * @param title the property {@code title}, or else the name of the process, or else its id
 * @param stage id of the stage that the process is
 * @param customerDoes continues the sentence "The customer ...", for example "evaluates the alternatives"
 * @param companyDoes what the company does, for example "sell"
 * @param ownerTeam id of the group that is responsible
 * @param owner the owner in words, where the team alone does not say it
 */
public record ProcessDescription(
        String title,
        String stage,
        String customerDoes,
        String companyDoes,
        String question,
        String overWhen,
        String targets,
        String input,
        String steps,
        String output,
        String ownerTeam,
        String owner) {

    public static ProcessDescription read(BpmnModelInstance model, String id) {
        Process process = model.getModelElementById(id);
        var properties = properties(process);
        return new ProcessDescription(
                properties.getOrDefault("title", Objects.requireNonNullElse(process.getName(), id)),
                properties.get("stage"),
                properties.get("customerDoes"),
                properties.get("companyDoes"),
                properties.get("question"),
                properties.get("overWhen"),
                properties.get("targets"),
                properties.get("input"),
                properties.get("steps"),
                properties.get("output"),
                properties.get("ownerTeam"),
                properties.get("owner"));
    }

    /** The properties of the process and of the collaboration that shows its pool; Modeler sets them at the latter. */
    public static Map<String, String> properties(Process process) {
        var properties = new LinkedHashMap<>(ExtensionProperties.of(process));
        process.getModelInstance().getModelElementsByType(Collaboration.class).stream()
                .filter(collaboration ->
                        collaboration.getParticipants().stream().anyMatch(pool -> process.equals(pool.getProcess())))
                .forEach(collaboration -> properties.putAll(ExtensionProperties.of(collaboration)));
        return properties;
    }

    /** The process that contains an element; empty for an element outside of processes. */
    public static Optional<Process> processOf(ModelElementInstance element) {
        var parent = element;
        while (parent != null && !(parent instanceof Process)) {
            parent = parent.getParentElement();
        }
        return Optional.ofNullable((Process) parent);
    }

    /** Whether the process with this id contains an element. */
    public static boolean isIn(String process, ModelElementInstance element) {
        return processOf(element).filter(found -> found.getId().equals(process)).isPresent();
    }
}
