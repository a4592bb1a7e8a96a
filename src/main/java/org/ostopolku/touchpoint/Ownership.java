package org.ostopolku.touchpoint;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Makes the first person who completes a touchpoint of an owning team the customer's owner. */
@Component("ownership")
class Ownership implements TaskListener {

    private static final String VARIABLE = "owner";

    @Override
    public void notify(DelegateTask task) {
        if (task.getVariable(VARIABLE) == null) {
            task.setVariable(VARIABLE, task.getAssignee() != null ? task.getAssignee() : authenticatedUser(task));
        }
    }

    private static String authenticatedUser(DelegateTask task) {
        var authentication =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }
}
