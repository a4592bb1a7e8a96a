package org.ostopolku.analytics.figures;

import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.process.model.ModelDecisions;
import org.ostopolku.process.model.ProcessDescription;
import org.ostopolku.process.model.ProcessTitle;

/**
 * The labels of one version of a model.
 *
 * @param process id of the process
 * @param name such as "Sale"
 * @param doing what the customer does in it, such as "Negotiates and decides"; null if the model does not say it
 * @param stage id of the stage; null if it is no stage
 * @param ours what the company does in it, such as "Sell"
 * @param question of the stage; null if it has none
 * @param isMeasured whether the model logs KPIs
 */
public record ModelLabels(
        String process,
        int version,
        String name,
        String doing,
        String stage,
        String ours,
        String question,
        boolean isMeasured,
        List<Decision> decisions) {

    private static final Pattern VARIABLE = Pattern.compile("\\w+");

    public record Decision(String element, String question, List<Way> ways) {}

    /** @param reason name of the variable that holds the customer's reason; null if no reason is asked */
    public record Way(String flow, String answer, String reason) {}

    static ModelLabels of(BpmnModelInstance model, String process, int version) {
        var description = ProcessDescription.read(model, process);
        var decisions = ModelDecisions.customerDecisions(model)
                .map(ModelLabels::decision)
                .toList();
        return new ModelLabels(
                process,
                version,
                description.title(),
                ProcessTitle.toText(description.customerDoes()),
                description.stage(),
                ProcessTitle.toText(description.companyDoes()),
                description.question(),
                description.stage() != null || !decisions.isEmpty() || logs(model),
                decisions);
    }

    private static Decision decision(ExclusiveGateway gateway) {
        return new Decision(
                gateway.getId(),
                named(gateway.getName(), gateway),
                gateway.getOutgoing().stream().map(ModelLabels::way).toList());
    }

    private static Way way(SequenceFlow flow) {
        var reason = ExtensionProperties.of(flow).get("reason");
        var variable = reason == null ? null : VARIABLE.matcher(reason);
        return new Way(
                flow.getId(),
                named(flow.getName(), flow),
                variable != null && variable.find() ? variable.group() : null);
    }

    private static String named(String name, BaseElement element) {
        return name == null || name.isBlank() ? element.getId() : name;
    }

    private static boolean logs(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .anyMatch(node -> node instanceof UserTask
                        || ExtensionProperties.of(node).keySet().stream().anyMatch(name -> name.startsWith("kpi.")));
    }
}
