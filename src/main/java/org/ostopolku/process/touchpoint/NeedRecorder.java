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
            task.getProcessEngineServices()
                    .getRuntimeService()
                    .createMessageCorrelation("development-need-noticed")
                    .processInstanceBusinessKey(task.getExecution().getProcessBusinessKey())
                    .setVariable("need", need)
                    .setVariable("stage", task.getVariable("stage"))
                    .setVariable("touchpoint", task.getName())
                    .correlateStartMessage();
        }
        task.removeVariable(VARIABLE);
    }
}
