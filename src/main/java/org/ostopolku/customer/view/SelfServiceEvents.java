package org.ostopolku.customer.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.ostopolku.customer.view.CustomerView.Colleague;
import org.ostopolku.customer.view.TimelineSection.Touchpoint;
import org.ostopolku.process.journey.JourneyProcess;

/** Finds what the customer did without a touchpoint, from the messages that the journey received. */
class SelfServiceEvents {

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
        data.journey()
                .findAll(JourneyProcess.HELP_REQUEST)
                .forEach(help -> events.add(new Event(
                        null,
                        touchpoint(
                                "help",
                                "Asked for help",
                                begin(help),
                                null,
                                data.lastOf(help).text("helpTopic")))));
        data.journey()
                .findAll(JourneyProcess.EXIT)
                .forEach(exit -> events.add(new Event(
                        exit.getId(),
                        touchpoint(
                                "leave",
                                "Leaves",
                                begin(exit),
                                null,
                                data.lastOf(exit).text("leavingReason")))));
        return events;
    }

    private Event beginning() {
        var root = data.journey().root();
        var signal = first("signalKind", root.getId());
        var label = data.choice(JourneyData.START, "signalKind", signal);
        return new Event(
                null,
                touchpoint(
                        "start",
                        label == null ? "Came to us" : label.name(),
                        begin(root),
                        data.person(root.getStartUserId()),
                        first("signalDetail", root.getId())));
    }

    /** The variables of a message are written in the scope of the process, those of a step in the scope of the step. */
    private static boolean cameWithAMessage(HistoricVariableUpdate update) {
        return update.getProcessInstanceId().equals(update.getActivityInstanceId())
                && !JourneyProcess.CUSTOMER_JOURNEY.equals(update.getProcessDefinitionKey())
                && update.getValue() != null;
    }

    private Event event(HistoricVariableUpdate update) {
        var at = update.getTime().toInstant();
        var value = update.getValue().toString();
        return switch (update.getVariableName()) {
            case "signalKind" ->
                new Event(
                        update.getProcessInstanceId(),
                        touchpoint(
                                "signal",
                                data.choice(JourneyData.SIGNAL, "signalKind", value)
                                        .name(),
                                at,
                                null,
                                detailOf(update)));
            case "toStage" ->
                new Event(
                        update.getProcessInstanceId(),
                        touchpoint(
                                "move",
                                "Moved to another stage: "
                                        + data.choice(JourneyData.MOVED, "toStage", value)
                                                .name(),
                                at,
                                null,
                                null));
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

    private static Touchpoint touchpoint(String kind, String name, Instant at, Colleague person, String text) {
        return new Touchpoint(kind, name, at, "self-service", person, text, List.of(), null);
    }

    private static Instant begin(HistoricProcessInstance process) {
        return process.getStartTime().toInstant();
    }
}
