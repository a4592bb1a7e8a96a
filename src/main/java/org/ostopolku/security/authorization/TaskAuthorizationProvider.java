package org.ostopolku.security.authorization;

import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

/** Whoever gets the right to a task reads the process of which it is part: the columns in Tasklist come from there. */
class TaskAuthorizationProvider extends DefaultAuthorizationProvider {

    private final InstanceAuthorizations grants;

    TaskAuthorizationProvider(InstanceAuthorizations grants) {
        this.grants = grants;
    }

    @Override
    protected AuthorizationEntity[] createOrUpdateAuthorizations(Task task, String team, String person) {
        if (task.getProcessInstanceId() != null) {
            if (team != null) {
                grants.admitTeam(task.getProcessInstanceId(), team);
            } else {
                grants.admitPerson(task.getProcessInstanceId(), person);
            }
        }
        return super.createOrUpdateAuthorizations(task, team, person);
    }
}
