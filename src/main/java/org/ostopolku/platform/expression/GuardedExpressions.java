package org.ostopolku.platform.expression;

import java.lang.reflect.Method;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/** Reads the expressions of the whole engine, those of decision tables included, and lets them reach only what is allowed. */
class GuardedExpressions extends JuelExpressionManager {

    private final ExpressionAllowlist allowed;
    private final ModelBeans modelBeans;

    GuardedExpressions(ExpressionAllowlist allowed, ModelBeans modelBeans) {
        this.allowed = allowed;
        this.modelBeans = modelBeans;
    }

    ExpressionAllowlist allowed() {
        return allowed;
    }

    boolean isDelegate(Object value) {
        return !SafeValues.isPlain(value) && modelBeans.isDelegate(value);
    }

    @Override
    protected ELResolver createElResolver() {
        return new GuardedResolver(allowed, modelBeans);
    }

    /** Leaves out functions that are not allowed; libraries bring some. */
    @Override
    public void addFunction(String name, Method function) {
        if (allowed.functions().containsKey(name)) {
            super.addFunction(name, function);
        }
    }

    @Override
    public Expression createExpression(String expression) {
        return new GuardedExpression(createValueExpression(expression), this, expression);
    }

    /** The expressions of decision tables, which have their inputs only. */
    @Override
    protected ElProvider createElProvider() {
        var provider = super.createElProvider();
        return text -> {
            var expression = provider.createExpression(text);
            return inputs -> {
                try {
                    return SafeValues.value(expression.getValue(inputs));
                } catch (ExpressionRefusedException | ELException e) {
                    throw new ProcessEngineException("The expression " + ExpressionRefusedException.quoted(text)
                            + " is refused: " + ExpressionRefusedException.quoted(String.valueOf(e.getMessage()))
                            + ". A table is written in FEEL.");
                }
            };
        };
    }

    /** @throws BadUserRequestException if it cannot be read, or calls an unknown function */
    @Override
    public ValueExpression createValueExpression(String expression) {
        try {
            return super.createValueExpression(expression);
        } catch (ELException e) {
            throw new BadUserRequestException("The expression " + ExpressionRefusedException.quoted(expression)
                    + " cannot be read: " + ExpressionRefusedException.quoted(String.valueOf(e.getMessage())) + ". "
                    + allowed.told());
        }
    }
}
