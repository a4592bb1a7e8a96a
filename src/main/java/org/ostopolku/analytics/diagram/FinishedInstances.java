package org.ostopolku.analytics.diagram;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ostopolku.analytics.diagram.InstanceHistory.Activity;
import org.ostopolku.analytics.diagram.InstanceHistory.Instance;
import org.springframework.stereotype.Component;

/** Describes the paths of finished process instances with the names of their model. */
@Component
class FinishedInstances {

    /** As in the tables of Cockpit. */
    static final int PAGE_SIZE = 50;

    private final InstanceHistory history;
    private final DiagramLedgerQueries ledger;

    FinishedInstances(InstanceHistory history, DiagramLedgerQueries ledger) {
        this.history = history;
        this.ledger = ledger;
    }

    FinishedPage page(InstanceCondition condition, DiagramModel model, int page) {
        var instances = history.find(condition, (page - 1L) * PAGE_SIZE, PAGE_SIZE);
        var ids = instances.stream().map(Instance::id).toList();
        var activities = history.activities(ids);
        var flows = ledger.flowsTaken(activities.values().stream()
                .flatMap(List::stream)
                .filter(activity -> activity.type().equals("exclusiveGateway"))
                .map(Activity::id)
                .toList());
        var customers = history.customerNames(ids);
        return new FinishedPage(
                history.count(condition),
                page,
                PAGE_SIZE,
                condition.period(),
                instances.stream()
                        .map(instance -> finished(
                                instance,
                                customers.get(instance.id()),
                                activities.getOrDefault(instance.id(), List.of()),
                                flows,
                                model))
                        .toList());
    }

    private static FinishedPage.FinishedInstance finished(
            Instance instance,
            String customer,
            List<Activity> activities,
            Map<String, String> flows,
            DiagramModel model) {
        return new FinishedPage.FinishedInstance(
                instance.journey(),
                customer,
                instance.startedAt().toInstant(),
                instance.endedAt().toInstant(),
                instance.hours(),
                !instance.completed(),
                instance.completed() ? end(activities, model) : "cancelled",
                activities.stream()
                        .flatMap(activity -> step(activity, flows, model))
                        .toList());
    }

    private static Stream<FinishedPage.PathStep> step(
            Activity activity, Map<String, String> flows, DiagramModel model) {
        var name = model.name(activity.element());
        return switch (activity.type()) {
            case "userTask" -> Stream.of(new FinishedPage.PathStep("touchpoint", name, null, activity.cancelled()));
            case "callActivity" -> Stream.of(new FinishedPage.PathStep("part", name, null, activity.cancelled()));
            case "exclusiveGateway" ->
                Stream.ofNullable(flows.get(activity.id()))
                        .map(flow -> new FinishedPage.PathStep("decision", name, model.name(flow), false));
            default -> Stream.empty();
        };
    }

    /** The name of the last end event that ended the process instance. */
    private static String end(List<Activity> activities, DiagramModel model) {
        return activities.stream()
                .filter(activity -> activity.type().endsWith("EndEvent"))
                .filter(activity -> model.endsProcess(activity.element()))
                .reduce((one, next) -> next)
                .map(activity -> model.name(activity.element()))
                .orElse("");
    }
}
