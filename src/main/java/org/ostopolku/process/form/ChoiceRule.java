package org.ostopolku.process.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.variable.VariableMap;

/** One or several of the choices of the form, of a variable or of an expression. */
class ChoiceRule implements FieldRule {

    private final List<JsonNode> choices = new ArrayList<>();
    private final boolean several;

    ChoiceRule(Field field, FormFeel feel, VariableMap values, boolean several) {
        this.several = several;
        for (JsonNode choice : offered(field.json(), feel, values)) {
            choices.add(choice.isObject() ? choice.path("value") : choice);
        }
    }

    private static JsonNode offered(JsonNode field, FormFeel feel, VariableMap values) {
        if (field.has("valuesKey")) {
            return FormValues.json(FormValues.plain(
                    values.getValueTyped(field.path("valuesKey").asText())));
        }
        return field.has("valuesExpression")
                ? FormValues.json(feel.valueOf(field.path("valuesExpression")))
                : field.path("values");
    }

    @Override
    public boolean isEmpty(Object value) {
        return several
                ? value == null
                        || FormValues.json(value).isEmpty()
                                && FormValues.json(value).isArray()
                : FieldRule.super.isEmpty(value);
    }

    @Override
    public Optional<String> problem(Object value) {
        JsonNode chosen = FormValues.json(value);
        if (several && !chosen.isArray()) {
            return Optional.of("is no list");
        }
        for (JsonNode one : several ? chosen : List.of(chosen)) {
            if (!choices.contains(one)) {
                return Optional.of("is not among the choices");
            }
        }
        return Optional.empty();
    }

    @Override
    public String fix() {
        return (several ? "choose from " : "choose one of ")
                + String.join(", ", choices.stream().map(JsonNode::asText).toList());
    }
}
