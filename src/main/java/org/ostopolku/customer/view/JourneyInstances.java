package org.ostopolku.customer.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.ostopolku.process.journey.JourneyProcess;

/**
 * The processes of a journey.
 *
 * @param root the customer journey itself
 * @param processes all of the journey, running and ended, by start
 */
record JourneyInstances(HistoricProcessInstance root, List<HistoricProcessInstance> processes) {

    /** Processes beside the path, which only copy the facts of the journey. */
    private static final Set<String> BESIDE =
            Set.of(JourneyProcess.HELP_REQUEST, JourneyProcess.TOUCHPOINT_FEEDBACK, JourneyProcess.DEVELOPMENT_NEED);

    private static final Set<String> STARTED_BY_MESSAGE =
            Set.of(JourneyProcess.TOUCHPOINT_FEEDBACK, JourneyProcess.DELIVERY);

    private static final Comparator<HistoricProcessInstance> BY_BEGINNING =
            Comparator.comparing(HistoricProcessInstance::getStartTime);

    /** The journeys among these processes, by number. */
    static Map<String, JourneyInstances> among(Collection<HistoricProcessInstance> processes) {
        var byNumber = processes.stream().collect(Collectors.groupingBy(HistoricProcessInstance::getBusinessKey));
        Map<String, JourneyInstances> journeys = new HashMap<>();
        byNumber.forEach((number, all) -> all.stream()
                .filter(process -> process.getProcessDefinitionKey().equals(JourneyProcess.CUSTOMER_JOURNEY))
                .findFirst()
                .ifPresent(root -> journeys.put(
                        number,
                        new JourneyInstances(
                                root, all.stream().sorted(BY_BEGINNING).toList()))));
        return journeys;
    }

    String number() {
        return root.getBusinessKey();
    }

    boolean ended() {
        return root.getEndTime() != null;
    }

    /** The processes that the journey called on its path, in order: stages, and processes between them. */
    List<HistoricProcessInstance> passages() {
        return processes.stream()
                .filter(process -> Objects.equals(process.getSuperProcessInstanceId(), root.getId()))
                .filter(process -> !BESIDE.contains(process.getProcessDefinitionKey()))
                .toList();
    }

    /** The ids of the processes that hold the facts now. Values of a later one replace those of an earlier one. */
    List<String> holders() {
        Map<String, List<HistoricProcessInstance>> running = processes.stream()
                .filter(process -> process.getSuperProcessInstanceId() != null && process.getEndTime() == null)
                .filter(process -> !BESIDE.contains(process.getProcessDefinitionKey()))
                .collect(Collectors.groupingBy(HistoricProcessInstance::getSuperProcessInstanceId));
        List<String> holders = new ArrayList<>(List.of(root.getId()));
        for (int i = 0; i < holders.size(); i++) {
            running.getOrDefault(holders.get(i), List.of()).forEach(process -> holders.add(process.getId()));
        }
        return holders;
    }

    /**
     * Whether a process belongs to the journey: the journey called it, or started it by a message. Any
     * user who starts another process can give it the number of the journey.
     */
    boolean owns(String processId) {
        return processes.stream()
                .filter(process -> process.getId().equals(processId))
                .anyMatch(process -> root.getId().equals(process.getRootProcessInstanceId())
                        || STARTED_BY_MESSAGE.contains(process.getProcessDefinitionKey()));
    }

    List<HistoricProcessInstance> findAll(String processKey) {
        return processes.stream()
                .filter(process -> process.getProcessDefinitionKey().equals(processKey))
                .toList();
    }

    String[] ids() {
        return processes.stream().map(HistoricProcessInstance::getId).toArray(String[]::new);
    }
}
