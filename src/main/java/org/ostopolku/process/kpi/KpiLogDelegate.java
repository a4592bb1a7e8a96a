package org.ostopolku.process.kpi;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.platform.engine.ModelExpressions;
import org.springframework.stereotype.Component;

/**
 * Logs the KPIs that a service task names: each of its properties {@code kpi.<id>} is a number or an expression that
 * results in one. A property {@code outcome} distinguishes rows of the same element. The last log of a stage also
 * sets the next step, by the properties {@code nextStep} and {@code closingReason}, because an element template
 * cannot bind the value of an output variable.
 */
@Component("kpiLog")
class KpiLogDelegate implements JavaDelegate {

    private static final String PREFIX = "kpi.";

    private static final Set<String> WAY_ON = Set.of("nextStep", "closingReason");

    private final KpiLedger ledger;
    private final ModelExpressions expressions;

    KpiLogDelegate(KpiLedger ledger, ModelExpressions expressions) {
        this.ledger = ledger;
        this.expressions = expressions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var properties = ExtensionProperties.of(execution.getBpmnModelElementInstance());
        var kpis = properties.entrySet().stream()
                .filter(property -> property.getKey().startsWith(PREFIX))
                .toList();
        if (kpis.isEmpty()) {
            throw new KpiException(
                    "The element '%s' logs no KPI: it needs an extension property such as kpi.orders with a number or an expression."
                            .formatted(execution.getCurrentActivityId()));
        }
        // Evaluates all values first: an expression that reads the ledger must not see rows of this element.
        var outcome = outcome(properties.get("outcome"), execution);
        var entries = kpis.stream()
                .map(property -> entry(property, outcome, execution))
                .toList();
        entries.forEach(entry -> ledger.record(execution, entry));
        WAY_ON.stream()
                .filter(properties::containsKey)
                .forEach(variable -> execution.setVariable(variable, properties.get(variable)));
    }

    private String outcome(String text, DelegateExecution execution) {
        var outcome = text == null ? null : expressions.evaluate(text, execution);
        return outcome == null ? null : outcome.toString();
    }

    private KpiEntry entry(Map.Entry<String, String> property, String outcome, DelegateExecution execution) {
        var kpi = property.getKey().substring(PREFIX.length());
        var value = number(property.getValue(), kpi, execution);
        return new KpiEntry(kpi, value, execution.getCurrentActivityId(), outcome, execution.getActivityInstanceId());
    }

    private Number number(String text, String kpi, DelegateExecution execution) {
        var isExpression = text != null && (text.contains("${") || text.contains("#{"));
        var value = isExpression ? expressions.evaluate(text, execution) : text;
        try {
            if (value == null || value instanceof Number) {
                return (Number) value;
            }
            if (!isExpression) {
                return new BigDecimal(text.strip());
            }
        } catch (NumberFormatException e) {
            // falls through: a text and a result of an expression have the same message
        }
        throw new KpiException(
                "KPI '%s' at '%s' in process '%s': the property says '%s', which is '%s' and no number. It has to be a number or an expression that results in one."
                        .formatted(
                                kpi,
                                execution.getCurrentActivityId(),
                                execution.getProcessDefinitionId(),
                                text,
                                value));
    }
}
