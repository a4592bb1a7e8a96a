package org.ostopolku.process.form;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.variable.VariableMap;
import org.ostopolku.platform.engine.UsesEngineInternals;

/** Evaluates the expressions of a form, such as {@code =interest != "not-now"}, with the engine's FEEL. */
@UsesEngineInternals("the engine that evaluates FEEL in forms is an internal type")
class FormFeel {

    private final VariableMap variables;

    FormFeel(VariableMap variables) {
        this.variables = variables;
    }

    /** Whether an expression holds. */
    boolean isTrue(String setting) {
        return Boolean.TRUE.equals(valueOf(setting));
    }

    /**
     * The value of a setting of the form, which may be an expression; null if there is none.
     *
     * @throws ProcessEngineException if the expression is wrong
     */
    Object valueOf(JsonNode setting) {
        if (setting.isTextual()) {
            return valueOf(setting.textValue());
        }
        if (setting.isNumber()) {
            return setting.decimalValue();
        }
        return setting.isBoolean() ? setting.booleanValue() : null;
    }

    private Object valueOf(String setting) {
        if (!setting.startsWith("=")) {
            return setting;
        }
        var engine = Context.getProcessEngineConfiguration()
                .getDmnEngineConfiguration()
                .getFeelEngine();
        try {
            return engine.evaluateSimpleExpression(setting.substring(1), variables.asVariableContext());
        } catch (FeelException e) {
            throw new ProcessEngineException(
                    "The expression " + setting + " of the form is wrong: " + e.getMessage(), e);
        }
    }
}
