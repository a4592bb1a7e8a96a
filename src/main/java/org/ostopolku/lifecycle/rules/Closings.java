package org.ostopolku.lifecycle.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * The elements of a model that give a journey its closing reason, which selects the days in the table {@code retention}.
 *
 * @param model the file
 * @param reasons the texts by element: a reason, or an expression
 */
record Closings(ModelFile model, Map<String, String> reasons) {

    private static final String REASON = "closingReason";

    /** Stands for a value that only the running process knows. */
    private static final String UNKNOWN = "${}";

    private static final String NOTHING = "${null}";

    static Closings read(ModelFile model) {
        var reasons = new LinkedHashMap<String, String>();
        model.ours(FlowNode.class).forEach(node -> texts(node)
                .forEach(text -> reasons.merge(node.getId(), text, (one, other) -> UNKNOWN)));
        return new Closings(model, reasons);
    }

    /** The reason that an element gives; empty if it gives none. */
    String of(String element) {
        var text = reasons.getOrDefault(element, NOTHING);
        return text.equals(NOTHING) ? "" : text;
    }

    /** The number of elements that give a text. */
    long count(String text) {
        return reasons.values().stream().filter(text::equals).count();
    }

    /** Whether a reason is known before the process runs. */
    static boolean isKnown(String reason) {
        return !reason.contains("{");
    }

    String label(String element) {
        return Optional.<ModelElementInstance>ofNullable(model.bpmn().getModelElementById(element))
                .map(node -> ModelFile.label((BaseElement) node))
                .orElse("");
    }

    private static Stream<String> texts(FlowNode node) {
        var properties = Stream.of(REASON, "variable." + REASON)
                .map(ModelFile.properties(node)::get)
                .filter(Objects::nonNull);
        var decided = node instanceof BusinessRuleTask task && REASON.equals(task.getCamundaResultVariable())
                ? Stream.of(UNKNOWN)
                : Stream.<String>empty();
        var parameters = extensions(CamundaInputOutput.class, node)
                .flatMap(both -> Stream.concat(
                        both.getCamundaInputParameters().stream()
                                .filter(input -> REASON.equals(input.getCamundaName()))
                                .map(ModelElementInstance::getTextContent),
                        both.getCamundaOutputParameters().stream()
                                .filter(output -> REASON.equals(output.getCamundaName()))
                                .map(ModelElementInstance::getTextContent)));
        var calls = Stream.concat(
                        extensions(CamundaIn.class, node)
                                .filter(in ->
                                        REASON.equals(in.getCamundaTarget()) && !REASON.equals(in.getCamundaSource())),
                        extensions(CamundaOut.class, node)
                                .filter(out -> REASON.equals(out.getCamundaTarget())
                                        && !REASON.equals(out.getCamundaSource())))
                .map(call -> UNKNOWN);
        return Stream.of(properties, decided, parameters, calls)
                .flatMap(texts -> texts)
                .map(String::strip);
    }

    private static <T extends ModelElementInstance> Stream<T> extensions(Class<T> type, FlowNode node) {
        return node.getExtensionElements() == null
                ? Stream.empty()
                : node.getExtensionElements().getChildElementsByType(type).stream();
    }
}
