package org.ostopolku.simulation.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fills in any form as a person would, field by field, whichever fields, choices and limits the deployed form has. */
@Component
@Profile({"demo", "rehearsal"})
class FormFilling {

    private static final int SOON_IN_DAYS = 7;

    private final Behaviour behaviour;
    private final AnswerGenerator answers;
    private final FormConditions conditions;

    FormFilling(Behaviour behaviour, FormConditions conditions, Clock clock) {
        this.behaviour = behaviour;
        this.answers = new AnswerGenerator(clock);
        this.conditions = conditions;
    }

    /**
     * The values that a browser would send.
     *
     * @param values variables that the form shows already
     * @param remembered what was answered then; null if nobody remembers
     * @param unfit is told of what cannot be answered any more, field and answer
     */
    Map<String, Object> fill(
            JsonNode form,
            SimulatedCustomer customer,
            Map<String, Object> values,
            Map<String, Object> remembered,
            BiConsumer<String, Object> unfit) {
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
                var value = remembered == null || !field.isRemembered()
                        ? value(form.path("id").asText(), field, customer, known)
                        : again(form.path("id").asText(), field, customer, known, remembered.get(field.key()), unfit);
                known.put(field.key(), value);
                if (value != null) {
                    filled.put(field.key(), value);
                }
            }
        }
        return filled;
    }

    /** What was answered then, if it can be answered still; nothing if nothing was, unless there has to be an answer. */
    private Object again(
            String form,
            FormField field,
            SimulatedCustomer customer,
            Map<String, Object> known,
            Object then,
            BiConsumer<String, Object> unfit) {
        if (then != null && field.takes(then) && !field.isTooLate(then, answers.workday(0))) {
            return within(field, then);
        }
        // A day that has passed meanwhile is nobody's fault: the play took longer to come here than the customer once
        // did.
        if (then != null && !field.isTooLate(then, answers.workday(0))) {
            unfit.accept(field.key(), then);
        }
        return then != null || field.isRequired() ? value(form, field, customer, known) : null;
    }

    private Object value(String form, FormField field, SimulatedCustomer customer, Map<String, Object> known) {
        var rule = behaviour.rule(form, field.key());
        var value = answers.give(rule, customer, known, field.choices(), known.get(field.key()));
        if (value == null && field.isRequired()) {
            value = anything(field, customer);
        }
        return value == null ? null : within(field, value);
    }

    /** What somebody answers who has to answer, to a question that the file does not know. */
    private Object anything(FormField field, SimulatedCustomer customer) {
        return switch (field.type()) {
            case "checkbox" -> true;
            case "number" -> customer.between(field.lowest(), field.highest());
            case "datetime" -> answers.workday(SOON_IN_DAYS);
            case "select", "radio" -> {
                if (field.choices().isEmpty()) {
                    throw new IllegalStateException("The field \"%s\" has to be answered, and offers nothing to choose."
                            .formatted(field.key()));
                }
                yield AnswerGenerator.oneOf(field.choices(), customer);
            }
            default -> "Talked about with the customer.";
        };
    }

    private static Object within(FormField field, Object value) {
        return switch (field.type()) {
            case "number" ->
                AnswerGenerator.rounded(
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
