package org.ostopolku.process.touchpoint;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ostopolku.security.authorization.OwnerVariable;
import org.ostopolku.security.authorization.OwningTeams;
import org.springframework.stereotype.Component;

/** Makes the first person of an owning team who completes a touchpoint of such a team the customer's owner. */
@Component("ownership")
class Ownership implements TaskListener {

    private final OwningTeams owningTeams;
    private final CustomerOwner owner;

    Ownership(OwningTeams owningTeams, CustomerOwner owner) {
        this.owningTeams = owningTeams;
        this.owner = owner;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getVariable(OwnerVariable.NAME) == null) {
            var identities = task.getProcessEngineServices().getIdentityService();
            var person = task.getAssignee() != null ? task.getAssignee() : authenticatedUser(identities);
            if (person != null && owningTeams.mayOwn(identities, person)) {
                owner.setFirst(task.getExecution(), person);
            }
        }
    }

    private static String authenticatedUser(IdentityService identities) {
        var authentication = identities.getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }
}
