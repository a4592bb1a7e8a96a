package org.ostopolku.lifecycle.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One property of a template.
 *
 * @param value what it is at first, or always if it is hidden; null if it is nothing
 * @param choices name by value; empty where the author writes
 */
record TemplateProperty(
        String label,
        String description,
        String group,
        boolean isHidden,
        String value,
        Map<String, String> choices,
        boolean isNeeded,
        String pattern,
        TemplateBinding binding) {

    static TemplateProperty of(JsonNode json) {
        Map<String, String> choices = new LinkedHashMap<>();
        json.path("choices")
                .forEach(choice -> choices.put(
                        choice.path("value").asText(), choice.path("name").asText()));
        var constraints = json.path("constraints");
        return new TemplateProperty(
                text(json.path("label")),
                text(json.path("description")),
                text(json.path("group")),
                "Hidden".equals(json.path("type").asText()),
                text(json.path("value")),
                choices,
                constraints.path("notEmpty").asBoolean(),
                text(constraints.path("pattern").path("value")),
                TemplateBinding.of(json.path("binding")));
    }

    private static String text(JsonNode json) {
        return json.isMissingNode() ? null : json.asText();
    }

    /** Whether Modeler shows no error at this value. */
    boolean accepts(String given) {
        if (isHidden) {
            return value.equals(given);
        }
        var isEmpty = given == null || given.isEmpty();
        if (isEmpty) {
            return !isNeeded;
        }
        return (pattern == null || given.matches(pattern)) && (choices.isEmpty() || choices.containsKey(given));
    }
}
