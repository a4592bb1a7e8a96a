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

/**
 * FEEL for tables and forms, with plain values and JSON only: of any other object FEEL would call every public method, and
 * so get at its class.
 */
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
        return feel.evaluateSimpleExpression(expression, new Plainly(variables));
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String expression, String input, VariableContext variables) {
        return feel.evaluateSimpleUnaryTests(expression, input, new Plainly(variables));
    }

    private record Plainly(VariableContext variables) implements VariableContext {

        @Override
        public TypedValue resolve(String name) {
            var value = variables.resolve(name);
            if (value != null && !isFit(value)) {
                throw new ProcessEngineException(
                        "FEEL is not given the variable " + ExpressionRefusedException.quoted(name)
                                + ": it holds an object, and tables and forms take texts, numbers, truth values, dates, lists or JSON.");
            }
            return value;
        }

        private static boolean isFit(TypedValue value) {
            if (value instanceof SerializableValue kept && !kept.isDeserialized()) {
                return false;
            }
            return value.getValue() instanceof SpinJsonNode || SafeValues.isPlain(value.getValue());
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
