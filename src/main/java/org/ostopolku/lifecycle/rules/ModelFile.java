package org.ostopolku.lifecycle.rules;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.model.ProcessDescription;

/** A model file. */
record ModelFile(String file, BpmnModelInstance bpmn, ValidationContext context) implements CheckedFile {

    /** Processes without a customer. */
    private static final List<String> SUPPORTING = List.of(
            JourneyProcess.DEVELOPMENT_NEED,
            JourneyProcess.HYPOTHESIS_VALIDATION,
            JourneyProcess.KPI_WATCH,
            JourneyProcess.FORGETTING);

    private static final String KPI = "kpi.";
    private static final String ENGLISH = "en";

    static ModelFile read(String file, byte[] content) {
        return new ModelFile(
                file, Bpmn.readModelFromStream(new ByteArrayInputStream(content)), ValidationContext.NOTHING);
    }

    @Override
    public ValidationContext addTo(ValidationContext other) {
        ValidationContext more = other;
        for (Process process : all(Process.class).filter(Process::isExecutable).toList()) {
            more = more.withProcess(process.getId(), logged());
        }
        return more.withValues(values());
    }

    @Override
    public FileValues values() {
        return ModelValues.read(this);
    }

    Set<String> logged() {
        return all(FlowNode.class).flatMap(ModelFile::kpis).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ids of the KPIs that an element logs. */
    static Stream<String> kpis(BaseElement element) {
        return properties(element).keySet().stream()
                .filter(name -> name.startsWith(KPI))
                .map(name -> name.substring(KPI.length()));
    }

    @Override
    public ModelFile withContext(ValidationContext other) {
        return new ModelFile(file, bpmn, other);
    }

    String name() {
        return file.replace(".bpmn", "");
    }

    boolean isStage() {
        return Stage.exists(name());
    }

    boolean hasCustomer() {
        return !SUPPORTING.contains(name());
    }

    <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return bpmn.getModelElementsByType(type).stream();
    }

    static String label(BaseElement element) {
        return Objects.toString(element.getAttributeValue("name"), "");
    }

    Stream<BaseElement> any(List<Class<? extends BaseElement>> types) {
        return types.stream().flatMap(this::all);
    }

    /** The elements of a type in the company's process. */
    <T extends BaseElement> Stream<T> ours(Class<T> type) {
        return all(type).filter(Predicate.not(this::isCustomers));
    }

    /** The elements of a type in the customer's own process. */
    <T extends BaseElement> Stream<T> customers(Class<T> type) {
        return all(type).filter(this::isCustomers);
    }

    boolean isCustomers(BaseElement element) {
        return ProcessDescription.processOf(element)
                .filter(process -> (name() + "-customer").equals(process.getId()))
                .isPresent();
    }

    /** The company's processes in this file: one if the file keeps the rules. */
    Stream<Process> companies() {
        return all(Process.class).filter(Predicate.not(this::isCustomers));
    }

    /** The outgoing flows of a node, read from the flows. The list in the node may be incomplete. */
    List<SequenceFlow> outgoing(FlowNode node) {
        return node.getParentElement().getChildElementsByType(SequenceFlow.class).stream()
                .filter(flow -> node.getId().equals(flow.getAttributeValue("sourceRef")))
                .toList();
    }

    Stream<MessageFlow> messageFlowsOf(BaseElement element) {
        return all(MessageFlow.class)
                .filter(flow ->
                        flow.getSource().equals(element) || flow.getTarget().equals(element));
    }

    static Map<String, String> properties(BaseElement element) {
        return element instanceof Process process
                ? ProcessDescription.properties(process)
                : ExtensionProperties.of(element);
    }

    /** Whether the labels are English, which is so unless the company's process has another {@code language}. */
    boolean isEnglish() {
        return companies()
                .allMatch(process ->
                        properties(process).getOrDefault("language", ENGLISH).equals(ENGLISH));
    }

    static String property(BaseElement element, String name) {
        return properties(element).getOrDefault(name, "");
    }

    static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(ModelElementInstance::getTextContent)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return file;
    }
}
