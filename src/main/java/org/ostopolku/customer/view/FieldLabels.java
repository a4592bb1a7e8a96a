package org.ostopolku.customer.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.ostopolku.customer.view.CustomerView.Choice;
import org.ostopolku.customer.view.TimelineSection.Answer;
import org.ostopolku.process.form.FormSchema;
import org.ostopolku.process.model.ProcessTitle;

/**
 * The labels of a field.
 *
 * @param type {@code text}, {@code choice}, {@code number}, {@code date} or {@code yes-no}
 * @param unit of a number; null if it has none
 * @param choices labels by value
 */
record FieldLabels(String key, String label, String type, String unit, Map<String, String> choices) {

    static FieldLabels of(FormSchema.Component field) {
        Map<String, String> choices = new HashMap<>();
        field.choices().forEach(choice -> choices.put(choice.value(), choice.label()));
        var type =
                switch (field.type()) {
                    case "radio", "select" -> "choice";
                    case "number" -> "number";
                    case "checkbox" -> "yes-no";
                    case "datetime" ->
                        "date".equals(field.json().path("subtype").asText("date")) ? "date" : "text";
                    default -> "text";
                };
        return new FieldLabels(
                field.key(), label(field), type, unit(field.json().path("appearance")), Map.copyOf(choices));
    }

    private static String label(FormSchema.Component field) {
        return field.label()
                .map(label -> label.replace(" (optional)", ""))
                .orElseGet(() -> ProcessTitle.toText(
                        field.key().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT)));
    }

    private static String unit(JsonNode appearance) {
        var unit = appearance
                .path("suffixAdorner")
                .asText(appearance.path("prefixAdorner").asText());
        return unit.isBlank() || unit.startsWith("=") ? null : unit;
    }

    /** Adds the choices that only an older version offers. */
    FieldLabels withChoicesOf(FieldLabels older) {
        Map<String, String> all = new HashMap<>(older.choices);
        all.putAll(choices);
        return new FieldLabels(key, label, type, unit, all);
    }

    /** The answer with its labels. */
    Answer answer(Object value, boolean decision) {
        return new Answer(key, label, type, shown(value), unit, decision);
    }

    private Object shown(Object value) {
        if ("choice".equals(type)) {
            return choice(value.toString()).name();
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    Choice choice(String value) {
        return new Choice(value, choices.getOrDefault(value, ProcessTitle.toText(value)));
    }
}
