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

/** What the customer did without us, as channels or people told it by messages. */
class SelfServiceEvents {

    private final JourneyData dossier;

    SelfServiceEvents(JourneyData dossier) {
        this.dossier = dossier;
    }

    /** @param process id of the process that heard of it; null for what stands beside the path */
    record Deed(String process, Touchpoint touchpoint) {}

    List<Deed> told() {
        List<Deed> deeds = new ArrayList<>();
        deeds.add(beginning());
        dossier.updates().stream()
                .filter(SelfServiceEvents::cameWithAMessage)
                .map(this::deed)
                .filter(Objects::nonNull)
                .forEach(deeds::add);
        dossier.journey()
                .of(JourneyProcess.HELP_REQUEST)
                .forEach(help -> deeds.add(new Deed(
                        null,
                        told(
                                "help",
                                "Asked for help",
                                begin(help),
                                null,
                                dossier.lastOf(help).text("helpTopic")))));
        dossier.journey()
                .of(JourneyProcess.EXIT)
                .forEach(exit -> deeds.add(new Deed(
                        exit.getId(),
                        told(
                                "leave",
                                "Leaves",
                                begin(exit),
                                null,
                                dossier.lastOf(exit).text("leavingReason")))));
        return deeds;
    }

    private Deed beginning() {
        var root = dossier.journey().root();
        var signal = first("signalKind", root.getId());
        var words = dossier.choice(JourneyData.START, "signalKind", signal);
        return new Deed(
                null,
                told(
                        "start",
                        words == null ? "Came to us" : words.name(),
                        begin(root),
                        dossier.person(root.getStartUserId()),
                        first("signalDetail", root.getId())));
    }

    /** A message leaves its variables at the process as a whole, a step of the model at the step. */
    private static boolean cameWithAMessage(HistoricVariableUpdate update) {
        return update.getProcessInstanceId().equals(update.getActivityInstanceId())
                && !JourneyProcess.CUSTOMER_JOURNEY.equals(update.getProcessDefinitionKey())
                && update.getValue() != null;
    }

    private Deed deed(HistoricVariableUpdate update) {
        var at = update.getTime().toInstant();
        var value = update.getValue().toString();
        return switch (update.getVariableName()) {
            case "signalKind" ->
                new Deed(
                        update.getProcessInstanceId(),
                        told(
                                "signal",
                                dossier.choice(JourneyData.SIGNAL, "signalKind", value)
                                        .name(),
                                at,
                                null,
                                detailOf(update)));
            case "toStage" ->
                new Deed(
                        update.getProcessInstanceId(),
                        told(
                                "move",
                                "Moved to another stage: "
                                        + dossier.choice(JourneyData.MOVED, "toStage", value)
                                                .name(),
                                at,
                                null,
                                null));
            default -> null;
        };
    }

    /** The detail that came with the same signal. */
    private String detailOf(HistoricVariableUpdate signal) {
        return dossier.updates().stream()
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
        return dossier.updates().stream()
                .filter(update -> update.getProcessInstanceId().equals(process)
                        && update.getVariableName().equals(variable))
                .findFirst()
                .filter(update -> update.getValue() != null)
                .map(update -> update.getValue().toString())
                .orElse(null);
    }

    private static Touchpoint told(String kind, String name, Instant at, Colleague person, String text) {
        return new Touchpoint(kind, name, at, "self-service", person, text, List.of(), null);
    }

    private static Instant begin(HistoricProcessInstance process) {
        return process.getStartTime().toInstant();
    }
}
