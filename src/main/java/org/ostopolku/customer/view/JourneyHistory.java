package org.ostopolku.customer.view;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.stereotype.Component;

/** Reads journeys from the engine's history, with one query for each kind of data. */
@Component
class JourneyHistory {

    private static final String[] FACTS =
            ("customerName customerId contactPerson contactEmail segment buyingSituation productCategory expectedValue"
                            + " customerNeeds contactConsent owner stage referredBy")
                    .split(" ");

    private final HistoryService history;

    JourneyHistory(HistoryService history) {
        this.history = history;
    }

    /** The journeys with these numbers, by number. A number of no journey is left out. */
    Map<String, JourneyInstances> journeys(Collection<String> numbers) {
        return numbers.isEmpty()
                ? Map.of()
                : JourneyInstances.among(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKeyIn(numbers.toArray(String[]::new))
                        .list());
    }

    /** The current facts of journeys, by number: the values that the form of the next touchpoint shows. */
    Map<String, VariableValues> facts(Collection<JourneyInstances> journeys) {
        var holders =
                journeys.stream().flatMap(journey -> journey.holders().stream()).toArray(String[]::new);
        if (holders.length == 0) {
            return Map.of();
        }
        Map<String, Map<String, Object>> byHolder = new HashMap<>();
        history
                .createHistoricVariableInstanceQuery()
                .processInstanceIdIn(holders)
                .variableNameIn(FACTS)
                .disableCustomObjectDeserialization()
                .list()
                .stream()
                .filter(JourneyHistory::isInProcessScope)
                .forEach(variable -> byHolder.computeIfAbsent(variable.getProcessInstanceId(), none -> new HashMap<>())
                        .put(variable.getName(), variable.getValue()));
        return journeys.stream().collect(Collectors.toMap(JourneyInstances::number, journey -> {
            Map<String, Object> values = new HashMap<>();
            journey.holders().forEach(holder -> values.putAll(byHolder.getOrDefault(holder, Map.of())));
            return new VariableValues(values);
        }));
    }

    private static boolean isInProcessScope(HistoricVariableInstance variable) {
        return variable.getProcessInstanceId().equals(variable.getExecutionId()) && variable.getTaskId() == null;
    }

    /** The touchpoints of a journey, open and completed, by creation. Tasks of a development need are not touchpoints. */
    List<HistoricTaskInstance> touchpoints(JourneyInstances journey) {
        return history
                .createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(journey.number())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .list()
                .stream()
                .filter(task -> !JourneyProcess.DEVELOPMENT_NEED.equals(task.getProcessDefinitionKey()))
                .toList();
    }

    /** Every update of a variable of the journey, in order. */
    List<HistoricVariableUpdate> updates(JourneyInstances journey) {
        return history
                .createHistoricDetailQuery()
                .processInstanceIdIn(journey.ids())
                .variableUpdates()
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricVariableUpdate.class::cast)
                .sorted(Comparator.comparing(HistoricVariableUpdate::getTime))
                .toList();
    }

    /** The id of the end event of an ended journey; empty if it was cancelled. */
    Optional<String> end(JourneyInstances journey) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(journey.root().getId())
                .completeScope()
                .list()
                .stream()
                .filter(end -> journey.root().getId().equals(end.getParentActivityInstanceId())
                        && end.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId)
                .findFirst();
    }
}
