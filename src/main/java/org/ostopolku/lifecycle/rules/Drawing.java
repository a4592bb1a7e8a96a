package org.ostopolku.lifecycle.rules;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The drawing of a model: where its nodes, pools, flows and labels are. */
record Drawing(
        Map<FlowNode, Box> nodes,
        Map<Participant, Box> pools,
        Map<BaseElement, List<Segment>> flows,
        Map<BaseElement, Box> labels) {

    static Drawing of(ModelFile model) {
        Drawing drawing =
                new Drawing(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        model.all(BpmnShape.class).forEach(drawing::add);
        model.all(BpmnEdge.class).forEach(drawing::add);
        return drawing;
    }

    private void add(BpmnShape shape) {
        BaseElement element = shape.getBpmnElement();
        if (element instanceof Participant pool) {
            pools.put(pool, Box.of(shape.getBounds()));
        } else if (element instanceof FlowNode node) {
            nodes.put(node, Box.of(shape.getBounds()));
            add(node, shape.getBpmnLabel());
        }
    }

    private void add(BpmnEdge edge) {
        if (!(edge.getBpmnElement() instanceof SequenceFlow) && !(edge.getBpmnElement() instanceof MessageFlow)) {
            return;
        }
        flows.put(
                edge.getBpmnElement(),
                Segment.through(edge.getWaypoints().stream()
                        .map(point -> new Segment.Point(point.getX(), point.getY()))
                        .toList()));
        add(edge.getBpmnElement(), edge.getBpmnLabel());
    }

    private void add(BaseElement element, BpmnLabel label) {
        if (label != null && label.getBounds() != null && element.getAttributeValue("name") != null) {
            labels.put(element, Box.of(label.getBounds()));
        }
    }

    boolean shows(BaseElement element) {
        return end(element) != null || flows.containsKey(element);
    }

    /** The place of a flow's end: a node, or a whole pool. */
    Box end(BaseElement node) {
        return node instanceof Participant ? pools.get(node) : nodes.get(node);
    }

    /** The label of an element, without its margin. */
    Box label(BaseElement element) {
        return labels.get(element).shrunk(2);
    }

    static List<BaseElement> ends(BaseElement flow) {
        return flow instanceof SequenceFlow sequence
                ? List.of(sequence.getSource(), sequence.getTarget())
                : List.of(
                        (BaseElement) ((MessageFlow) flow).getSource(), (BaseElement) ((MessageFlow) flow).getTarget());
    }

    /** Whether one belongs to the other: a step to its sub-process, a boundary event to its host. */
    static boolean related(BaseElement one, BaseElement other) {
        return family(one).contains(other) || family(other).contains(one);
    }

    /** The element, its host, and the sub-processes around it. */
    static Set<BaseElement> family(BaseElement element) {
        Set<BaseElement> family = new HashSet<>(Set.of(element));
        if (element instanceof BoundaryEvent event) {
            family.add(event.getAttachedTo());
        }
        for (ModelElementInstance parent = element.getParentElement();
                parent instanceof SubProcess around;
                parent = parent.getParentElement()) {
            family.add(around);
        }
        return family;
    }
}
