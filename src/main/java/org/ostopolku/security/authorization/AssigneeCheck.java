package org.ostopolku.security.authorization;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.ostopolku.platform.engine.UsesEngineInternals;

/**
 * Lets users assign a task only to users who may work on it: candidates of the task and members of its candidate groups.
 * Administrators and running processes are not limited.
 */
@UsesEngineInternals("the candidates of a task that is being changed, and the running command")
final class AssigneeCheck {

    private AssigneeCheck() {}

    /** @throws AuthorizationException if the assignee may not work on the task */
    static void check(Task task, String assignee) {
        var context = Context.getCommandContext();
        var caller = context.getAuthentication();
        if (assignee == null
                || Context.getCoreExecutionContext() != null
                || caller == null
                || caller.getGroupIds() != null && caller.getGroupIds().contains(Groups.CAMUNDA_ADMIN)) {
            return;
        }
        var candidates = ((TaskEntity) task).getCandidates();
        var users = candidates.stream().map(IdentityLink::getUserId).collect(Collectors.toSet());
        var teams = candidates.stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!users.contains(assignee) && groups(assignee).stream().noneMatch(teams::contains)) {
            throw new AuthorizationException("The task \"" + task.getName() + "\" cannot be assigned to " + assignee
                    + ", who is not in its team (" + String.join(", ", teams) + ").");
        }
    }

    private static Set<String> groups(String user) {
        var context = Context.getCommandContext();
        return context.runWithoutAuthorization(
                () -> context.getReadOnlyIdentityProvider().createGroupQuery(context).groupMember(user).list().stream()
                        .map(Group::getId)
                        .collect(Collectors.toSet()));
    }
}
