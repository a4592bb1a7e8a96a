package org.ostopolku.customer.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.ostopolku.customer.view.CustomerView.Colleague;
import org.ostopolku.customer.view.TimelineSection.Touchpoint;
import org.ostopolku.process.journey.JourneyProcess;

/** Finds what the customer did without a touchpoint, from the messages that the journey received. */
class SelfServiceEvents {

    /** Processes whose start is not a message of the customer. */
    private static final Set<String> STARTED_WITHIN = Set.of(JourneyProcess.CUSTOMER_JOURNEY, JourneyProcess.DELIVERY);

    private final JourneyData data;

    SelfServiceEvents(JourneyData data) {
        this.data = data;
    }

    /** @param process id of the process that received the message; null if it is beside the path */
    record Event(String process, Touchpoint touchpoint) {}

    List<Event> find() {
        List<Event> events = new ArrayList<>();
        events.add(beginning());
        data.updates().stream()
                .filter(SelfServiceEvents::cameWithAMessage)
                .map(this::event)
                .filter(Objects::nonNull)
                .forEach(events::add);
        for (var help : data.journey().findAll(JourneyProcess.HELP_REQUEST)) {
            var topic = data.lastOf(help).text("helpTopic");
            events.add(event(null, "help", "Asked for help", begin(help), null, topic));
        }
        for (var exit : data.journey().findAll(JourneyProcess.EXIT)) {
            var reason = data.lastOf(exit).text("leavingReason");
            events.add(event(exit.getId(), "leave", "Leaves", begin(exit), null, reason));
        }
        return events;
    }

    private Event beginning() {
        var root = data.journey().root();
        var signal = first("signalKind", root.getId());
        var label = data.choice(JourneyData.START, "signalKind", signal);
        var name = label == null ? "Came to us" : label.name();
        var person = data.person(root.getStartUserId());
        return event(null, "start", name, begin(root), person, first("signalDetail", root.getId()));
    }

    /** The variables of a message are written in the scope of the process, those of a step in the scope of the step. */
    private static boolean cameWithAMessage(HistoricVariableUpdate update) {
        return update.getProcessInstanceId().equals(update.getActivityInstanceId())
                && !STARTED_WITHIN.contains(update.getProcessDefinitionKey())
                && update.getValue() != null;
    }

    private Event event(HistoricVariableUpdate update) {
        var process = update.getProcessInstanceId();
        var at = update.getTime().toInstant();
        var value = update.getValue().toString();
        return switch (update.getVariableName()) {
            case "signalKind" -> {
                var name = data.choice(JourneyData.SIGNAL, "signalKind", value).name();
                yield event(process, "signal", name, at, null, detailOf(update));
            }
            case "toStage" -> {
                var stage = data.choice(JourneyData.MOVED, "toStage", value).name();
                yield event(process, "move", "Moved to another stage: " + stage, at, null, null);
            }
            default -> null;
        };
    }

    /** The detail that came with the same signal. */
    private String detailOf(HistoricVariableUpdate signal) {
        return data.updates().stream()
                .filter(update -> update.getVariableName().equals("signalDetail"))
                .filter(update -> cameWithAMessage(update)
                        && update.getProcessInstanceId().equals(signal.getProcessInstanceId())
                        && Math.abs(update.getTime().getTime()
                                        - signal.getTime().getTime())
                                < 1000)
                .map(update -> update.getValue().toString())
                .findFirst()
                .orElse(null);
    }

    private String first(String variable, String process) {
        return data.updates().stream()
                .filter(update -> update.getProcessInstanceId().equals(process)
                        && update.getVariableName().equals(variable))
                .findFirst()
                .filter(update -> update.getValue() != null)
                .map(update -> update.getValue().toString())
                .orElse(null);
    }

    private static Event event(String process, String kind, String name, Instant at, Colleague person, String text) {
        return new Event(process, new Touchpoint(kind, name, at, "self-service", person, text, List.of(), null));
    }

    private static Instant begin(HistoricProcessInstance process) {
        return process.getStartTime().toInstant();
    }
}
