package org.ostopolku.analytics.attention;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compares the figures with their limits, and tells by the variable {@code alertsChanged} whether that changed anything. */
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
        execution.setVariable("alertsChanged", alerts.compare(figures.withLimit()));
    }
}
