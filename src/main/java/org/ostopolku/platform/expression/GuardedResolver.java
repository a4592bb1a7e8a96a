package org.ostopolku.platform.expression;

import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.joda.time.DateTime;
import org.ostopolku.platform.engine.UsesEngineInternals;
import org.springframework.util.StringUtils;

/** Resolves the names, properties and method calls of an expression; refuses all that the allowlist does not list. */
@UsesEngineInternals("the resolver of JUEL is an internal type")
class GuardedResolver extends BeanELResolver {

    private final ExpressionAllowlist allowed;
    private final ModelBeans beans;
    private final DeclaredVariables declared;

    GuardedResolver(ExpressionAllowlist allowed, ModelBeans beans, DeclaredVariables declared) {
        super(true);
        this.allowed = allowed;
        this.beans = beans;
        this.declared = declared;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        var name = String.valueOf(property);
        if (base == null) {
            return resolve(context, name);
        }
        if (!getters(base).containsKey(name)) {
            throw refuse(base, name, getters(base));
        }
        return SafeValues.require(super.getValue(context, base, property));
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        var name = String.valueOf(method);
        var methods = methods(base);
        if (!methods.containsKey(name) && !(arguments.length == 0 && isGetter(base, name))) {
            throw refuse(base, name + "()", methods.isEmpty() ? getters(base) : methods);
        }
        return SafeValues.require(super.invoke(context, base, method, types, arguments));
    }

    /**
     * A bean takes precedence over a variable of the same name, so that a variable cannot replace it. A declared variable
     * without a value is null; any other unknown name is an error.
     */
    private Object resolve(ELContext context, String name) {
        var tableInputs = (VariableContext) context.getContext(VariableContext.class);
        if (tableInputs != null) {
            context.setPropertyResolved(tableInputs.containsVariable(name));
            return tableInputs.containsVariable(name)
                    ? SafeValues.require(tableInputs.resolve(name).getValue())
                    : null;
        }
        var scope = (VariableScope) context.getContext(VariableScope.class);
        var found = scope == null ? null : engineObject(scope, name);
        if (found == null && scope != null) {
            found = beans.find(name).orElse(null);
        }
        if (found == null && scope != null && scope.hasVariable(name)) {
            context.setPropertyResolved(true);
            return SafeValues.require(scope.getVariable(name));
        }
        context.setPropertyResolved(found != null || scope != null && declared.isDeclared(name));
        return found;
    }

    private static Object engineObject(VariableScope scope, String name) {
        return switch (name) {
            case "execution" ->
                scope instanceof DelegateTask task
                        ? task.getExecution()
                        : scope instanceof DelegateExecution ? scope : null;
            case "task" -> scope instanceof DelegateTask ? scope : null;
            default -> null;
        };
    }

    private Map<String, String> getters(Object base) {
        return allowed.getters(SafeValues.kind(base));
    }

    private boolean isGetter(Object base, String method) {
        return method.startsWith("get")
                && getters(base).containsKey(StringUtils.uncapitalize(method.substring("get".length())));
    }

    private Map<String, String> methods(Object base) {
        if (base instanceof DateTime) {
            return allowed.dates();
        }
        if (SafeValues.kind(base).equals("a list")) {
            return allowed.lists();
        }
        return beans.nameOf(base).map(allowed.beans()::get).orElse(Map.of());
    }

    private ExpressionRefusedException refuse(Object base, String tried, Map<String, String> instead) {
        var what = beans.nameOf(base).orElse(SafeValues.kind(base));
        return new ExpressionRefusedException("it asks " + what + " for " + ExpressionRefusedException.quoted(tried)
                + (instead.isEmpty()
                        ? ", but nothing of it is allowed"
                        : "; allowed are " + String.join(", ", new TreeSet<>(instead.keySet()))));
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw new ExpressionRefusedException("it would set "
                + ExpressionRefusedException.quoted(String.valueOf(property)) + "; an expression only reads");
    }
}
