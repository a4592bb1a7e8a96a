package org.ostopolku.lifecycle.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;

/**
 * The paths of a model that lead to an element, each from the last place where the process waited, as texts that can be
 * compared with those of another version. A path is what decides: its origin, the conditions, and what sets variables on it.
 * Ids and labels of other elements, and logs of KPIs, are no part of it.
 */
record IncomingPaths(ModelFile model) {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** Attributes by which a step on a path, or its origin, sets a variable or is done by another. */
    private static final List<String> DECIDING = List.of(
            "decisionRef",
            "resultVariable",
            "mapDecisionResult",
            "expression",
            "class",
            "formRef",
            "formKey",
            "delegateExpression");

    /** They set no variable. */
    private static final Set<String> HARMLESS = Set.of("${kpiLog}", "${sendMessage}");

    /**
     * A path.
     *
     * @param origin id of the element where the process waited
     * @param text the origin and what decides
     * @param target id of the element to which it leads
     */
    record Path(String origin, String text, String target) {

        @Override
        public String toString() {
            return text + " to " + target;
        }
    }

    Stream<Path> to(FlowNode target) {
        return to(target, target.getId(), "", new HashSet<>());
    }

    /** All paths from one place where the process waits to the next, or to an end. */
    Set<Path> all() {
        return model.all(FlowNode.class)
                .filter(node -> waits(node) || model.outgoing(node).isEmpty())
                .flatMap(this::to)
                .collect(Collectors.toSet());
    }

    private Stream<Path> to(FlowNode node, String target, String rest, Set<FlowNode> passed) {
        if (!passed.add(node)) {
            return Stream.empty();
        }
        List<Path> paths = new ArrayList<>();
        incoming(node).forEach(flow -> {
            var source = source(flow);
            var text = decision(source, flow) + rest;
            if (waits(source)) {
                paths.add(new Path(source.getId(), "from " + origin(source) + text, target));
            } else {
                to(source, target, step(source) + text, passed).forEach(paths::add);
            }
        });
        if (node instanceof StartEvent && node.getParentElement() instanceof SubProcess outer) {
            to(outer, target, rest, passed).forEach(paths::add);
        }
        passed.remove(node);
        return paths.stream();
    }

    private Stream<SequenceFlow> incoming(FlowNode node) {
        return node.getParentElement().getChildElementsByType(SequenceFlow.class).stream()
                .filter(flow -> node.getId().equals(flow.getAttributeValue("targetRef")));
    }

    private FlowNode source(SequenceFlow flow) {
        return model.bpmn().getModelElementById(flow.getAttributeValue("sourceRef"));
    }

    private static boolean waits(FlowNode node) {
        return node instanceof UserTask
                || node instanceof ReceiveTask
                || node instanceof CallActivity
                || node instanceof SubProcess
                || node instanceof CatchEvent && !isStartOfSubProcess(node);
    }

    private static boolean isStartOfSubProcess(FlowNode node) {
        return node instanceof StartEvent start
                && start.getEventDefinitions().isEmpty()
                && node.getParentElement() instanceof SubProcess;
    }

    /** The condition of a flow; for a default flow, those of the others. */
    private String decision(FlowNode source, SequenceFlow flow) {
        var condition = condition(flow);
        if (condition.isPresent()) {
            return " if " + condition.get();
        }
        var others = model.outgoing(source).stream()
                .filter(other -> !other.equals(flow))
                .map(other -> condition(other).orElse("always"))
                .sorted()
                .toList();
        return others.isEmpty() || !isExclusive(source) && others.contains("always") ? "" : " if none of " + others;
    }

    private static boolean isExclusive(FlowNode node) {
        return node.getElementType().getTypeName().equals("exclusiveGateway");
    }

    private static Optional<String> condition(SequenceFlow flow) {
        return Optional.ofNullable(flow.getConditionExpression())
                .map(condition -> condition.getTextContent().strip());
    }

    private static String origin(FlowNode node) {
        return node.getId() + step(node) + (node instanceof CatchEvent event ? trigger(event) : "");
    }

    private static String trigger(CatchEvent event) {
        var trigger = event.getEventDefinitions().stream()
                .map(IncomingPaths::describe)
                .sorted()
                .collect(Collectors.joining(" "));
        return (event instanceof BoundaryEvent boundary ? " at " + origin(boundary.getAttachedTo()) : "")
                + (trigger.isEmpty() ? "" : " (" + trigger + ")");
    }

    private static String describe(EventDefinition definition) {
        return definition instanceof MessageEventDefinition message && message.getMessage() != null
                ? message.getMessage().getName()
                : definition.getTextContent().strip();
    }

    /** What an element does to the variables; empty if nothing. */
    private static String step(FlowNode node) {
        var attributes = DECIDING.stream()
                .map(name -> Optional.ofNullable(node.getDomElement().getAttribute(CAMUNDA, name))
                        .filter(value -> !HARMLESS.contains(value))
                        .map(value -> name + " " + value))
                .flatMap(Optional::stream);
        var mappings = Optional.ofNullable(node.getExtensionElements()).stream()
                .flatMap(list -> list.getChildElementsByType(CamundaInputOutput.class).stream())
                .flatMap(both -> Stream.concat(
                        both.getCamundaInputParameters().stream()
                                .map(in -> in.getCamundaName() + " = "
                                        + in.getTextContent().strip()),
                        both.getCamundaOutputParameters().stream()
                                .map(out -> out.getCamundaName() + " = "
                                        + out.getTextContent().strip())));
        var text = Stream.concat(attributes, mappings).collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : " [" + text + "]";
    }
}
