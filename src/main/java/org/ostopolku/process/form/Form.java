package org.ostopolku.process.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;

/**
 * A form, reduced to the fields that hold a value.
 *
 * @param id of the form
 * @param fields in the order of the form, those inside groups too
 */
record Form(String id, List<Field> fields) {

    /** A form without fields. */
    static final Form EMPTY = new Form("", List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a {@code .form} file.
     *
     * @throws ProcessEngineException if it is no form
     */
    static Form read(String id, byte[] json) {
        try {
            return new Form(
                    id,
                    FormSchema.of(JSON.readTree(json))
                            .fields()
                            .filter(FormSchema.Component::hasKey)
                            .map(Field::new)
                            .toList());
        } catch (IOException e) {
            throw new ProcessEngineException("The form " + id + " is no JSON: " + e.getMessage(), e);
        }
    }

    /** Names of the variables of this form. */
    List<String> keys() {
        return fields.stream().map(Field::key).toList();
    }
}
