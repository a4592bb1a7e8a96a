package org.ostopolku.platform.expression;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.ostopolku.platform.engine.UsesEngineInternals;

/** An expression whose refusal gives the expression, the reason, and what is allowed. */
@UsesEngineInternals("expressions of the engine are internal types")
class GuardedExpression extends JuelExpression {

    private final GuardedExpressions manager;

    GuardedExpression(ValueExpression parsed, GuardedExpressions manager, String text) {
        super(parsed, manager, text);
        this.manager = manager;
    }

    /**
     * @param scope null in a query
     * @throws ProcessEngineException if the expression is refused; without a cause, so that no error event of a model catches
     *     it. In a query it is a {@link BadUserRequestException}: an error of the caller
     */
    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution context) {
        try {
            var value = super.getValue(scope, context);
            return manager.isDelegate(value) ? value : SafeValues.require(value);
        } catch (ExpressionRefusedException refusal) {
            throw refuse(scope, refusal.getMessage());
        } catch (ProcessEngineException e) {
            throw refuse(scope, e);
        }
    }

    private ProcessEngineException refuse(VariableScope scope, ProcessEngineException error) {
        var refusal = ExpressionRefusedException.findIn(error);
        if (refusal.isPresent()) {
            return refuse(scope, refusal.get().getMessage());
        }
        if (error.getCause() instanceof PropertyNotFoundException unknown) {
            var why = "it uses an unknown name (" + ExpressionRefusedException.quoted(unknown.getMessage()) + ")";
            // A conditional event waits for a missing variable: the engine expects this cause.
            return scope == null ? refuse(null, why) : new ProcessEngineException(sentence(scope, why), unknown);
        }
        return scope == null ? refuse(null, "it cannot be evaluated") : error;
    }

    private ProcessEngineException refuse(VariableScope scope, String why) {
        return scope == null
                ? new BadUserRequestException(sentence(null, why))
                : new ProcessEngineException(sentence(scope, why));
    }

    private String sentence(VariableScope scope, String why) {
        return "The expression " + ExpressionRefusedException.quoted(getExpressionText()) + " is refused: " + why + ". "
                + (scope == null
                        ? manager.allowed().describeForQueries()
                        : manager.allowed().describe());
    }
}
