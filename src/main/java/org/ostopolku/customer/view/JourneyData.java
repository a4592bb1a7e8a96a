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
 * What was read about a journey.
 *
 * @param tasks open and done, in the order in which they were opened
 * @param updates every value that a variable was given, in order
 * @param completedBy user ids of those who completed the tasks, by task
 * @param people of ours, by id
 * @param words of forms, by form and field
 * @param titles of processes, by id
 */
record JourneyData(
        JourneyInstances journey,
        VariableValues facts,
        List<HistoricTaskInstance> tasks,
        List<HistoricVariableUpdate> updates,
        Map<String, String> completedBy,
        Map<String, Colleague> people,
        Map<String, Map<String, FieldLabels>> words,
        Map<String, ProcessTitle> titles) {

    /** Forms in which the facts, the signals and the moves of a customer have their words. */
    static final String START = "start-a-customer-journey";

    static final String MOVED = "customer-moved";
    static final String SIGNAL = "customer-signal";
    static final String FIRST_ANSWER = "answer-the-first-enquiry";

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Set<String> DELIVERY_DAYS = Set.of("deliveryDate", "newDeliveryDate");

    Colleague person(String id) {
        return id == null ? null : people.get(id);
    }

    /** Who did a task: who completed it, or else who had taken it. */
    Colleague doer(HistoricTaskInstance task) {
        return person(completedBy.getOrDefault(task.getId(), task.getAssignee()));
    }

    /** The words of a choice; null for no value. */
    Choice choice(String form, String field, String value) {
        if (value == null) {
            return null;
        }
        var known = words.getOrDefault(form, Map.of()).get(field);
        return known == null ? new Choice(value, FieldLabels.words(value)) : known.choice(value);
    }

    /** A fact in words; null if it is not known. */
    Choice choice(String form, String fact) {
        return choice(form, fact, facts.text(fact));
    }

    ProcessTitle title(HistoricProcessInstance process) {
        return titles.getOrDefault(
                process.getProcessDefinitionKey(), ProcessTitle.of(process.getProcessDefinitionName()));
    }

    /** The last values that the variables of a process had, by name. */
    VariableValues lastOf(HistoricProcessInstance process) {
        Map<String, Object> values = new LinkedHashMap<>();
        updates.stream()
                .filter(update -> process.getId().equals(update.getProcessInstanceId()))
                .forEach(update -> values.put(update.getVariableName(), update.getValue()));
        return new VariableValues(values);
    }

    /** The day that was promised last for the delivery: agreed on, put off, or agreed on for an exchange. */
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
