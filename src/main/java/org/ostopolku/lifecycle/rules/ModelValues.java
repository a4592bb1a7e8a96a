package org.ostopolku.lifecycle.rules;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Reads from a model which values it gives to variables, and which its gateways ask for. */
record ModelValues(ModelFile model) {

    /** Properties that a log task writes to the variable of the same name. */
    private static final Set<String> WRITTEN = Set.of("nextStep", "closingReason", "stage");

    private static final String VARIABLE = "variable.";

    static FileValues read(ModelFile model) {
        var values = new ModelValues(model);
        return new FileValues(
                model.file(),
                values.forms().filter(Objects::nonNull).collect(Collectors.toSet()),
                Stream.of(values.decisions(), values.parameters(), values.properties(), values.calls(), values.loops())
                        .flatMap(given -> given)
                        .toList(),
                List.copyOf(values.gateways().toList()));
    }

    private Stream<String> forms() {
        return Stream.of(
                        model.ours(UserTask.class).map(UserTask::getCamundaFormRef),
                        model.ours(StartEvent.class).map(StartEvent::getCamundaFormRef),
                        model.ours(FlowNode.class)
                                .map(node -> ModelFile.properties(node).get("payloadForm")))
                .flatMap(forms -> forms);
    }

    private Stream<Given> decisions() {
        return model.ours(BusinessRuleTask.class)
                .filter(task -> task.getCamundaResultVariable() != null && task.getCamundaDecisionRef() != null)
                .map(task -> Given.decided(task.getCamundaResultVariable(), task.getCamundaDecisionRef()));
    }

    private Stream<Given> parameters() {
        return extensions(CamundaInputOutput.class)
                .flatMap(both -> Stream.concat(
                        both.getCamundaInputParameters().stream()
                                .map(input -> parameter(input.getCamundaName(), input.getTextContent())),
                        both.getCamundaOutputParameters().stream()
                                .map(output -> parameter(output.getCamundaName(), output.getTextContent()))));
    }

    private static Given parameter(String name, String text) {
        return Given.expression(String.valueOf(name), text.strip());
    }

    private Stream<Given> properties() {
        return Stream.<BaseElement>concat(model.ours(FlowNode.class), model.companies())
                .flatMap(ModelValues::properties);
    }

    private static Stream<Given> properties(BaseElement element) {
        boolean isProcess = element instanceof Process;
        return ModelFile.properties(element).entrySet().stream()
                .filter(property -> property.getKey().startsWith(VARIABLE)
                        || WRITTEN.contains(property.getKey())
                                && isProcess == property.getKey().equals("stage"))
                .map(property -> Given.expression(property.getKey().replace(VARIABLE, ""), property.getValue()));
    }

    private Stream<Given> calls() {
        return Stream.concat(
                        extensions(CamundaIn.class)
                                .map(in -> call(
                                        in.getCamundaSource(), in.getCamundaSourceExpression(), in.getCamundaTarget())),
                        extensions(CamundaOut.class)
                                .map(out -> call(
                                        out.getCamundaSource(),
                                        out.getCamundaSourceExpression(),
                                        out.getCamundaTarget())))
                .flatMap(Optional::stream);
    }

    /** A variable that is passed on under its own name is the same variable. */
    private static Optional<Given> call(String source, String expression, String target) {
        if (target == null || target.equals(source)) {
            return Optional.empty();
        }
        return Optional.of(
                source == null ? Given.expression(target, String.valueOf(expression)) : Given.sameAs(target, source));
    }

    private Stream<Given> loops() {
        return model.all(MultiInstanceLoopCharacteristics.class)
                .map(MultiInstanceLoopCharacteristics::getCamundaElementVariable)
                .filter(Objects::nonNull)
                .map(Given::anything);
    }

    private <T extends ModelElementInstance> Stream<T> extensions(Class<T> type) {
        return model.ours(FlowNode.class)
                .map(BaseElement::getExtensionElements)
                .filter(Objects::nonNull)
                .flatMap(list -> list.getChildElementsByType(type).stream());
    }

    Stream<GatewayQuestion> gateways() {
        return model.ours(FlowNode.class)
                .filter(node -> model.outgoing(node).size() > 1)
                .map(this::question)
                .filter(question -> !question.ways().isEmpty());
    }

    private GatewayQuestion question(FlowNode node) {
        List<SequenceFlow> ways = model.outgoing(node);
        Optional<SequenceFlow> otherwise = ways.stream()
                .filter(flow -> flow.getId().equals(node.getAttributeValue("default")))
                .findFirst();
        return new GatewayQuestion(
                model.file(),
                node.getId(),
                ModelFile.label(node),
                ways.stream()
                        .filter(flow -> flow.getConditionExpression() != null)
                        .map(flow -> new GatewayQuestion.Way(flow.getId(), flow.getName(), Condition.of(flow)))
                        .toList(),
                otherwise.map(SequenceFlow::getId).orElse(null),
                GatewayQuestion.split(otherwise
                        .map(flow -> ModelFile.property(flow, "answers"))
                        .orElse("")),
                otherwise.flatMap(new Consequences(model)::after).orElse(""));
    }
}
