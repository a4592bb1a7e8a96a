package org.ostopolku.analytics.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;

/**
 * Evaluates an expression of a model with the variables of a past point in time.
 *
 * @param now that point in time
 * @param balance the sum of the values of a KPI that the journey had logged before
 */
public record HistoricExpression(Instant now, Map<String, Object> variables, ToDoubleFunction<String> balance) {

    private static final ExpressionFactoryImpl EXPRESSIONS = new ExpressionFactoryImpl();

    Object evaluate(String text) {
        if (!text.contains("${")) {
            return text;
        }
        var context = new SimpleContext();
        bind(context, "kpi", this);
        bind(context, "lines", this);
        bind(context, "execution", "");
        variables.forEach((name, value) -> bind(context, name, value));
        for (var name : text.split("\\W+")) {
            if (name.matches("[a-z]\\w*") && context.getVariableMapper().resolveVariable(name) == null) {
                bind(context, name, null);
            }
        }
        return EXPRESSIONS.createValueExpression(context, text, Object.class).getValue(context);
    }

    double evaluateNumber(String text) {
        return Double.parseDouble(evaluate(text).toString());
    }

    private static void bind(SimpleContext context, String name, Object value) {
        context.setVariable(name, EXPRESSIONS.createValueExpression(value, Object.class));
    }

    public double balance(Object execution, String kpi) {
        return balance.applyAsDouble(kpi);
    }

    public double daysSince(Object date) {
        return hoursSince(date) / 24;
    }

    public double hoursSince(Object date) {
        return date == null
                ? 0
                : Duration.between(((Date) date).toInstant(), now).toMillis() / 3_600_000.0;
    }

    public List<String> of(Object lines) {
        return lines == null
                ? List.of()
                : lines.toString().lines().filter(line -> !line.isBlank()).toList();
    }
}
