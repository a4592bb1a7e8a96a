package org.ostopolku.simulation.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.ostopolku.process.journey.Stage;

/** Counts what happened from the engine's history alone, by the id of the process or activity instance where it did. */
class HistoryRecount {

    private final ProcessEngine engine;
    private final Map<String, Map<String, Map<String, String>>> ways = new HashMap<>();

    HistoryRecount(ProcessEngine engine) {
        this.engine = engine;
    }

    /** The stage of every entry. */
    Map<String, String> stagesEntered() {
        return stages().stream()
                .collect(Collectors.toMap(
                        HistoricProcessInstance::getId, HistoricProcessInstance::getProcessDefinitionKey));
    }

    /** Stage and outcome of every exit. */
    Map<String, String> stagesLeft() {
        var nextSteps =
                engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .variableName("nextStep")
                        .list()
                        .stream()
                        .filter(variable -> variable.getValue() != null)
                        .collect(Collectors.toMap(
                                HistoricVariableInstance::getProcessInstanceId,
                                variable -> variable.getValue().toString(),
                                (one, other) -> one));
        return stages().stream()
                .filter(stage -> stage.getEndTime() != null)
                .collect(Collectors.toMap(
                        HistoricProcessInstance::getId,
                        stage -> stage.getProcessDefinitionKey() + " "
                                + (stage.getState().equals(HistoricProcessInstance.STATE_COMPLETED)
                                        ? nextSteps.get(stage.getId())
                                        : "interrupted")));
    }

    /** Gateway and way of every decision of a customer: the way that leads to what came next. */
    Map<String, String> decisions() {
        var decisions = new TreeMap<String, String>();
        for (var process : byProcess(activities()).values()) {
            for (int place = 0; place < process.size(); place++) {
                var gateway = process.get(place);
                var targets = ways(gateway.getProcessDefinitionId()).get(gateway.getActivityId());
                if (targets != null && !gateway.isCanceled()) {
                    process.subList(place + 1, process.size()).stream()
                            .map(next -> targets.get(next.getActivityId()))
                            .filter(way -> way != null)
                            .findFirst()
                            .ifPresent(way -> decisions.put(gateway.getId(), gateway.getActivityId() + " " + way));
                }
            }
        }
        return decisions;
    }

    /** Hours of every completed user task. */
    Map<String, Double> touchpoints() {
        return activities().stream()
                .filter(activity -> activity.getActivityType().equals("userTask"))
                .filter(activity -> activity.getEndTime() != null && !activity.isCanceled())
                .collect(Collectors.toMap(
                        HistoricActivityInstance::getId, activity -> activity.getDurationInMillis() / 3_600_000.0));
    }

    private List<HistoricProcessInstance> stages() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().list().stream()
                .filter(process -> Stage.IDS.contains(process.getProcessDefinitionKey()))
                .toList();
    }

    /** Everything that happened, in order. */
    List<HistoricActivityInstance> activities() {
        return engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .list();
    }

    private static Map<String, List<HistoricActivityInstance>> byProcess(List<HistoricActivityInstance> activities) {
        var processes = new HashMap<String, List<HistoricActivityInstance>>();
        activities.forEach(activity -> processes
                .computeIfAbsent(activity.getProcessInstanceId(), none -> new ArrayList<>())
                .add(activity));
        return processes;
    }

    /** For each gateway at which a customer decides, the flow by its target. */
    private Map<String, Map<String, String>> ways(String definition) {
        return ways.computeIfAbsent(definition, id -> {
            var model = engine.getRepositoryService().getBpmnModelInstance(id);
            return model.getModelElementsByType(ExclusiveGateway.class).stream()
                    .filter(HistoryRecount::isCustomersDecision)
                    .collect(Collectors.toMap(ExclusiveGateway::getId, gateway -> gateway.getOutgoing().stream()
                            .collect(Collectors.toMap(flow -> flow.getTarget().getId(), SequenceFlow::getId))));
        });
    }

    private static boolean isCustomersDecision(ExclusiveGateway gateway) {
        return gateway.getExtensionElements() != null
                && gateway.getExtensionElements().getDomElement().getChildElements().stream()
                        .flatMap(list -> list.getChildElements().stream())
                        .anyMatch(property -> "customerDecision".equals(property.getAttribute("name"))
                                && "true".equals(property.getAttribute("value")));
    }
}
