package org.ostopolku.process.touchpoint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.process.kpi.KpiEntry;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.KpiLedger;
import org.springframework.stereotype.Component;

/** Shows an overdue touchpoint also to those who escalate it, before everything else. */
@Component("touchpointOverdue")
class TouchpointOverdue implements TaskListener {

    private static final int HIGHEST_PRIORITY = 100;

    private final KpiLedger ledger;

    TouchpointOverdue(KpiLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void notify(DelegateTask task) {
        var group = ExtensionProperties.of(task.getBpmnModelElementInstance())
                .getOrDefault("escalateTo", "sales-management");
        task.addCandidateGroup(group);
        task.setPriority(HIGHEST_PRIORITY);
        ledger.record(task.getExecution(), KpiEntry.of(task, KpiIds.TOUCHPOINT_OVERDUE, 1));
    }
}
