package org.ostopolku.lifecycle.rules;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.camunda.bpm.model.xml.type.attribute.Attribute;
import org.camunda.bpm.model.xml.type.reference.AttributeReference;

/** Basic rules for every file. The other rules are checked only if a file keeps all of these. */
enum FileRule implements Rule {
    KIND("a deployment holds models, decision tables and forms", model -> Stream.empty()),
    READABLE("a file can be read", model -> Stream.empty()),
    ELEMENT_ID("an element has an id", FileRule::withoutId),
    REFERENCE("what an element refers to is in the model", FileRule::broken),
    ONE_PROCESS("a file has one process of the company", FileRule::processes);

    private final RuleCheck check;

    FileRule(String says, Function<ModelFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(ModelFile.class, Severity.ERROR, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    static Violation otherKind(String file) {
        return Violation.at(file, null, "deploy only files that end in .bpmn, .dmn or .form");
    }

    static Violation unreadable(String file, Exception reason) {
        return Violation.at(
                file,
                null,
                "correct it or export it again: "
                        + String.valueOf(innermost(reason).getMessage()).replaceAll("URI=\\S+ ", ""));
    }

    /** The innermost cause, which has the parser's message. */
    private static Throwable innermost(Throwable reason) {
        return reason.getCause() == null ? reason : innermost(reason.getCause());
    }

    private static Stream<Violation> withoutId(ModelFile model) {
        return model.any(List.of(
                        FlowNode.class,
                        SequenceFlow.class,
                        MessageFlow.class,
                        Message.class,
                        Participant.class,
                        Process.class))
                .filter(element -> element.getId() == null || element.getId().isBlank())
                .map(element -> Violation.at(
                        element.getElementType().getTypeName(), ModelFile.label(element), "give it an id that speaks"));
    }

    private static Stream<Violation> broken(ModelFile model) {
        return model.all(BaseElement.class).flatMap(element -> element.getElementType().getAttributes().stream()
                .filter(attribute -> isBroken(element, attribute))
                .map(attribute -> Violation.at(
                        element,
                        "correct its " + attribute.getAttributeName() + ", which refers to no element: "
                                + element.getAttributeValue(attribute.getAttributeName()))));
    }

    private static boolean isBroken(ModelElementInstance element, Attribute<?> attribute) {
        return attribute.getNamespaceUri() == null
                && element.getAttributeValue(attribute.getAttributeName()) != null
                && attribute.getOutgoingReferences().stream()
                        .filter(AttributeReference.class::isInstance)
                        .anyMatch(reference ->
                                ((AttributeReference<?>) reference).getReferenceTargetElement(element) == null);
    }

    private static Stream<Violation> processes(ModelFile model) {
        List<Process> ours = model.companies().toList();
        if (ours.isEmpty()) {
            return Stream.of(Violation.at(model.file(), null, "add the process that runs"));
        }
        return ours.stream()
                .filter(process -> ours.size() > 1 && !model.name().equals(process.getId()))
                .map(process -> Violation.at(
                        process, "give it a file of its own; the customer's process is " + model.name() + "-customer"));
    }
}
