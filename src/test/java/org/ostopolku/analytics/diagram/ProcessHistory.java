package org.ostopolku.analytics.diagram;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Counts the activities of one process from the engine's history alone. */
class ProcessHistory {

    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final Set<String> WAITS =
            Set.of("userTask", "callActivity", "eventBasedGateway", "intermediateTimer", "intermediateMessageCatch");

    private final LocalDate from;
    private final LocalDate to;
    private final Map<String, HistoricProcessInstance> instances;
    private final Map<String, List<HistoricActivityInstance>> activities;
    private final Map<String, ExclusiveGateway> gateways;

    /** @param owners of the journeys that count, empty for no owner; null for all */
    ProcessHistory(ProcessEngine engine, String definition, LocalDate from, LocalDate to, Set<String> owners) {
        this.from = from;
        this.to = to;
        var history = engine.getHistoryService();
        var ownerOf = owners(history);
        instances = history.createHistoricProcessInstanceQuery().processDefinitionId(definition).list().stream()
                .filter(instance ->
                        owners == null || owners.contains(ownerOf.getOrDefault(instance.getBusinessKey(), "")))
                .collect(toMap(HistoricProcessInstance::getId, Function.identity()));
        activities = history
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(definition)
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(activity -> instances.containsKey(activity.getProcessInstanceId()))
                .collect(groupingBy(HistoricActivityInstance::getProcessInstanceId));
        gateways =
                engine
                        .getRepositoryService()
                        .getBpmnModelInstance(definition)
                        .getModelElementsByType(ExclusiveGateway.class)
                        .stream()
                        .filter(gateway -> gateway.getOutgoing().size() > 1)
                        .collect(toMap(ExclusiveGateway::getId, Function.identity()));
    }

    /** The owner of each journey that has one in any of its processes. */
    private static Map<String, String> owners(HistoryService history) {
        var journeys = history.createHistoricProcessInstanceQuery().list().stream()
                .filter(instance -> instance.getBusinessKey() != null)
                .collect(toMap(HistoricProcessInstance::getId, HistoricProcessInstance::getBusinessKey));
        return history.createHistoricVariableInstanceQuery().variableName("owner").list().stream()
                .filter(variable ->
                        variable.getValue() != null && journeys.containsKey(variable.getProcessInstanceId()))
                .collect(toMap(
                        variable -> journeys.get(variable.getProcessInstanceId()),
                        variable -> variable.getValue().toString(),
                        (one, other) -> one));
    }

    /** How often each element was passed. */
    Map<String, Long> passes() {
        return passed().collect(groupingBy(HistoricActivityInstance::getActivityId, counting()));
    }

    /** The number of different journeys that passed each element. */
    Map<String, Long> customers() {
        return passed().collect(groupingBy(
                HistoricActivityInstance::getActivityId,
                mapping(
                        activity ->
                                instances.get(activity.getProcessInstanceId()).getBusinessKey(),
                        collectingAndThen(toSet(), numbers -> numbers.stream()
                                .filter(Objects::nonNull)
                                .count()))));
    }

    /** The hours of each pass of a user task or of an element that waits. */
    Map<String, List<Double>> hours() {
        return passed().filter(activity -> WAITS.contains(activity.getActivityType()))
                .collect(groupingBy(
                        HistoricActivityInstance::getActivityId,
                        mapping(activity -> activity.getDurationInMillis() / 3_600_000.0, toList())));
    }

    /** How often each outgoing flow of a gateway was taken: the flow to the first later activity that is its target. */
    Map<String, Long> flows() {
        var flows = new HashMap<String, Long>();
        for (var process : activities.values()) {
            for (int place = 0; place < process.size(); place++) {
                var gateway = gateways.get(process.get(place).getActivityId());
                if (gateway != null && isWithin(process.get(place).getEndTime())) {
                    flow(gateway, process.subList(place + 1, process.size()))
                            .ifPresent(flow -> flows.merge(flow.getId(), 1L, Long::sum));
                }
            }
        }
        return flows;
    }

    private static Optional<SequenceFlow> flow(ExclusiveGateway gateway, List<HistoricActivityInstance> later) {
        return later.stream()
                .flatMap(activity -> gateway.getOutgoing().stream()
                        .filter(flow -> flow.getTarget().getId().equals(activity.getActivityId())))
                .findFirst();
    }

    /** The finished instances, by id. */
    Map<String, HistoricProcessInstance> finished() {
        return instances.values().stream()
                .filter(instance -> isWithin(instance.getEndTime()))
                .collect(toMap(HistoricProcessInstance::getId, Function.identity()));
    }

    /** The user tasks and call activities of an instance, in the order of their start. */
    List<String> steps(String instance) {
        return activities.get(instance).stream()
                .filter(activity -> Set.of("userTask", "callActivity").contains(activity.getActivityType()))
                .map(HistoricActivityInstance::getActivityName)
                .toList();
    }

    private Stream<HistoricActivityInstance> passed() {
        return activities.values().stream()
                .flatMap(List::stream)
                .filter(activity -> isWithin(activity.getEndTime()))
                .filter(activity ->
                        !activity.isCanceled() || activity.getActivityType().equals("eventBasedGateway"))
                .filter(activity -> !activity.getActivityId().endsWith("#multiInstanceBody"));
    }

    private boolean isWithin(Date time) {
        if (time == null) {
            return false;
        }
        var day = time.toInstant().atZone(ZONE).toLocalDate();
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
