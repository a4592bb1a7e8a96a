package org.ostopolku.lifecycle.rules;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/** Which nodes of a model lead to which. */
record FlowPaths(Map<String, FlowNode> nodes, Map<String, Set<String>> next, Map<String, Set<String>> before) {

    static FlowPaths of(ModelFile model) {
        FlowPaths paths = new FlowPaths(new HashMap<>(), new HashMap<>(), new HashMap<>());
        model.all(FlowNode.class).forEach(node -> paths.nodes.put(node.getId(), node));
        model.all(SequenceFlow.class)
                .forEach(flow -> paths.join(flow.getAttributeValue("sourceRef"), flow.getAttributeValue("targetRef")));
        model.all(BoundaryEvent.class)
                .forEach(event -> paths.join(event.getAttributeValue("attachedToRef"), event.getId()));
        return paths;
    }

    private void join(String from, String to) {
        next.computeIfAbsent(from, id -> new HashSet<>()).add(to);
        before.computeIfAbsent(to, id -> new HashSet<>()).add(from);
    }

    /** Nodes that no start leads to; a start begins what is inside of its sub-process. */
    Stream<FlowNode> unreached() {
        List<String> starts = nodes.values().stream()
                .filter(node -> node instanceof StartEvent || isEventSubProcess(node))
                .map(FlowNode::getId)
                .toList();
        return without(connected(starts, next));
    }

    /** Nodes that are gone through in a circle without a way out. */
    Stream<FlowNode> endless() {
        List<String> ends = nodes.values().stream()
                .filter(node -> node instanceof EndEvent || isEventSubProcess(node) || !next.containsKey(node.getId()))
                .map(FlowNode::getId)
                .toList();
        return without(connected(ends, before))
                .filter(node -> connected(next.getOrDefault(node.getId(), Set.of()), next)
                        .contains(node.getId()));
    }

    static boolean isEventSubProcess(FlowNode node) {
        return "true".equals(node.getAttributeValue("triggeredByEvent"));
    }

    private Stream<FlowNode> without(Set<String> reached) {
        return nodes.values().stream().filter(node -> !reached.contains(node.getId()));
    }

    private static Set<String> connected(Collection<String> from, Map<String, Set<String>> steps) {
        Set<String> reached = new HashSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            steps.getOrDefault(open.pop(), Set.of()).stream()
                    .filter(reached::add)
                    .forEach(open::push);
        }
        return reached;
    }
}
