package org.ostopolku.process.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;

/**
 * A form, reduced to the fields that hold a value.
 *
 * @param id of the form
 * @param fields in the order of the form, those inside groups too
 */
record Form(String id, List<Field> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a {@code .form} file.
     *
     * @throws ProcessEngineException if it is no form
     */
    static Form read(String id, byte[] json) {
        try {
            List<Field> fields = new ArrayList<>();
            collect(JSON.readTree(json), List.of(), fields);
            return new Form(id, List.copyOf(fields));
        } catch (IOException e) {
            throw new ProcessEngineException("The form " + id + " is no JSON: " + e.getMessage(), e);
        }
    }

    /** The names of the variables that this form knows. */
    List<String> keys() {
        return fields.stream().map(Field::key).toList();
    }

    private static void collect(JsonNode parent, List<String> outerConditions, List<Field> fields) {
        for (JsonNode component : parent.path("components")) {
            List<String> conditions = new ArrayList<>(outerConditions);
            JsonNode hide = component.path("conditional").path("hide");
            if (hide.isTextual()) {
                conditions.add(hide.textValue());
            }
            if (component.has("components")) {
                collect(component, conditions, fields);
            } else if (component.path("key").isTextual()) {
                fields.add(new Field(component, List.copyOf(conditions)));
            }
        }
    }
}
