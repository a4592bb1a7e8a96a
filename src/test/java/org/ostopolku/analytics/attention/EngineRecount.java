package org.ostopolku.analytics.attention;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.Stage;

/** Finds what needs attention from the engine's history and open tasks alone, without the ledger. */
class EngineRecount {

    private static final Set<String> FACTS = Set.of("segment", "productCategory", "buyingSituation", "owner");

    private final ProcessEngine engine;
    private final Map<String, HistoricProcessInstance> processes;
    private final Map<String, Map<String, Object>> variables;
    private final Map<String, String> open;

    EngineRecount(ProcessEngine engine) {
        this.engine = engine;
        this.processes = engine.getHistoryService().createHistoricProcessInstanceQuery().list().stream()
                .collect(toMap(HistoricProcessInstance::getId, process -> process));
        this.variables = FACTS.stream()
                .flatMap(name ->
                        engine
                                .getHistoryService()
                                .createHistoricVariableInstanceQuery()
                                .variableName(name)
                                .list()
                                .stream())
                .filter(variable -> variable.getValue() != null
                        && variable.getProcessInstanceId().equals(variable.getExecutionId()))
                .collect(groupingBy(
                        HistoricVariableInstance::getProcessInstanceId,
                        toMap(HistoricVariableInstance::getName, HistoricVariableInstance::getValue)));
        this.open = processes.values().stream()
                .filter(process -> process.getProcessDefinitionKey().equals(JourneyProcess.CUSTOMER_JOURNEY))
                .filter(process -> process.getEndTime() == null)
                .collect(toMap(HistoricProcessInstance::getBusinessKey, HistoricProcessInstance::getId));
    }

    /** The stay of a customer in a stage; end is null while it lasts. */
    record Stay(String stage, String journey, Instant begin, Instant end, Map<String, Object> facts) {

        double days(Instant now) {
            return ((end == null ? now : end).toEpochMilli() - begin.toEpochMilli()) / 86_400_000.0;
        }
    }

    List<Stay> stays() {
        return processes.values().stream()
                .filter(process -> Stage.IDS.contains(process.getProcessDefinitionKey()))
                .map(process -> new Stay(
                        process.getProcessDefinitionKey(),
                        process.getBusinessKey(),
                        process.getStartTime().toInstant(),
                        process.getEndTime() == null
                                ? null
                                : process.getEndTime().toInstant(),
                        facts(process)))
                .toList();
    }

    /** The open journeys whose last signal came after the last touchpoint, with the time of the signal. */
    Map<String, Instant> unanswered(Predicate<Map<String, Object>> condition) {
        var touchpoints = last(activity -> activity.getActivityType().equals("userTask") && !activity.isCanceled());
        var logs = signalLogs();
        var signals = last(activity -> logs.contains(activity.getActivityId()));
        signals.keySet().retainAll(open.keySet());
        signals.keySet()
                .removeIf(journey ->
                        touchpoints.getOrDefault(journey, Instant.MIN).isAfter(signals.get(journey)));
        var facts = factsOfOpenJourneys();
        signals.keySet().removeIf(journey -> !condition.test(facts.getOrDefault(journey, Map.of())));
        return signals;
    }

    /** The number of overdue touchpoints by team and assignee, empty for none. */
    Map<List<String>, Long> overdue(Instant now, Predicate<Map<String, Object>> condition) {
        var facts = factsOfOpenJourneys();
        return engine.getTaskService().createTaskQuery().dueBefore(Date.from(now)).active().list().stream()
                .filter(task -> {
                    var process = processes.get(task.getProcessInstanceId());
                    return condition.test(facts.getOrDefault(process.getBusinessKey(), ownFacts(process)));
                })
                .collect(groupingBy(
                        task -> List.of(team(task), Objects.requireNonNullElse(task.getAssignee(), "")), counting()));
    }

    private Map<String, Object> ownFacts(HistoricProcessInstance process) {
        var owner = variables.getOrDefault(process.getId(), Map.of()).get("owner");
        return owner == null ? Map.of() : Map.of("owner", owner);
    }

    String teamName(String id) {
        return engine.getIdentityService()
                .createGroupQuery()
                .groupId(id)
                .singleResult()
                .getName();
    }

    /** Empty for an unknown id. */
    String userName(String id) {
        var user = engine.getIdentityService().createUserQuery().userId(id).singleResult();
        return user == null ? "" : user.getFirstName() + " " + user.getLastName();
    }

    private String team(Task task) {
        var groups = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .collect(toSet());
        if (groups.size() > 1) {
            groups.remove("sales-management");
        }
        return groups.iterator().next();
    }

    private Set<String> signalLogs() {
        return engine.getRepositoryService().createProcessDefinitionQuery().list().stream()
                .map(definition -> engine.getRepositoryService().getBpmnModelInstance(definition.getId()))
                .flatMap(model -> model.getModelElementsByType(ServiceTask.class).stream())
                .filter(task -> ExtensionProperties.of(task).containsKey("kpi.self-service-signals"))
                .map(ServiceTask::getId)
                .collect(toSet());
    }

    private Map<String, Instant> last(Predicate<HistoricActivityInstance> condition) {
        return engine.getHistoryService().createHistoricActivityInstanceQuery().finished().list().stream()
                .filter(condition)
                .filter(activity ->
                        processes.get(activity.getProcessInstanceId()).getBusinessKey() != null)
                .collect(toMap(
                        activity ->
                                processes.get(activity.getProcessInstanceId()).getBusinessKey(),
                        activity -> activity.getEndTime().toInstant(),
                        (one, other) -> one.isAfter(other) ? one : other,
                        HashMap::new));
    }

    /** The facts of the newest stage; those that it lacks from the journey. */
    private Map<String, Map<String, Object>> factsOfOpenJourneys() {
        return stays().stream()
                .filter(stay -> open.containsKey(stay.journey()))
                .sorted(Comparator.comparing(Stay::begin))
                .collect(toMap(Stay::journey, Stay::facts, (earlier, later) -> later));
    }

    private Map<String, Object> facts(HistoricProcessInstance stage) {
        var facts = new HashMap<String, Object>();
        Stream.of(Optional.ofNullable(stage.getSuperProcessInstanceId()), Optional.of(stage.getId()))
                .flatMap(Optional::stream)
                .map(id -> variables.getOrDefault(id, Map.of()))
                .forEach(facts::putAll);
        return facts;
    }
}
