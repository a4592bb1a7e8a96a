package org.ostopolku.process.model;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.ostopolku.platform.engine.ExtensionProperties;

/** The decisions of a model: exclusive gateways and their outgoing flows. */
public final class ModelDecisions {

    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private ModelDecisions() {}

    /** Whether a node is an exclusive gateway with more than one outgoing flow. */
    public static boolean isDecision(FlowNode node) {
        return node instanceof ExclusiveGateway && node.getOutgoing().size() > 1;
    }

    /** Whether the customer decides at a gateway. The ledger has a record of each such decision. */
    public static boolean isCustomerDecision(ExclusiveGateway gateway) {
        return "true".equals(ExtensionProperties.of(gateway).get("customerDecision"));
    }

    public static Stream<ExclusiveGateway> customerDecisions(BpmnModelInstance model) {
        return model.getModelElementsByType(ExclusiveGateway.class).stream().filter(ModelDecisions::isCustomerDecision);
    }

    /** Names of the variables in the conditions of all exclusive gateways. */
    public static Set<String> conditionVariables(BpmnModelInstance model) {
        return model.getModelElementsByType(ExclusiveGateway.class).stream()
                .flatMap(gateway -> gateway.getOutgoing().stream())
                .map(SequenceFlow::getConditionExpression)
                .filter(condition -> condition != null)
                .flatMap(condition -> NAME.matcher(
                                TEXT.matcher(condition.getTextContent()).replaceAll(""))
                        .results())
                .map(name -> name.group())
                .collect(Collectors.toSet());
    }
}
