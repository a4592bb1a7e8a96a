package org.ostopolku.kpi;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Logs when a customer enters and leaves a stage, and tells the journey where the customer is. */
@Component
class StagePassage {

    private final KpiLedger ledger;
    private final Clock clock;

    StagePassage(KpiLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    ExecutionListener entering(String process, String stage) {
        return execution -> {
            var now = Date.from(clock.instant());
            setStage(execution, stage, now);
            if (execution.getSuperExecution() != null) {
                setStage(execution.getSuperExecution(), stage, now);
            }
            ledger.record(execution, KpiEntry.once("stage-entered", process, null, execution.getProcessInstanceId()));
        };
    }

    ExecutionListener leaving(String process) {
        return execution -> {
            var outcome = execution.isCanceled() ? "interrupted" : (String) execution.getVariable("nextStep");
            ledger.record(execution, KpiEntry.once("stage-left", process, outcome, execution.getProcessInstanceId()));
        };
    }

    private static void setStage(DelegateExecution execution, String stage, Date enteredAt) {
        execution.setVariable("stage", stage);
        execution.setVariable("stageEnteredAt", enteredAt);
    }
}
