package org.ostopolku.simulation.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import org.ostopolku.process.form.FormSchema;

/** A field that a user fills in. */
record FormField(FormSchema.Component component) {

    private static final List<String> TYPES =
            List.of("textfield", "textarea", "number", "checkbox", "select", "radio", "datetime");

    private static final List<String> REMEMBERED = List.of("number", "checkbox", "select", "radio", "datetime");

    /** The open fields of a form; those that depend on others come last. */
    static List<FormField> of(JsonNode form) {
        return FormSchema.of(form)
                .fields()
                .filter(component -> TYPES.contains(component.type()) && !component.isReadOnly())
                .map(FormField::new)
                .sorted(Comparator.comparing(field -> !field.hiddenIf().isEmpty()))
                .toList();
    }

    /** FEEL conditions, its own and those of the groups around it. */
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
        return component.json().path("disallowPassedDates").asBoolean()
                && answer.toString().compareTo(today) < 0;
    }

    boolean isRequired() {
        return component.rule("required").asBoolean();
    }

    double lowest() {
        return component.rule("min").asDouble(0);
    }

    double highest() {
        return component.rule("max").asDouble(Math.max(100, lowest()));
    }

    int decimals() {
        return component.json().path("decimalDigits").asInt(2);
    }

    int longest() {
        return component.rule("maxLength").asInt(Integer.MAX_VALUE);
    }
}
