package org.ostopolku.security.authorization;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** The lists of tasks that Tasklist offers. A list is known by its name: one that is there is left as it is. */
@Component
class TasklistFilters {

    /** A touchpoint of this priority (0 to 100) or more is shown under "High priority". */
    static final int HIGH_PRIORITY = 70;

    private static final List<Map<String, String>> COLUMNS = List.of(
            Map.of("name", "customerName", "label", "Customer"),
            Map.of("name", "stage", "label", "Stage"),
            Map.of("name", "expectedValue", "label", "Value (EUR)"));

    private final FilterService filterService;
    private final TaskService taskService;
    private final AuthorizationService authorizationService;

    TasklistFilters(FilterService filterService, TaskService taskService, AuthorizationService authorizationService) {
        this.filterService = filterService;
        this.taskService = taskService;
        this.authorizationService = authorizationService;
    }

    /** Creates the lists that are missing: four for everyone, two across all teams for managers. */
    void ensure() {
        forEveryone(10, "My tasks", "#0b7a75", "What I have taken, the most urgent first", mine());
        forEveryone(20, "My team's tasks", "#2d5d9f", "What my team has to do, taken or not", team());
        forEveryone(
                30,
                "Overdue",
                "#b3261e",
                "What my team should have done already",
                team().dueBeforeExpression("${now()}"));
        forEveryone(
                40,
                "High priority",
                "#b26a00",
                "Touchpoints of my team that decide most",
                team().taskMinPriority(HIGH_PRIORITY));
        forManagers(50, "All teams' tasks", "#5f6368", "Every open touchpoint", tasks());
        forManagers(
                60,
                "All teams' overdue tasks",
                "#b3261e",
                "Every touchpoint whose time is over",
                tasks().dueBeforeExpression("${now()}"));
    }

    private TaskQuery tasks() {
        return taskService.createTaskQuery();
    }

    private TaskQuery mine() {
        return tasks().taskAssigneeExpression("${currentUser()}");
    }

    private TaskQuery team() {
        return tasks().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks();
    }

    private void forEveryone(int order, String name, String color, String description, TaskQuery query) {
        ensure(order, name, color, description, query, null);
    }

    private void forManagers(int order, String name, String color, String description, TaskQuery query) {
        ensure(order, name, color, description, query, "managers");
    }

    private void ensure(int order, String name, String color, String description, TaskQuery query, String group) {
        if (filterService.createTaskFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filterService
                .newTaskFilter(name)
                .setQuery(query.orderByDueDate().asc().orderByTaskPriority().desc())
                .setProperties(Map.of(
                        "description", description,
                        "priority", order,
                        "color", color,
                        "refresh", true,
                        "variables", COLUMNS));
        filterService.saveFilter(filter);
        Authorization reading = authorizationService.createNewAuthorization(
                group == null ? Authorization.AUTH_TYPE_GLOBAL : Authorization.AUTH_TYPE_GRANT);
        if (group != null) {
            reading.setGroupId(group);
        }
        reading.setResource(Resources.FILTER);
        reading.setResourceId(filter.getId());
        reading.addPermission(Permissions.READ);
        authorizationService.saveAuthorization(reading);
    }
}
