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
import org.ostopolku.platform.engine.UsesEngineInternals;

/** Creates all expressions of the engine, including decision tables, with a resolver that allows only what is listed. */
@UsesEngineInternals("the expression manager is an internal type")
class GuardedExpressions extends JuelExpressionManager {

    private final ExpressionAllowlist allowed;
    private final ModelBeans modelBeans;
    private final DeclaredVariables declared;

    GuardedExpressions(ExpressionAllowlist allowed, ModelBeans modelBeans, DeclaredVariables declared) {
        this.allowed = allowed;
        this.modelBeans = modelBeans;
        this.declared = declared;
    }

    ExpressionAllowlist allowed() {
        return allowed;
    }

    boolean isDelegate(Object value) {
        return !SafeValues.isSafe(value) && modelBeans.isDelegate(value);
    }

    @Override
    protected ELResolver createElResolver() {
        return new GuardedResolver(allowed, modelBeans, declared);
    }

    /** Ignores functions that are not listed; libraries add some. */
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

    /** Expressions of decision tables, which see inputs only. */
    @Override
    protected ElProvider createElProvider() {
        var provider = super.createElProvider();
        return text -> {
            var expression = provider.createExpression(text);
            return inputs -> {
                try {
                    return SafeValues.require(expression.getValue(inputs));
                } catch (ExpressionRefusedException | ELException e) {
                    throw new ProcessEngineException("The expression " + ExpressionRefusedException.quoted(text)
                            + " is refused: " + ExpressionRefusedException.quoted(String.valueOf(e.getMessage()))
                            + ". Write the table in FEEL.");
                }
            };
        };
    }

    /** @throws BadUserRequestException if the expression cannot be parsed, or calls an unknown function */
    @Override
    public ValueExpression createValueExpression(String expression) {
        try {
            return super.createValueExpression(expression);
        } catch (ELException e) {
            throw new BadUserRequestException("The expression " + ExpressionRefusedException.quoted(expression)
                    + " cannot be read: " + ExpressionRefusedException.quoted(String.valueOf(e.getMessage())) + ". "
                    + allowed.describe());
        }
    }
}
