package org.ostopolku.simulation.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A field that a person fills in.
 *
 * @param hiddenIf FEEL conditions, its own and those of the groups around it
 */
record FormField(JsonNode json, List<String> hiddenIf) {

    private static final List<String> TYPES =
            List.of("textfield", "textarea", "number", "checkbox", "select", "radio", "datetime");

    private static final List<String> REMEMBERED = List.of("number", "checkbox", "select", "radio", "datetime");

    /** The open fields of a form; those that depend on others come last. */
    static List<FormField> of(JsonNode form) {
        var fields = new ArrayList<FormField>();
        collect(form, List.of(), fields);
        fields.sort((one, other) ->
                Boolean.compare(!one.hiddenIf().isEmpty(), !other.hiddenIf().isEmpty()));
        return List.copyOf(fields);
    }

    private static void collect(JsonNode parent, List<String> outer, List<FormField> fields) {
        for (JsonNode component : parent.path("components")) {
            var conditions = new ArrayList<>(outer);
            var hide = component.path("conditional").path("hide");
            if (hide.isTextual()) {
                conditions.add(hide.textValue());
            }
            if (component.has("components")) {
                collect(component, conditions, fields);
            } else if (TYPES.contains(component.path("type").asText())
                    && !component.path("disabled").asBoolean()
                    && !component.path("readonly").asBoolean()) {
                fields.add(new FormField(component, List.copyOf(conditions)));
            }
        }
    }

    String key() {
        return json.path("key").asText();
    }

    String type() {
        return json.path("type").asText();
    }

    List<String> choices() {
        return StreamSupport.stream(json.path("values").spliterator(), false)
                .map(value -> value.path("value").asText())
                .toList();
    }

    /** Whether answers to it are remembered; texts are not. */
    boolean isRemembered() {
        return REMEMBERED.contains(type());
    }

    /** Whether a remembered answer can be given here. */
    boolean takes(Object answer) {
        return switch (type()) {
            case "select", "radio" -> choices().contains(answer.toString());
            case "number" -> answer instanceof Number;
            case "checkbox" -> answer instanceof Boolean;
            default -> answer.toString().matches("\\d{4}-\\d{2}-\\d{2}");
        };
    }

    /** @param today as ISO text, as is the day that is answered */
    boolean isTooLate(Object answer, String today) {
        return json.path("disallowPassedDates").asBoolean() && answer.toString().compareTo(today) < 0;
    }

    boolean isRequired() {
        return validation("required").asBoolean();
    }

    double lowest() {
        return validation("min").asDouble(0);
    }

    double highest() {
        return validation("max").asDouble(Math.max(100, lowest()));
    }

    int decimals() {
        return json.path("decimalDigits").asInt(2);
    }

    int longest() {
        return validation("maxLength").asInt(Integer.MAX_VALUE);
    }

    private JsonNode validation(String name) {
        return json.path("validate").path(name);
    }
}
