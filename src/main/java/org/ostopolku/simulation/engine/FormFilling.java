package org.ostopolku.simulation.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fills in any deployed form, field by field, within its choices and limits. */
@Component
@Profile({"demo", "rehearsal"})
@UsesEngineInternals("the engine that evaluates FEEL in forms is an internal type")
class FormFilling {

    private static final int SOON_IN_DAYS = 7;

    private final Behaviour behaviour;
    private final AnswerGenerator answers;
    private final ProcessEngineConfigurationImpl configuration;
    private final UntriedAnswers untried;

    FormFilling(Behaviour behaviour, ProcessEngine engine, UntriedAnswers untried, Clock clock) {
        this.behaviour = behaviour;
        this.answers = new AnswerGenerator(clock);
        this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.untried = untried;
    }

    /**
     * The values that a browser would send.
     *
     * @param values the variables of the process
     * @param recorded the recorded answers; null to generate all
     * @param rejected receives field and answer of recorded answers that are not valid any more
     */
    Map<String, Object> fill(
            JsonNode form,
            SimulatedCustomer customer,
            Map<String, Object> values,
            Map<String, Object> recorded,
            BiConsumer<String, Object> rejected) {
        var facts = new HashMap<>(customer.facts());
        values.forEach((name, value) -> {
            if (value != null) {
                facts.put(name, value);
            }
        });
        facts.put("segment", customer.segment());
        var filled = new LinkedHashMap<String, Object>();
        for (FormField field : FormField.of(form)) {
            if (field.hiddenIf().stream().noneMatch(condition -> holds(condition, facts))) {
                var id = form.path("id").asText();
                var value = untried.next(id, field.key())
                        .<Object>map(answer -> answer)
                        .orElseGet(() -> recorded == null || !field.isReplayable()
                                ? value(id, field, customer, facts)
                                : replay(id, field, customer, facts, recorded.get(field.key()), rejected));
                facts.put(field.key(), value);
                if (value != null) {
                    filled.put(field.key(), value);
                }
            }
        }
        return filled;
    }

    private boolean holds(String condition, Map<String, Object> facts) {
        return condition.startsWith("=")
                && Boolean.TRUE.equals(configuration
                        .getDmnEngineConfiguration()
                        .getFeelEngine()
                        .evaluateSimpleExpression(
                                condition.substring(1), Variables.fromMap(facts).asVariableContext()));
    }

    /** The recorded answer if it is still valid. Without a recorded answer, only required fields get one. */
    private Object replay(
            String form,
            FormField field,
            SimulatedCustomer customer,
            Map<String, Object> facts,
            Object then,
            BiConsumer<String, Object> rejected) {
        if (then != null && field.accepts(then) && !field.isPast(then, answers.workday(0))) {
            return fit(field, then);
        }
        // A date in the past is not reported: the simulated time is later than the recorded one.
        if (then != null && !field.isPast(then, answers.workday(0))) {
            rejected.accept(field.key(), then);
        }
        return then != null || field.isRequired() ? value(form, field, customer, facts) : null;
    }

    private Object value(String form, FormField field, SimulatedCustomer customer, Map<String, Object> facts) {
        var rule = behaviour.rule(form, field.key());
        var value = answers.generate(rule, customer, facts, field.choices(), facts.get(field.key()));
        if (value == null && field.isRequired()) {
            value = anyValue(field, customer);
        }
        return value == null ? null : fit(field, value);
    }

    /** A valid answer to a required field without a rule. */
    private Object anyValue(FormField field, SimulatedCustomer customer) {
        return switch (field.type()) {
            case "checkbox" -> true;
            case "number" -> customer.between(field.min(), field.max());
            case "datetime" -> answers.workday(SOON_IN_DAYS);
            case "select", "radio" -> {
                if (field.choices().isEmpty()) {
                    throw new IllegalStateException(
                            "The field \"%s\" is required and has no choices.".formatted(field.key()));
                }
                yield AnswerGenerator.pick(field.choices(), customer);
            }
            default -> "Talked about with the customer.";
        };
    }

    private static Object fit(FormField field, Object value) {
        return switch (field.type()) {
            case "number" ->
                AnswerGenerator.round(
                        Math.min(field.max(), Math.max(field.min(), Double.parseDouble(value.toString()))),
                        field.decimals());
            case "checkbox" -> Boolean.valueOf(value.toString());
            default -> {
                var text = value.toString();
                yield text.length() <= field.maxLength() ? text : text.substring(0, field.maxLength());
            }
        };
    }
}
