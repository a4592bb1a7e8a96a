package org.ostopolku.customer.view;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.ostopolku.customer.view.CustomerView.NextStep;
import org.ostopolku.security.user.UserNames;
import org.springframework.stereotype.Component;

/** Finds the open tasks, planned touchpoints and promised deliveries of a customer. */
@Component
class NextSteps {

    private final ManagementService management;
    private final ElementLabels elementLabels;
    private final UserNames users;
    private final Clock clock;

    NextSteps(ManagementService management, ElementLabels elementLabels, UserNames users, Clock clock) {
        this.management = management;
        this.elementLabels = elementLabels;
        this.users = users;
        this.clock = clock;
    }

    /**
     * The soonest first.
     *
     * @param ordered whether an order is not delivered yet
     */
    List<NextStep> find(JourneyData data, boolean ordered) {
        if (data.journey().ended() && data.tasks().stream().allMatch(task -> task.getEndTime() != null)) {
            return List.of();
        }
        var teams = users.teams();
        List<NextStep> steps = new ArrayList<>();
        data.tasks().stream()
                .filter(task -> task.getEndTime() == null)
                .forEach(task -> steps.add(task(task, data, teams)));
        steps.addAll(planned(data));
        if (ordered) {
            data.promisedDelivery().map(this::delivery).ifPresent(steps::add);
        }
        steps.sort(Comparator.comparing(this::when, Comparator.nullsLast(Comparator.naturalOrder())));
        return steps;
    }

    private NextStep task(HistoricTaskInstance task, JourneyData data, Map<String, String> teams) {
        var team = elementLabels
                .task(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                .team();
        var due = instant(task.getDueDate());
        var overdue = due != null && due.isBefore(clock.instant());
        var assignee = data.person(task.getAssignee());
        var teamName = team == null ? null : teams.getOrDefault(team, team);
        return new NextStep("task", task.getId(), task.getName(), null, due, null, overdue, assignee, teamName);
    }

    /** Timers of the path after which a touchpoint opens. */
    private List<NextStep> planned(JourneyData data) {
        if (data.journey().ended()) {
            return List.of();
        }
        return management
                .createJobQuery()
                .processInstanceIds(new HashSet<>(data.journey().holders()))
                .timers()
                .list()
                .stream()
                .map(this::planned)
                .filter(Objects::nonNull)
                .toList();
    }

    private NextStep planned(Job timer) {
        var element = management
                .createJobDefinitionQuery()
                .jobDefinitionId(timer.getJobDefinitionId())
                .singleResult()
                .getActivityId();
        var definition = timer.getProcessDefinitionId();
        var reason = elementLabels.name(definition, element).orElse(null);
        var at = instant(timer.getDuedate());
        return elementLabels
                .touchpointAfter(definition, element)
                .map(name -> new NextStep("planned", null, name, reason, at, null, false, null, null))
                .orElse(null);
    }

    private NextStep delivery(LocalDate day) {
        var overdue = day.isBefore(LocalDate.now(clock));
        return new NextStep("delivery", null, "Delivery", null, null, day.toString(), overdue, null, null);
    }

    private Instant when(NextStep step) {
        return step.day() == null
                ? step.at()
                : LocalDate.parse(step.day()).atStartOfDay(clock.getZone()).toInstant();
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
