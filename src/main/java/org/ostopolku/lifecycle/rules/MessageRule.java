package org.ostopolku.lifecycle.rules;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;

/** Which messages the processes hear and send. */
enum MessageRule implements Rule {
    CONTRACT("a message is one of the contract", MessageRule::contract),
    SENT("what is sent is a message of the contract, to a known receiver", MessageRule::sent),
    PAYLOAD("what a message of the customer brings is checked by the form of its name", MessageRule::payloads);

    private static final Set<String> FROM_THE_CUSTOMER = Set.of(
            "customer-noticed",
            "customer-signal",
            "customer-moved",
            "help-requested",
            "feedback-received",
            "customer-left");

    private static final Set<String> BETWEEN_PROCESSES =
            Set.of("feedback-requested", "feedback-question-closed", "development-need-noticed");

    private static final Set<String> RECEIVERS = Set.of("journey", "new-journey", "all");

    private final Check check;

    MessageRule(String says, Function<Model, Stream<Flaw>> search) {
        this.check = Check.of(Model.class, Severity.ERROR, says, search);
    }

    @Override
    public Check check() {
        return check;
    }

    private static boolean isKnown(String message) {
        return FROM_THE_CUSTOMER.contains(message) || BETWEEN_PROCESSES.contains(message);
    }

    private static Stream<Flaw> contract(Model model) {
        return model.all(Message.class)
                .filter(message -> !isKnown(message.getName()))
                .map(message -> Flaw.at(
                        message, "name one of " + FROM_THE_CUSTOMER + " or, between processes, " + BETWEEN_PROCESSES));
    }

    private static Stream<Flaw> sent(Model model) {
        return model.all(FlowNode.class)
                .filter(MessageRule::sends)
                .filter(node ->
                        !isKnown(Model.property(node, "message")) || !RECEIVERS.contains(Model.property(node, "to")))
                .map(node -> Flaw.at(node, "fill in message, and to with one of " + RECEIVERS));
    }

    private static boolean sends(FlowNode node) {
        return node instanceof SendTask
                || node instanceof ThrowEvent
                        && !node.getChildElementsByType(MessageEventDefinition.class)
                                .isEmpty();
    }

    private static Stream<Flaw> payloads(Model model) {
        return model.all(MessageEventDefinition.class)
                .filter(definition -> definition.getParentElement() instanceof CatchEvent)
                .filter(definition -> definition.getMessage() != null)
                .flatMap(definition -> {
                    CatchEvent event = (CatchEvent) definition.getParentElement();
                    String message = definition.getMessage().getName();
                    return FROM_THE_CUSTOMER.contains(message)
                                    && (!message.equals(Model.property(event, "payloadForm"))
                                            || !model.known().forms().contains(message))
                            ? Stream.of(Flaw.at(event, "make payloadForm " + message + ", a form in forms/"))
                            : Stream.empty();
                });
    }
}
