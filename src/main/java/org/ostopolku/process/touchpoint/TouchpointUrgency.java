package org.ostopolku.process.touchpoint;

import java.time.Clock;
import java.time.DateTimeException;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.ostopolku.platform.engine.DateLimits;
import org.ostopolku.platform.engine.DecisionTables;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.springframework.stereotype.Component;

/** Due date and priority of a touchpoint, by the decision table {@code touchpoint-priority}. */
@Component("urgency")
public class TouchpointUrgency {

    private static final String TABLE = "touchpoint-priority";

    private final DecisionTables decisions;
    private final Clock clock;

    TouchpointUrgency(DecisionTables decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * When the touchpoint that opens now is due.
     *
     * @throws ProcessEngineException if the table has no row for it, or its answer is no ISO duration
     */
    public Date dueDate(DelegateExecution execution) {
        var after = String.valueOf(decide(execution).get("dueAfter"));
        try {
            return Date.from(clock.instant().plus(DateLimits.duration(after)));
        } catch (DateTimeException e) {
            throw new ProcessEngineException(
                    "The decision table '%s' says dueAfter '%s' for '%s'; a duration such as PT4H or P2D, of at most %d years, is needed."
                            .formatted(TABLE, after, execution.getCurrentActivityId(), DateLimits.YEARS));
        }
    }

    /**
     * How urgent it is, 0 to 100.
     *
     * @throws ProcessEngineException if the table has no row for it, or its answer is no whole number
     */
    public int priority(DelegateExecution execution) {
        var priority = decide(execution).get("priority");
        if (priority instanceof Number number) {
            return number.intValue();
        }
        throw new ProcessEngineException("The decision table '%s' says priority '%s' for '%s'; a number is needed."
                .formatted(TABLE, priority, execution.getCurrentActivityId()));
    }

    private Map<String, Object> decide(DelegateExecution execution) {
        var inputs = new HashMap<String, Object>();
        inputs.put(
                "effect",
                ExtensionProperties.of(execution.getBpmnModelElementInstance()).get("effect"));
        inputs.put("segment", execution.getVariable("segment"));
        inputs.put("expectedValue", execution.getVariable("expectedValue"));
        return decisions.evaluate(execution.getProcessEngineServices(), TABLE, inputs).stream()
                .findFirst()
                .orElseThrow(
                        () -> new ProcessEngineException("The decision table '%s' has no row for '%s' of '%s' with %s."
                                .formatted(
                                        TABLE,
                                        execution.getCurrentActivityId(),
                                        execution.getProcessDefinitionId(),
                                        inputs)));
    }
}
