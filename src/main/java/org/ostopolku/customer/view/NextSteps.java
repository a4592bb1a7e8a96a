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
import org.springframework.stereotype.Component;

/** Finds what we have promised to the customer or planned for them. */
@Component
class NextSteps {

    private final ManagementService management;
    private final ElementLabels models;
    private final EngineQueries tables;
    private final Clock clock;

    NextSteps(ManagementService management, ElementLabels models, EngineQueries tables, Clock clock) {
        this.management = management;
        this.models = models;
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * The soonest first.
     *
     * @param ordered whether an order waits for its delivery
     */
    List<NextStep> of(JourneyData dossier, boolean ordered) {
        if (dossier.journey().ended() && dossier.tasks().stream().allMatch(task -> task.getEndTime() != null)) {
            return List.of();
        }
        var teams = tables.teams();
        List<NextStep> steps = new ArrayList<>();
        dossier.tasks().stream()
                .filter(task -> task.getEndTime() == null)
                .forEach(task -> steps.add(task(task, dossier, teams)));
        steps.addAll(planned(dossier));
        if (ordered) {
            dossier.promisedDelivery().map(this::delivery).ifPresent(steps::add);
        }
        steps.sort(Comparator.comparing(this::when, Comparator.nullsLast(Comparator.naturalOrder())));
        return steps;
    }

    private NextStep task(HistoricTaskInstance task, JourneyData dossier, Map<String, String> teams) {
        var team = models.task(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                .team();
        return new NextStep(
                "task",
                task.getId(),
                task.getName(),
                null,
                instant(task.getDueDate()),
                null,
                task.getDueDate() != null && instant(task.getDueDate()).isBefore(clock.instant()),
                dossier.person(task.getAssignee()),
                team == null ? null : teams.getOrDefault(team, team));
    }

    /** Timers of the path that wait for the day of the next touchpoint. */
    private List<NextStep> planned(JourneyData dossier) {
        if (dossier.journey().ended()) {
            return List.of();
        }
        return management
                .createJobQuery()
                .processInstanceIds(new HashSet<>(dossier.journey().holders()))
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
        return models.touchpointAfter(timer.getProcessDefinitionId(), element)
                .map(touchpoint -> new NextStep(
                        "planned",
                        null,
                        touchpoint,
                        models.name(timer.getProcessDefinitionId(), element).orElse(null),
                        instant(timer.getDuedate()),
                        null,
                        false,
                        null,
                        null))
                .orElse(null);
    }

    private NextStep delivery(LocalDate day) {
        return new NextStep(
                "delivery",
                null,
                "Delivery",
                null,
                null,
                day.toString(),
                day.isBefore(LocalDate.now(clock)),
                null,
                null);
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
