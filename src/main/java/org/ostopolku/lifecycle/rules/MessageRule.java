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
import org.w3c.dom.Element;

/** Rules for the messages that processes receive and send. */
enum MessageRule implements Rule {
    EVENT("an event is a message, a timer or has no trigger", MessageRule::events),
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

    private static final Set<String> BETWEEN_PROCESSES = Set.of(
            "feedback-requested",
            "feedback-question-closed",
            "development-need-noticed",
            "delivery-ordered",
            "delivery-settled");

    private static final Set<String> RECEIVERS = Set.of("journey", "new-journey", "all");

    /** Events that are tried. A signal, for example, reaches the journeys of all customers at once. */
    private static final Set<String> EVENTS = Set.of("messageEventDefinition", "timerEventDefinition");

    private final RuleCheck check;

    MessageRule(String says, Function<ModelFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(ModelFile.class, Severity.ERROR, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static boolean isKnown(String message) {
        return FROM_THE_CUSTOMER.contains(message) || BETWEEN_PROCESSES.contains(message);
    }

    private static Stream<Violation> events(ModelFile model) {
        return XmlSource.elements(model.bpmn())
                .filter(element ->
                        element.getLocalName().endsWith("ventDefinition") && !EVENTS.contains(element.getLocalName()))
                .map(element -> XmlSource.violation(
                        (Element) element.getParentNode(),
                        "use no %s: take a message of the contract, which reaches one journey, a timer, or a gateway"
                                .formatted(element.getLocalName())));
    }

    private static Stream<Violation> contract(ModelFile model) {
        return model.all(Message.class)
                .filter(message -> !isKnown(message.getName()))
                .map(message -> Violation.at(
                        message, "name one of " + FROM_THE_CUSTOMER + " or, between processes, " + BETWEEN_PROCESSES));
    }

    private static Stream<Violation> sent(ModelFile model) {
        return model.all(FlowNode.class)
                .filter(MessageRule::sends)
                .filter(node -> !isKnown(ModelFile.property(node, "message"))
                        || !RECEIVERS.contains(ModelFile.property(node, "to")))
                .map(node -> Violation.at(node, "fill in message, and to with one of " + RECEIVERS));
    }

    private static boolean sends(FlowNode node) {
        return node instanceof SendTask
                || node instanceof ThrowEvent
                        && !node.getChildElementsByType(MessageEventDefinition.class)
                                .isEmpty();
    }

    private static Stream<Violation> payloads(ModelFile model) {
        return model.all(MessageEventDefinition.class)
                .filter(definition -> definition.getParentElement() instanceof CatchEvent)
                .filter(definition -> definition.getMessage() != null)
                .flatMap(definition -> {
                    CatchEvent event = (CatchEvent) definition.getParentElement();
                    String message = definition.getMessage().getName();
                    return FROM_THE_CUSTOMER.contains(message)
                                    && (!message.equals(ModelFile.property(event, "payloadForm"))
                                            || !model.context().forms().contains(message))
                            ? Stream.of(Violation.at(event, "make payloadForm " + message + ", a form in forms/"))
                            : Stream.empty();
                });
    }
}
