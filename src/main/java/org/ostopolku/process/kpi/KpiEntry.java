package org.ostopolku.process.kpi;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * One value of a KPI, logged by an activity instance.
 *
 * @param kpi id in the catalogue
 * @param value in the catalogue's unit
 * @param element id of the model element that logs it
 * @param outcome what was decided, or the touchpoint's name; may be null
 * @param reason why it was decided so, one of the model's choices; may be null
 * @param since when the stage was entered, of what is logged about a whole passage; may be null
 * @param activityInstance id of the activity instance, which can log a KPI only once
 */
public record KpiEntry(
        String kpi,
        Number value,
        String element,
        String outcome,
        String reason,
        Instant since,
        String activityInstance) {

    /** A value without reason. */
    public KpiEntry(String kpi, Number value, String element, String outcome, String activityInstance) {
        this(kpi, value, element, outcome, null, null, activityInstance);
    }

    /** A value of a touchpoint, with its name as outcome. */
    public static KpiEntry of(DelegateTask task, String kpi, Number value) {
        var activityInstance = task.getExecution().getActivityInstanceId();
        return new KpiEntry(kpi, value, task.getTaskDefinitionKey(), task.getName(), activityInstance);
    }
}
