package org.ostopolku.analytics.journeymap;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/**
 * The nodes of a process in flow order: a node stands after its predecessors, loops aside, and of several branches the first in
 * the model comes first. Event sub-processes stand first.
 */
final class FlowOrder {

    private final Map<FlowNode, List<FlowNode>> ways;
    private final Map<FlowNode, List<FlowNode>> boundaryEvents;
    private final Set<FlowNode> seen = new HashSet<>();
    private final LinkedList<FlowNode> order = new LinkedList<>();

    private FlowOrder(Collection<FlowNode> nodes, Collection<SequenceFlow> flows) {
        ways = flows.stream().collect(groupingBy(SequenceFlow::getSource, mapping(SequenceFlow::getTarget, toList())));
        boundaryEvents = nodes.stream()
                .filter(BoundaryEvent.class::isInstance)
                .collect(groupingBy(event -> ((BoundaryEvent) event).getAttachedTo()));
    }

    /** The nodes of a process or sub-process, those of its sub-processes included. */
    static List<FlowNode> of(BaseElement scope) {
        var nodes = scope.getChildElementsByType(FlowNode.class);
        var flows = scope.getChildElementsByType(SequenceFlow.class);
        var ordered = new FlowOrder(nodes, flows);
        var led = flows.stream().map(SequenceFlow::getTarget).collect(toSet());
        var roots = nodes.stream()
                .filter(node -> !led.contains(node) && !(node instanceof BoundaryEvent))
                .sorted(Comparator.comparingInt(FlowOrder::rank))
                .toList();
        backwards(roots).forEach(ordered::visit);
        nodes.stream().filter(node -> !ordered.seen.contains(node)).forEach(ordered.order::addLast);
        return ordered.order.stream().flatMap(FlowOrder::withInside).toList();
    }

    /** Puts a node before its successors. Of its branches, the last is visited first. */
    private void visit(FlowNode node) {
        if (seen.add(node)) {
            var next = Stream.of(ways, boundaryEvents)
                    .flatMap(after -> after.getOrDefault(node, List.of()).stream())
                    .toList();
            backwards(next).forEach(this::visit);
            order.addFirst(node);
        }
    }

    private static int rank(FlowNode root) {
        return root instanceof SubProcess ? 0 : root instanceof StartEvent ? 1 : 2;
    }

    private static Stream<FlowNode> withInside(FlowNode node) {
        return node instanceof SubProcess ? Stream.concat(Stream.of(node), of(node).stream()) : Stream.of(node);
    }

    private static List<FlowNode> backwards(List<FlowNode> nodes) {
        var reversed = new ArrayList<>(nodes);
        Collections.reverse(reversed);
        return reversed;
    }
}
