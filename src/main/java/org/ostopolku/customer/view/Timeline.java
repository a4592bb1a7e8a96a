package org.ostopolku.customer.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.ostopolku.customer.view.TimelineSection.Answer;
import org.ostopolku.customer.view.TimelineSection.Feedback;
import org.ostopolku.customer.view.TimelineSection.Touchpoint;

/** Builds the sections of the timeline, one for each process that the customer passed. */
class Timeline {

    private static final String COMPLETED = "completed";

    private final JourneyData data;
    private final ElementLabels elementLabels;
    private final List<HistoricProcessInstance> passages;
    private final Map<String, List<Touchpoint>> byPassage = new LinkedHashMap<>();
    private final Map<String, String> callers = new HashMap<>();
    private final Map<String, List<HistoricVariableUpdate>> byStep;

    Timeline(JourneyData data, ElementLabels elementLabels) {
        this.data = data;
        this.elementLabels = elementLabels;
        var journey = data.journey();
        passages = journey.passages().isEmpty() ? List.of(journey.root()) : journey.passages();
        passages.forEach(passage -> byPassage.put(passage.getId(), new ArrayList<>()));
        journey.processes().stream()
                .filter(process -> process.getSuperProcessInstanceId() != null)
                .forEach(process -> callers.put(process.getId(), process.getSuperProcessInstanceId()));
        byStep = data.updates().stream()
                .filter(update -> update.getActivityInstanceId() != null)
                .collect(Collectors.groupingBy(HistoricVariableUpdate::getActivityInstanceId));
    }

    /** The latest first. */
    List<TimelineSection> sections(List<Feedback> feedback) {
        var byTask = FeedbackReader.byTask(feedback, data.tasks());
        new SelfServiceEvents(data).find().forEach(event -> add(event.process(), event.touchpoint()));
        data.tasks().stream()
                .filter(task -> COMPLETED.equals(task.getDeleteReason()))
                .forEach(task -> add(task.getProcessInstanceId(), touchpoint(task, byTask.get(task.getId()))));
        List<TimelineSection> sections =
                new ArrayList<>(passages.stream().map(this::section).toList());
        Collections.reverse(sections);
        return sections;
    }

    private TimelineSection section(HistoricProcessInstance passage) {
        var title = data.title(passage);
        var touchpoints = byPassage.get(passage.getId());
        touchpoints.sort(Comparator.comparing(Touchpoint::at));
        Collections.reverse(touchpoints);
        return new TimelineSection(
                passage.getProcessDefinitionKey(),
                title.name(),
                title.doing(),
                passage.getStartTime().toInstant(),
                passage.getEndTime() == null ? null : passage.getEndTime().toInstant(),
                touchpoints);
    }

    private void add(String process, Touchpoint touchpoint) {
        var passage = process;
        while (passage != null && !byPassage.containsKey(passage)) {
            passage = callers.get(passage);
        }
        byPassage.get(passage == null ? at(touchpoint.at()) : passage).add(touchpoint);
    }

    /** The passage of the customer at that time, for a process beside the path. */
    private String at(Instant time) {
        var found = passages.get(0);
        for (HistoricProcessInstance passage : passages) {
            if (passage.getStartTime().toInstant().isBefore(time)) {
                found = passage;
            }
        }
        return found.getId();
    }

    private Touchpoint touchpoint(HistoricTaskInstance task, Feedback feedback) {
        var model = elementLabels.task(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
        return new Touchpoint(
                "touchpoint",
                task.getName(),
                task.getEndTime().toInstant(),
                model.channel(),
                data.completer(task),
                null,
                answers(task, model.form(), model.decisionVariables()),
                feedback);
    }

    /** The last value of each field that was written while the task was open. */
    private List<Answer> answers(HistoricTaskInstance task, String form, Set<String> decisionVariables) {
        Map<String, Object> values = new HashMap<>();
        byStep.getOrDefault(task.getActivityInstanceId(), List.of()).stream()
                .filter(update -> update.getValue() != null
                        && !update.getValue().toString().isBlank())
                .forEach(update -> values.put(update.getVariableName(), update.getValue()));
        return data.labels().getOrDefault(String.valueOf(form), Map.of()).values().stream()
                .filter(field -> values.containsKey(field.key()))
                .map(field -> field.answer(values.get(field.key()), decisionVariables.contains(field.key())))
                .toList();
    }
}
