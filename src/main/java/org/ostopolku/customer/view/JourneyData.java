package org.ostopolku.customer.view;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.ostopolku.customer.view.CustomerView.Choice;
import org.ostopolku.customer.view.CustomerView.Colleague;
import org.ostopolku.process.model.ProcessTitle;

/**
 * The data of a journey.
 *
 * @param tasks open and completed, by creation
 * @param updates every update of a variable, in order
 * @param completedBy ids of the users who completed the tasks, by task
 * @param users by id
 * @param labels of fields, by form and field
 * @param titles of processes, by id
 */
record JourneyData(
        JourneyInstances journey,
        VariableValues facts,
        List<HistoricTaskInstance> tasks,
        List<HistoricVariableUpdate> updates,
        Map<String, String> completedBy,
        Map<String, Colleague> users,
        Map<String, Map<String, FieldLabels>> labels,
        Map<String, ProcessTitle> titles) {

    /** Forms with the labels of facts, signals and moves. */
    static final String START = "start-a-customer-journey";

    static final String MOVED = "customer-moved";
    static final String SIGNAL = "customer-signal";
    static final String FIRST_ANSWER = "answer-the-first-enquiry";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Set<String> DELIVERY_DAYS = Set.of("deliveryDate", "newDeliveryDate");

    Colleague person(String id) {
        return id == null ? null : users.get(id);
    }

    /** The user who completed a task, or else its assignee. */
    Colleague completer(HistoricTaskInstance task) {
        return person(completedBy.getOrDefault(task.getId(), task.getAssignee()));
    }

    /** A choice with its label; null for no value. */
    Choice choice(String form, String field, String value) {
        if (value == null) {
            return null;
        }
        var label = labels.getOrDefault(form, Map.of()).get(field);
        return label == null ? new Choice(value, ProcessTitle.toText(value)) : label.choice(value);
    }

    /** A fact with its label; null if it has no value. */
    Choice choice(String form, String fact) {
        return choice(form, fact, facts.text(fact));
    }

    ProcessTitle title(HistoricProcessInstance process) {
        return titles.getOrDefault(
                process.getProcessDefinitionKey(), new ProcessTitle(process.getProcessDefinitionName(), null));
    }

    /** The last values that the variables of a process had, by name. */
    VariableValues lastOf(HistoricProcessInstance process) {
        Map<String, Object> values = new LinkedHashMap<>();
        updates.stream()
                .filter(update -> process.getId().equals(update.getProcessInstanceId()))
                .forEach(update -> values.put(update.getVariableName(), update.getValue()));
        return new VariableValues(values);
    }

    /** The last promised day of delivery: as agreed, as postponed, or as agreed for an exchange. */
    Optional<LocalDate> promisedDelivery() {
        var steps =
                tasks.stream().map(HistoricTaskInstance::getActivityInstanceId).collect(Collectors.toSet());
        return updates.stream()
                .filter(update -> DELIVERY_DAYS.contains(update.getVariableName())
                        && steps.contains(update.getActivityInstanceId()))
                .map(update -> String.valueOf(update.getValue()))
                .filter(day -> DAY.matcher(day).matches())
                .reduce((one, later) -> later)
                .map(LocalDate::parse);
    }
}
