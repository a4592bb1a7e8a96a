package org.ostopolku.platform.expression;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.ostopolku.platform.engine.UsesEngineInternals;

/**
 * FEEL for decision tables and forms with safe values and JSON only. FEEL can call every public method of any other object,
 * including getClass().
 */
@UsesEngineInternals("the FEEL engine can be wrapped only by an internal type")
class SafeFeelEngine implements FeelEngine {

    private final FeelEngine feel;

    private SafeFeelEngine(FeelEngine feel) {
        this.feel = feel;
    }

    static FeelEngineFactory factory() {
        return () -> new SafeFeelEngine(new ScalaFeelEngineFactory(List.of()).createInstance());
    }

    @Override
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        return feel.evaluateSimpleExpression(expression, new SafeVariables(variables));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String input, VariableContext variables) {
        return feel.evaluateSimpleUnaryTests(expression, input, new SafeVariables(variables));
    }

    private record SafeVariables(VariableContext variables) implements VariableContext {

        @Override
        public TypedValue resolve(String name) {
            var value = variables.resolve(name);
            if (value != null && !isAllowed(value)) {
                throw new ProcessEngineException(
                        "FEEL cannot use the variable " + ExpressionRefusedException.quoted(name)
                                + ": it is an object; decision tables and forms take texts, numbers, truth values, dates, lists or JSON.");
            }
            return value;
        }

        private static boolean isAllowed(TypedValue value) {
            if (value instanceof SerializableValue serialized && !serialized.isDeserialized()) {
                return false;
            }
            return value.getValue() instanceof SpinJsonNode || SafeValues.isSafe(value.getValue());
        }

        @Override
        public boolean containsVariable(String name) {
            return variables.containsVariable(name);
        }

        @Override
        public Set<String> keySet() {
            return variables.keySet();
        }
    }
}
