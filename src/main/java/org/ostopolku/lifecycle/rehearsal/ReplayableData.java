package org.ostopolku.lifecycle.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.ostopolku.process.form.FormSchema;
import org.ostopolku.process.model.ProcessDescription;

/**
 * The data of past customers that may be replayed.
 *
 * @param variables the form fields with choices, numbers, checkboxes and dates that are not personal data
 * @param messages names of the messages that customers send, by process and catching element
 */
record ReplayableData(Set<String> variables, Map<String, String> messages) {

    private static final Set<String> REPLAYABLE_TYPES = Set.of("number", "checkbox", "select", "radio", "datetime");

    /**
     * @param files models and forms by file name
     * @param impersonal variables that are not personal data
     */
    static ReplayableData of(Map<String, byte[]> files, Set<String> impersonal, ObjectMapper json) throws IOException {
        var variables = new TreeSet<String>();
        var forms = new TreeSet<String>();
        var messages = new TreeMap<String, String>();
        for (var file : files.entrySet()) {
            if (file.getKey().endsWith(".form")) {
                var form = json.readTree(file.getValue());
                forms.add(form.path("id").asText());
                FormSchema.of(form)
                        .components()
                        .filter(component -> REPLAYABLE_TYPES.contains(component.type()))
                        .forEach(component -> variables.add(component.key()));
            } else if (file.getKey().endsWith(".bpmn")) {
                collect(file.getValue(), messages);
            }
        }
        variables.retainAll(impersonal);
        // Messages of customers have a form of the same name; the others are sent between models.
        messages.values().retainAll(forms);
        return new ReplayableData(variables, messages);
    }

    private static void collect(byte[] file, Map<String, String> messages) {
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(file));
        model.getModelElementsByType(CatchEvent.class)
                .forEach(event -> event.getChildElementsByType(MessageEventDefinition.class)
                        .forEach(caught -> put(event, caught.getMessage(), messages)));
        model.getModelElementsByType(ReceiveTask.class).forEach(task -> put(task, task.getMessage(), messages));
    }

    private static void put(FlowNode element, Message message, Map<String, String> messages) {
        if (message != null && message.getName() != null) {
            ProcessDescription.processOf(element)
                    .ifPresent(process -> messages.put(process.getId() + "/" + element.getId(), message.getName()));
        }
    }
}
