package org.ostopolku.customer.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.ostopolku.customer.view.CustomerView.Choice;
import org.ostopolku.customer.view.TimelineSection.Feedback;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.model.ProcessTitle;

/** Reads the feedback of the customer on touchpoints. */
final class FeedbackReader {

    private FeedbackReader() {}

    /** Every request of the journey, the latest first. */
    static List<Feedback> read(JourneyData data) {
        return data.journey().findAll(JourneyProcess.TOUCHPOINT_FEEDBACK).stream()
                .map(process -> read(process, data.lastOf(process)))
                .sorted(Comparator.comparing(Feedback::askedAt).reversed())
                .toList();
    }

    private static Feedback read(HistoricProcessInstance process, VariableValues answer) {
        var score = answer.number("feedbackScore");
        var satisfied = answer.text("feedbackClass");
        return new Feedback(
                answer.text("touchpoint"),
                process.getStartTime().toInstant(),
                score != null ? "answered" : process.getEndTime() == null ? "waiting" : "unanswered",
                answer.values().get("feedbackReceivedAt") instanceof Date at ? at.toInstant() : null,
                score == null ? null : score.intValue(),
                satisfied == null ? null : new Choice(satisfied, ProcessTitle.toText(satisfied)),
                answer.text("feedbackText"));
    }

    /** The feedback by task: the last task with the name of the touchpoint before the request. */
    static Map<String, Feedback> byTask(List<Feedback> feedback, List<HistoricTaskInstance> tasks) {
        Map<String, Feedback> byTask = new HashMap<>();
        for (Feedback one : feedback) {
            tasks.stream()
                    .filter(task -> task.getName().equals(one.touchpoint()))
                    .filter(task -> task.getEndTime() != null && !ended(task).isAfter(one.askedAt()))
                    .max(Comparator.comparing(FeedbackReader::ended))
                    .ifPresent(task -> byTask.put(task.getId(), one));
        }
        return byTask;
    }

    private static Instant ended(HistoricTaskInstance task) {
        return task.getEndTime().toInstant();
    }
}
