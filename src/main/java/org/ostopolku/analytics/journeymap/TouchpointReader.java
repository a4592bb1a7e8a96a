package org.ostopolku.analytics.journeymap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ostopolku.platform.engine.ExtensionProperties;

/** Reads the touchpoints of a model: tasks of people, and the messages that customers send. */
final class TouchpointReader {

    private TouchpointReader() {}

    static boolean isTouchpoint(FlowNode node) {
        return node instanceof UserTask || isCustomersMessage(node);
    }

    static Touchpoint read(FlowNode node) {
        var properties = ExtensionProperties.of(node);
        var task = node instanceof UserTask user ? user : null;
        return new Touchpoint(
                node.getId(),
                MapModelReader.name(node),
                task == null,
                task == null && isAnyTime(node),
                properties.getOrDefault("channel", task == null ? "self-service" : null),
                goals(properties),
                participants(properties),
                list(properties.get("systems")),
                task == null ? null : team(task.getCamundaCandidateGroups()),
                properties.get("effect"),
                MapModelReader.documentation(node),
                properties.get("feedbackNotAsked"),
                meetings(node),
                null,
                List.of());
    }

    private static Touchpoint.Goals goals(Map<String, String> properties) {
        return given(properties, "customerGoal", "companyGoal")
                ? new Touchpoint.Goals(
                        properties.get("customerGoal"),
                        properties.get("companyGoal"),
                        properties.get("goalStatus"),
                        properties.get("goalConflict"))
                : null;
    }

    private static Touchpoint.Participants participants(Map<String, String> properties) {
        return given(properties, "customerParticipants", "companyParticipants")
                ? new Touchpoint.Participants(
                        orNull(properties.get("customerParticipants")), orNull(properties.get("companyParticipants")))
                : null;
    }

    private static Touchpoint.Team team(String group) {
        return group == null || group.contains("{") ? null : new Touchpoint.Team(group, group);
    }

    private static List<Touchpoint.Meeting> meetings(FlowNode node) {
        return node.getModelInstance().getModelElementsByType(MessageFlow.class).stream()
                .filter(flow ->
                        flow.getSource().equals(node) || flow.getTarget().equals(node))
                .map(flow -> {
                    var fromCustomer = flow.getTarget().equals(node);
                    var other = fromCustomer ? flow.getSource() : flow.getTarget();
                    var step = other instanceof FlowElement element ? element : null;
                    return new Touchpoint.Meeting(
                            flow.getName(),
                            step == null ? null : step.getId(),
                            step == null ? null : MapModelReader.name(step),
                            fromCustomer);
                })
                .toList();
    }

    /** A message that a customer sends has a form that says what it may contain. */
    private static boolean isCustomersMessage(FlowNode node) {
        return node instanceof CatchEvent
                && !node.getChildElementsByType(MessageEventDefinition.class).isEmpty()
                && ExtensionProperties.of(node).containsKey("payloadForm");
    }

    private static boolean isAnyTime(FlowNode node) {
        return node instanceof BoundaryEvent
                || node.getParentElement() instanceof SubProcess scope && scope.triggeredByEvent();
    }

    private static boolean given(Map<String, String> properties, String... names) {
        return Stream.of(names).anyMatch(properties::containsKey);
    }

    private static List<String> list(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(system -> !system.isEmpty())
                        .toList();
    }

    private static String orNull(String participants) {
        return participants == null || participants.equals("-") ? null : participants;
    }
}
