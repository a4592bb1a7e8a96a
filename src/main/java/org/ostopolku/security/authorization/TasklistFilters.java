package org.ostopolku.security.authorization;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Creates the filters of {@code tasklist-filters.yaml} in the engine. */
@Component
class TasklistFilters {

    private final FilterService filterService;
    private final TaskService taskService;
    private final AuthorizationService authorizationService;

    TasklistFilters(FilterService filterService, TaskService taskService, AuthorizationService authorizationService) {
        this.filterService = filterService;
        this.taskService = taskService;
        this.authorizationService = authorizationService;
    }

    /** Creates the filters whose names are missing. */
    void createMissing() {
        var file = TasklistFilter.read();
        file.filters().stream()
                .filter(filter -> filterService
                                .createTaskFilterQuery()
                                .filterName(filter.name())
                                .count()
                        == 0)
                .forEach(filter -> create(filter, file.columns()));
    }

    private void create(TasklistFilter wanted, List<Map<String, String>> columns) {
        var filter = filterService
                .newTaskFilter(wanted.name())
                .setQuery(query(wanted.query()))
                .setProperties(Map.of(
                        "description", wanted.description(),
                        "priority", wanted.order(),
                        "color", wanted.color(),
                        "refresh", true,
                        "variables", columns));
        filterService.saveFilter(filter);
        var reading = authorizationService.createNewAuthorization(
                wanted.group() == null ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT);
        if (wanted.group() != null) {
            reading.setGroupId(wanted.group());
        }
        reading.setResource(Resources.FILTER);
        reading.setResourceId(filter.getId());
        reading.addPermission(Permissions.READ);
        authorizationService.saveAuthorization(reading);
    }

    private TaskQuery query(TasklistFilter.Query wanted) {
        var query = taskService.createTaskQuery();
        if (wanted.assigneeExpression() != null) {
            query.taskAssigneeExpression(wanted.assigneeExpression());
        }
        if (wanted.candidateGroupsExpression() != null) {
            query.taskCandidateGroupInExpression(wanted.candidateGroupsExpression())
                    .includeAssignedTasks();
        }
        if (wanted.dueBeforeExpression() != null) {
            query.dueBeforeExpression(wanted.dueBeforeExpression());
        }
        if (wanted.minPriority() != null) {
            query.taskMinPriority(wanted.minPriority());
        }
        return query.orderByDueDate().asc().orderByTaskPriority().desc();
    }
}
