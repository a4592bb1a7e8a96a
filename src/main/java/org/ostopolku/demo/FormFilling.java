package org.ostopolku.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fills in any form as a person would, field by field, whichever fields, choices and limits the deployed form has. */
@Component
@Profile("demo")
class FormFilling {

    private static final int SOON_IN_DAYS = 7;

    private final Behaviour behaviour;
    private final Answers answers;
    private final FormConditions conditions;

    FormFilling(Behaviour behaviour, FormConditions conditions, Clock clock) {
        this.behaviour = behaviour;
        this.answers = new Answers(clock);
        this.conditions = conditions;
    }

    /**
     * The values that a browser would send.
     *
     * @param values variables that the form shows already
     */
    Map<String, Object> fill(JsonNode form, Customer customer, Map<String, Object> values) {
        var known = new HashMap<>(customer.facts());
        values.forEach((name, value) -> {
            if (value != null) {
                known.put(name, value);
            }
        });
        known.put("segment", customer.segment());
        var filled = new LinkedHashMap<String, Object>();
        for (FormField field : FormField.of(form)) {
            if (conditions.shows(field, known)) {
                var value = value(form.path("id").asText(), field, customer, known);
                known.put(field.key(), value);
                if (value != null) {
                    filled.put(field.key(), value);
                }
            }
        }
        return filled;
    }

    private Object value(String form, FormField field, Customer customer, Map<String, Object> known) {
        var rule = behaviour.rule(form, field.key());
        var value = answers.give(rule, customer, known, field.choices(), known.get(field.key()));
        if (value == null && field.isRequired()) {
            value = anything(field, customer);
        }
        return value == null ? null : within(field, value);
    }

    /** What somebody answers who has to answer, to a question that the file does not know. */
    private Object anything(FormField field, Customer customer) {
        return switch (field.type()) {
            case "checkbox" -> true;
            case "number" -> customer.between(field.lowest(), field.highest());
            case "datetime" -> answers.workday(SOON_IN_DAYS);
            case "select", "radio" -> Answers.oneOf(field.choices(), customer);
            default -> "Talked about with the customer.";
        };
    }

    private static Object within(FormField field, Object value) {
        return switch (field.type()) {
            case "number" ->
                Answers.rounded(
                        Math.min(field.highest(), Math.max(field.lowest(), Double.parseDouble(value.toString()))),
                        field.decimals());
            case "checkbox" -> Boolean.valueOf(value.toString());
            default -> {
                var text = value.toString();
                yield text.length() <= field.longest() ? text : text.substring(0, field.longest());
            }
        };
    }
}
