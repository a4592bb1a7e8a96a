package org.ostopolku.process.touchpoint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Starts a development need of its own when the person at a touchpoint wrote one down. */
@Component("recordNeed")
class NeedRecorder implements TaskListener {

    private static final String VARIABLE = "developmentNeed";

    @Override
    public void notify(DelegateTask task) {
        var need = (String) task.getVariable(VARIABLE);
        if (need == null) {
            return;
        }
        if (!need.isBlank()) {
            var start = task.getProcessEngineServices()
                    .getRuntimeService()
                    .createMessageCorrelation("development-need-noticed")
                    .setVariable("need", need)
                    .setVariable("stage", task.getVariable("stage"))
                    .setVariable("touchpoint", task.getName());
            var journey = task.getExecution().getProcessBusinessKey();
            // A need or a hypothesis that a user starts belongs to no journey.
            if (journey != null) {
                start.processInstanceBusinessKey(journey);
            }
            start.correlateStartMessage();
        }
        task.removeVariable(VARIABLE);
    }
}
