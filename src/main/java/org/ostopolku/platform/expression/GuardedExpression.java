package org.ostopolku.platform.expression;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/** Tells, when an expression is refused, which one it is, what it tried, and what is allowed. */
class GuardedExpression extends JuelExpression {

    private final GuardedExpressions manager;

    GuardedExpression(ValueExpression parsed, GuardedExpressions manager, String text) {
        super(parsed, manager, text);
        this.manager = manager;
    }

    /**
     * The value in the given scope; a query has none.
     *
     * @throws ProcessEngineException if it is refused. It has no cause then: no error event of a model may catch it. What a
     *     caller wrote in a query is told as the caller's mistake, by a {@link BadUserRequestException}
     */
    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution context) {
        try {
            var value = super.getValue(scope, context);
            return manager.isDelegate(value) ? value : SafeValues.value(value);
        } catch (ExpressionRefusedException refusal) {
            throw told(scope, refusal.getMessage());
        } catch (ProcessEngineException e) {
            throw told(scope, e);
        }
    }

    private ProcessEngineException told(VariableScope scope, ProcessEngineException error) {
        var refusal = ExpressionRefusedException.in(error);
        if (refusal.isPresent()) {
            return told(scope, refusal.get().getMessage());
        }
        if (error.getCause() instanceof PropertyNotFoundException unknown) {
            var why = "it names what is not there (" + ExpressionRefusedException.quoted(unknown.getMessage()) + ")";
            // A conditional event waits for a variable to come: the engine looks for this cause.
            return scope == null ? told(null, why) : new ProcessEngineException(sentence(scope, why), unknown);
        }
        return scope == null ? told(null, "it cannot be evaluated") : error;
    }

    private ProcessEngineException told(VariableScope scope, String why) {
        return scope == null
                ? new BadUserRequestException(sentence(null, why))
                : new ProcessEngineException(sentence(scope, why));
    }

    private String sentence(VariableScope scope, String why) {
        return "The expression " + ExpressionRefusedException.quoted(getExpressionText()) + " is refused: " + why + ". "
                + (scope == null
                        ? manager.allowed().toldOfQueries()
                        : manager.allowed().told());
    }
}
