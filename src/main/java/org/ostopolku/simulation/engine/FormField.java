package org.ostopolku.simulation.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import org.ostopolku.process.form.FormSchema;

/** A field that can be filled in. */
record FormField(FormSchema.Component component) {

    private static final List<String> TYPES =
            List.of("textfield", "textarea", "number", "checkbox", "select", "radio", "datetime");

    private static final List<String> REPLAYABLE = List.of("number", "checkbox", "select", "radio", "datetime");

    /** The enabled fields of a form; those with conditions come last. */
    static List<FormField> of(JsonNode form) {
        return FormSchema.of(form)
                .fields()
                .filter(component -> TYPES.contains(component.type()) && !component.isReadOnly())
                .map(FormField::new)
                .sorted(Comparator.comparing(field -> !field.hiddenIf().isEmpty()))
                .toList();
    }

    /** FEEL conditions of the field and of the groups around it. */
    List<String> hiddenIf() {
        return component.hideConditions();
    }

    String key() {
        return component.key();
    }

    String type() {
        return component.type();
    }

    List<String> choices() {
        return component.choices().stream().map(FormSchema.Choice::value).toList();
    }

    /** Whether recorded answers are replayed; texts are not recorded. */
    boolean isReplayable() {
        return REPLAYABLE.contains(type());
    }

    /** Whether a recorded answer is valid here. */
    boolean accepts(Object answer) {
        return switch (type()) {
            case "select", "radio" -> choices().contains(answer.toString());
            case "number" -> answer instanceof Number;
            case "checkbox" -> answer instanceof Boolean;
            default -> answer.toString().matches("\\d{4}-\\d{2}-\\d{2}");
        };
    }

    /** @param today as ISO text, like the answer */
    boolean isPast(Object answer, String today) {
        return component.json().path("disallowPassedDates").asBoolean()
                && answer.toString().compareTo(today) < 0;
    }

    boolean isRequired() {
        return component.rule("required").asBoolean();
    }

    double min() {
        return component.rule("min").asDouble(0);
    }

    double max() {
        return component.rule("max").asDouble(Math.max(100, min()));
    }

    int decimals() {
        return component.json().path("decimalDigits").asInt(2);
    }

    int maxLength() {
        return component.rule("maxLength").asInt(Integer.MAX_VALUE);
    }
}
