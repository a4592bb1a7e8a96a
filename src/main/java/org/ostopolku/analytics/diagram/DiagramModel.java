package org.ostopolku.analytics.diagram;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.ostopolku.process.model.ModelDecisions;

/** The model of one version of a process, without the customer's own process beside it. */
class DiagramModel {

    private final BpmnModelInstance model;
    private final List<FlowNode> nodes;

    DiagramModel(BpmnModelInstance model, String key) {
        this.model = model;
        this.nodes = nodes(((Process) model.getModelElementById(key)).getFlowElements())
                .toList();
    }

    /** All flow nodes, in the model's order. */
    List<FlowNode> nodes() {
        return nodes;
    }

    List<String> ids(Predicate<FlowNode> kind) {
        return nodes.stream().filter(kind).map(FlowNode::getId).toList();
    }

    /** The exclusive gateways with more than one outgoing flow. */
    List<ExclusiveGateway> decisions() {
        return nodes.stream()
                .filter(ModelDecisions::isDecision)
                .map(ExclusiveGateway.class::cast)
                .toList();
    }

    /** The name of an element in one line; empty if it has none, or if the element is missing. */
    String name(String id) {
        return id != null && model.getModelElementById(id) instanceof FlowElement element ? name(element) : "";
    }

    static String name(FlowElement element) {
        return Optional.ofNullable(element.getName()).orElse("").replaceAll("\\s+", " ");
    }

    /** Whether an end event ends the process instance: one of the process, or of an interrupting event sub-process. */
    boolean endsProcess(String endEvent) {
        return model.getModelElementById(endEvent) instanceof EndEvent end && endsProcess(end.getParentElement());
    }

    private static boolean endsProcess(ModelElementInstance scope) {
        return scope instanceof Process
                || scope instanceof SubProcess subProcess
                        && subProcess.triggeredByEvent()
                        && subProcess.getParentElement() instanceof Process
                        && subProcess.getChildElementsByType(StartEvent.class).stream()
                                .allMatch(StartEvent::isInterrupting);
    }

    private static Stream<FlowNode> nodes(Collection<FlowElement> elements) {
        return elements.stream()
                .filter(FlowNode.class::isInstance)
                .map(FlowNode.class::cast)
                .flatMap(node -> node instanceof SubProcess subProcess
                        ? Stream.concat(Stream.of(node), nodes(subProcess.getFlowElements()))
                        : Stream.of(node));
    }
}
