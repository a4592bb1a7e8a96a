package org.ostopolku.analytics.figures;

import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.process.model.ModelDecisions;
import org.ostopolku.process.model.ProcessTitle;

/**
 * The labels of one version of a model.
 *
 * @param process id of the process
 * @param name such as "Sale"
 * @param doing what the customer does in it, such as "Negotiates and decides"; null if the name does not say it
 * @param stage id of the stage; null if it is no stage
 * @param ours what the company does in it, such as "Sell"
 * @param question of the stage; null if the documentation has none
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

    private static final Pattern QUESTION = Pattern.compile("\\bQuestion: *([^\\n?]+\\?)");
    private static final Pattern VARIABLE = Pattern.compile("\\w+");

    public record Decision(String element, String question, List<Way> ways) {}

    /** @param reason name of the variable that holds the customer's reason; null if no reason is asked */
    public record Way(String flow, String answer, String reason) {}

    static ModelLabels of(BpmnModelInstance model, String process, int version) {
        Process company = model.getModelElementById(process);
        var name = company.getName() == null ? process : company.getName();
        var title = ProcessTitle.of(name);
        var decisions = ModelDecisions.customerDecisions(model)
                .map(ModelLabels::decision)
                .toList();
        var stage = ExtensionProperties.of(company).get("stage");
        return new ModelLabels(
                process,
                version,
                title.name(),
                title.doing() == null ? null : Choice.toText(title.doing()),
                stage,
                ours(model, company),
                question(company),
                stage != null || !decisions.isEmpty() || logs(model),
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

    /** The name of the company's pool is "Company: sell". */
    private static String ours(BpmnModelInstance model, Process company) {
        return model.getModelElementsByType(Participant.class).stream()
                .filter(pool -> company.equals(pool.getProcess()) && pool.getName() != null)
                .map(pool -> Choice.toText(pool.getName().replaceFirst("^[^:]*: *", "")))
                .findFirst()
                .orElse(null);
    }

    private static String question(Process company) {
        return company.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .flatMap(text -> QUESTION.matcher(text).results())
                .map(found -> found.group(1))
                .findFirst()
                .orElse(null);
    }

    private static boolean logs(BpmnModelInstance model) {
        return model.getModelElementsByType(FlowNode.class).stream()
                .anyMatch(node -> node instanceof UserTask
                        || ExtensionProperties.of(node).keySet().stream().anyMatch(name -> name.startsWith("kpi.")));
    }
}
