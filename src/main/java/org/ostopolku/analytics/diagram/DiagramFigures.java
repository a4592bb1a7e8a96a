package org.ostopolku.analytics.diagram;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.ostopolku.analytics.diagram.DiagramLedgerQueries.Hours;
import org.ostopolku.analytics.diagram.DiagramLedgerQueries.Outcome;
import org.ostopolku.analytics.diagram.InstanceHistory.Passes;
import org.ostopolku.process.model.ModelDecisions;
import org.springframework.stereotype.Component;

/** Computes the figures of each element and decision of a process. */
@Component
class DiagramFigures {

    private final InstanceHistory history;
    private final DiagramLedgerQueries ledger;

    DiagramFigures(InstanceHistory history, DiagramLedgerQueries ledger) {
        this.history = history;
        this.ledger = ledger;
    }

    ProcessFigures compute(InstanceCondition condition, DiagramModel model) {
        var definition = condition.definition();
        return new ProcessFigures(
                definition.getId(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                definition.getVersion(),
                condition.period(),
                elements(condition, model),
                decisions(condition, model));
    }

    private List<ProcessFigures.ElementFigures> elements(InstanceCondition condition, DiagramModel model) {
        var eventGateways = model.ids(EventBasedGateway.class::isInstance);
        var passes = history.passes(condition, eventGateways).stream().collect(toMap(Passes::element, identity()));
        var hours = Stream.concat(
                        ledger.touchpointHours(condition).stream(),
                        history.waits(condition, model.ids(DiagramFigures::isWait), eventGateways).stream())
                .collect(toMap(Hours::element, identity()));
        return model.nodes().stream()
                .map(node -> element(
                        node,
                        passes.getOrDefault(node.getId(), new Passes(node.getId(), 0, 0)),
                        hours.getOrDefault(node.getId(), new Hours(node.getId(), null, null))))
                .toList();
    }

    /** Elements other than user tasks in which a process waits. */
    private static boolean isWait(FlowNode node) {
        return node instanceof CallActivity
                || node instanceof EventBasedGateway
                || node instanceof IntermediateCatchEvent
                || node instanceof ReceiveTask;
    }

    private static ProcessFigures.ElementFigures element(FlowNode node, Passes passes, Hours hours) {
        return new ProcessFigures.ElementFigures(
                node.getId(),
                DiagramModel.name(node),
                node.getElementType().getTypeName(),
                passes.customers(),
                passes.passes(),
                hours.medianHours(),
                hours.p90Hours());
    }

    private List<ProcessFigures.DecisionFigures> decisions(InstanceCondition condition, DiagramModel model) {
        var companyDecisions = model.decisions().stream()
                .filter(gateway -> !ModelDecisions.isCustomerDecision(gateway))
                .toList();
        var flows = byGateway(ledger.customerDecisions(condition));
        var nextElements = byGateway(history.companyDecisions(
                condition,
                companyDecisions.stream().map(FlowNode::getId).toList(),
                companyDecisions.stream()
                        .flatMap(gateway -> gateway.getOutgoing().stream())
                        .map(flow -> flow.getTarget().getId())
                        .distinct()
                        .toList()));
        return model.decisions().stream()
                .map(gateway -> companyDecisions.contains(gateway)
                        ? decision(gateway, false, nextElements.getOrDefault(gateway.getId(), Map.of()))
                        : decision(gateway, true, flows.getOrDefault(gateway.getId(), Map.of())))
                .toList();
    }

    private static Map<String, Map<String, Long>> byGateway(List<Outcome> outcomes) {
        return outcomes.stream()
                .collect(groupingBy(Outcome::gateway, groupingBy(Outcome::target, summingLong(Outcome::passes))));
    }

    /** @param taken how often: by id of the flow for a customer decision, else by id of the next element */
    private static ProcessFigures.DecisionFigures decision(
            ExclusiveGateway gateway, boolean customers, Map<String, Long> taken) {
        var counts = gateway.getOutgoing().stream()
                .collect(toMap(
                        flow -> flow,
                        flow -> taken.getOrDefault(
                                customers ? flow.getId() : flow.getTarget().getId(), 0L)));
        var all = counts.values().stream().mapToLong(Long::longValue).sum();
        return new ProcessFigures.DecisionFigures(
                gateway.getId(),
                DiagramModel.name(gateway),
                customers,
                all,
                gateway.getOutgoing().stream()
                        .map(flow -> new ProcessFigures.WayFigures(
                                flow.getId(),
                                DiagramModel.name(flow),
                                counts.get(flow),
                                all == 0 ? null : counts.get(flow) / (double) all))
                        .toList());
    }
}
