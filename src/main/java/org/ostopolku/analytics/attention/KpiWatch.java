package org.ostopolku.analytics.attention;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compares the KPIs with their limits; sets the variable {@code alertsChanged} to whether an alert has begun or ended. */
@Component("kpiWatch")
class KpiWatch implements JavaDelegate {

    private final RecentFigures figures;
    private final Alerts alerts;

    KpiWatch(RecentFigures figures, Alerts alerts) {
        this.figures = figures;
        this.alerts = alerts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("alertsChanged", alerts.compare(figures.computeLimited()));
    }
}
