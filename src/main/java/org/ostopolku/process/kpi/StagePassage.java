package org.ostopolku.process.kpi;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Logs when a customer enters and leaves a stage, and updates the open journey and its process variables. */
@Component
class StagePassage {

    private final KpiLedger ledger;
    private final OpenJourneys openJourneys;
    private final Clock clock;

    StagePassage(KpiLedger ledger, OpenJourneys openJourneys, Clock clock) {
        this.ledger = ledger;
        this.openJourneys = openJourneys;
        this.clock = clock;
    }

    ExecutionListener entering(String process, String stage) {
        return execution -> {
            var now = Date.from(clock.instant());
            setStage(execution, stage, now);
            if (execution.getSuperExecution() != null) {
                setStage(execution.getSuperExecution(), stage, now);
            }
            if (execution.getProcessBusinessKey() != null) {
                openJourneys.enter(execution, stage);
            }
            ledger.record(
                    execution, new KpiEntry(KpiIds.STAGE_ENTERED, 1, process, null, execution.getProcessInstanceId()));
        };
    }

    ExecutionListener leaving(String process) {
        return execution -> {
            var outcome = execution.isCanceled() ? StageExit.INTERRUPTED : (String) execution.getVariable("nextStep");
            // The customer said that they are at another stage.
            var reason = outcome != null && outcome.equals(execution.getVariable("toStage")) ? StageExit.MOVED : null;
            var since = ((Date) execution.getVariable("stageEnteredAt")).toInstant();
            var days = Elapsed.days(since, clock.instant());
            var instance = execution.getProcessInstanceId();
            ledger.record(execution, new KpiEntry(KpiIds.STAGE_LEFT, 1, process, outcome, reason, since, instance));
            ledger.record(execution, new KpiEntry(KpiIds.STAGE_DAYS, days, process, outcome, reason, since, instance));
            if (execution.getProcessBusinessKey() != null) {
                openJourneys.leave(execution.getProcessBusinessKey(), outcome);
            }
        };
    }

    /** The wait of the process nurture was cancelled; no stage logs this exit. */
    void endWaiting(DelegateExecution execution) {
        if (execution.isCanceled() && execution.getProcessBusinessKey() != null) {
            openJourneys.leave(execution.getProcessBusinessKey(), StageExit.INTERRUPTED);
        }
    }

    /** The journey has ended. */
    void end(DelegateExecution execution) {
        if (execution.getProcessBusinessKey() != null) {
            openJourneys.end(execution.getProcessBusinessKey());
        }
    }

    private static void setStage(DelegateExecution execution, String stage, Date enteredAt) {
        execution.setVariable("stage", stage);
        execution.setVariable("stageEnteredAt", enteredAt);
    }
}
