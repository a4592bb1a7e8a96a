package org.ostopolku.process.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A field of a form.
 *
 * @param json as in the form
 * @param hideConditions FEEL conditions, its own and those of the groups around it; one that holds hides the field
 */
record Field(JsonNode json, List<String> hideConditions) {

    String key() {
        return json.path("key").textValue();
    }

    String type() {
        return json.path("type").asText();
    }

    JsonNode rule(String name) {
        return json.path("validate").path(name);
    }

    boolean isRequired() {
        return rule("required").asBoolean();
    }

    /** Whether a person can fill it in. */
    boolean isOpen(FormFeel feel) {
        return !json.path("disabled").asBoolean()
                && !Boolean.TRUE.equals(feel.valueOf(json.path("readonly")))
                && hideConditions.stream().noneMatch(feel::isTrue);
    }

    /** Label and key, as a person and a program know it. */
    String title() {
        String label = json.path("label").asText(json.path("dateLabel").asText());
        return label.isBlank() || label.startsWith("=") || label.contains("{{") ? key() : label + " (" + key() + ")";
    }
}
