package org.ostopolku.lifecycle.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.ostopolku.process.journey.JourneyProcess;

/**
 * What cannot be undone after a way out: the customer's data is erased, the journey is closed, an order is recorded, or an
 * approval is skipped. It is read from beans, properties and parameters, never from labels.
 */
record Consequences(ModelFile model) {

    /** The last one schedules the erasure. */
    static final Set<String> ERASING = Set.of("${forgetPerson}", "${forgetCustomer}", "${stopContact}");

    private static final Set<String> CLOSING = Set.of("closed", "exit");

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** What is certain after the flow, as a part of a sentence; empty if another decision follows before. */
    Optional<String> after(SequenceFlow way) {
        return skipsApproval(way)
                ? Optional.of("it skips an approval")
                : certain(way.getTarget(), new HashSet<>())
                        .flatMap(node -> consequence(node).stream())
                        .findFirst();
    }

    /** The nodes that are passed without another decision; a user task does not decide. */
    private Stream<FlowNode> certain(FlowNode node, Set<FlowNode> seen) {
        if (!seen.add(node)) {
            return Stream.empty();
        }
        List<SequenceFlow> next = model.outgoing(node);
        boolean decides = next.size() > 1
                && (node.getElementType().getTypeName().matches("exclusiveGateway|eventBasedGateway|complexGateway")
                        || next.stream().anyMatch(flow -> flow.getConditionExpression() != null));
        return Stream.concat(
                Stream.of(node),
                decides ? Stream.empty() : next.stream().flatMap(flow -> certain(flow.getTarget(), seen)));
    }

    private Optional<String> consequence(FlowNode node) {
        return Stream.of(
                        when(erases(node), "erases the customer's data"),
                        when(
                                CLOSING.contains(ModelFile.property(node, "nextStep"))
                                        || sendsCustomerAway(node)
                                        || endsJourney(node),
                                "closes the journey"),
                        when(records(node), "records an order"))
                .flatMap(Optional::stream)
                .findFirst()
                .map(consequence -> node.getId() + " " + consequence);
    }

    private static Optional<String> when(boolean is, String consequence) {
        return is ? Optional.of(consequence) : Optional.empty();
    }

    private static boolean erases(FlowNode node) {
        return ERASING.stream().anyMatch(bean -> calls(node, bean));
    }

    /** By its own bean or that of a listener. */
    static boolean calls(FlowNode node, String bean) {
        return Stream.concat(
                        Stream.of(node.getDomElement()),
                        Optional.ofNullable(node.getExtensionElements()).stream()
                                .flatMap(list -> list.getElements().stream())
                                .map(ModelElementInstance::getDomElement))
                .anyMatch(element -> bean.equals(element.getAttribute("delegateExpression"))
                        || bean.equals(element.getAttribute(CAMUNDA, "delegateExpression")));
    }

    private static boolean sendsCustomerAway(FlowNode node) {
        return ModelFile.property(node, "message").equals("customer-left");
    }

    private boolean endsJourney(FlowNode node) {
        return node instanceof EndEvent
                && model.name().equals(JourneyProcess.CUSTOMER_JOURNEY)
                && node.getParentElement() instanceof Process;
    }

    private static boolean records(FlowNode node) {
        boolean logs =
                !ModelFile.properties(node).getOrDefault("kpi.orders", "0").equals("0");
        return logs
                || Optional.ofNullable(node.getExtensionElements()).stream()
                        .flatMap(list -> list.getChildElementsByType(CamundaInputOutput.class).stream())
                        .flatMap(both -> both.getCamundaOutputParameters().stream())
                        .anyMatch(output -> "orderToDeliver".equals(output.getCamundaName())
                                && output.getTextContent().strip().equals("${true}"));
    }

    /**
     * Whether the flow goes where only those go who need no approval: where another way out leads from a gateway that also leads
     * to the approval.
     */
    private boolean skipsApproval(SequenceFlow way) {
        Set<FlowNode> approvals = approvals(model).collect(Collectors.toSet());
        Set<FlowNode> approved = model.ours(SequenceFlow.class)
                .filter(flow -> approvals.contains(flow.getTarget()))
                .map(SequenceFlow::getSource)
                .flatMap(gateway -> model.outgoing(gateway).stream())
                .map(SequenceFlow::getTarget)
                .filter(Objects::nonNull)
                .filter(target -> !approvals.contains(target))
                .collect(Collectors.toSet());
        return approved.contains(way.getTarget());
    }

    /** The steps in which something is approved. */
    static Stream<UserTask> approvals(ModelFile model) {
        return model.ours(UserTask.class)
                .filter(task -> ModelFile.property(task, "approval").equals("true"));
    }
}
