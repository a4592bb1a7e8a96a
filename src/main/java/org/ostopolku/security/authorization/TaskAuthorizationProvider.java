package org.ostopolku.security.authorization;

import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.ostopolku.platform.engine.UsesEngineInternals;

/**
 * Lets every user of a task read its process instance, whose variables Tasklist shows as columns, and checks to whom a task is
 * assigned.
 */
@UsesEngineInternals("authorizations for new tasks are made by an internal type")
class TaskAuthorizationProvider extends DefaultAuthorizationProvider {

    private final InstanceAuthorizations grants;

    TaskAuthorizationProvider(InstanceAuthorizations grants) {
        this.grants = grants;
    }

    @Override
    public AuthorizationEntity[] newTaskAssignee(Task task, String before, String assignee) {
        AssigneeCheck.check(task, assignee);
        return super.newTaskAssignee(task, before, assignee);
    }

    @Override
    protected AuthorizationEntity[] createOrUpdateAuthorizations(Task task, String team, String user) {
        if (task.getProcessInstanceId() != null) {
            if (team != null) {
                grants.admitTeam(task.getProcessInstanceId(), team);
            } else {
                grants.admitUser(task.getProcessInstanceId(), user);
            }
        }
        return super.createOrUpdateAuthorizations(task, team, user);
    }
}
