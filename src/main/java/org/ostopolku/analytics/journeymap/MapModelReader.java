package org.ostopolku.analytics.journeymap;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ostopolku.platform.engine.ExtensionProperties;
import org.ostopolku.process.model.ProcessDescription;

/** Reads one deployed model as a part of the map. */
class MapModelReader {

    private static final String KPI = "kpi.";

    private final BpmnModelInstance model;
    private final Process company;
    private final List<FlowNode> ours;
    private final Collection<SequenceFlow> flows;

    /** @param process id of the company's process in the model */
    MapModelReader(BpmnModelInstance model, String process) {
        this.model = model;
        this.company = model.getModelElementById(process);
        this.ours = FlowOrder.of(company);
        this.flows = model.getModelElementsByType(SequenceFlow.class);
    }

    MapModel read() {
        var touchpoints = ours.stream()
                .filter(TouchpointReader::isTouchpoint)
                .map(TouchpointReader::read)
                .toList();
        return new MapModel(
                ProcessDescription.read(model, company.getId()),
                customer(),
                touchpoints,
                touchpoints.stream()
                        .map(Touchpoint::id)
                        .filter(id -> countOf(id) != null)
                        .collect(Collectors.toMap(Function.identity(), this::countOf)),
                ours.stream().flatMap(MapModelReader::kpis).distinct().toList(),
                ours.stream()
                        .filter(CallActivity.class::isInstance)
                        .map(call -> ((CallActivity) call).getCalledElement())
                        .toList());
    }

    /** The customer's own process; null if the model has none. */
    private CustomerPath customer() {
        return model.getModelElementsByType(Participant.class).stream()
                .map(Participant::getProcess)
                .filter(process -> process != null && !process.isExecutable())
                .findFirst()
                .map(FlowOrder::of)
                .map(path -> new CustomerPath(
                        names(path, StartEvent.class),
                        path.stream()
                                .filter(node -> node instanceof Task
                                        || node instanceof ExclusiveGateway && node.getName() != null)
                                .map(MapModelReader::step)
                                .toList(),
                        names(path, EndEvent.class)))
                .orElse(null);
    }

    /** The element that counts the passages of an element: the next one on the only path that logs a KPI; null if there is none. */
    private MapModel.Count countOf(String element) {
        FlowNode node = model.getModelElementById(element);
        for (int steps = 0; node != null && steps < ours.size(); steps++) {
            var kpi = kpis(node).findFirst();
            if (kpi.isPresent()) {
                return new MapModel.Count(node.getId(), kpi.get());
            }
            node = node instanceof UserTask ? null : onlyNext(node);
        }
        return null;
    }

    /** The next node, if it has no other predecessor; else null. */
    private FlowNode onlyNext(FlowNode node) {
        var next = flows.stream().filter(flow -> flow.getSource().equals(node)).toList();
        return next.size() == 1
                        && flows.stream()
                                        .filter(flow -> flow.getTarget()
                                                .equals(next.get(0).getTarget()))
                                        .count()
                                == 1
                ? next.get(0).getTarget()
                : null;
    }

    private static CustomerPath.Step step(FlowNode node) {
        var properties = ExtensionProperties.of(node);
        return new CustomerPath.Step(
                node.getId(),
                name(node),
                !(node instanceof Task),
                list(properties.get("needs")),
                list(properties.get("obstacles")),
                documentation(node));
    }

    private static List<String> list(String text) {
        return text == null ? List.of() : List.of(text.split("\\s*;\\s*"));
    }

    /** The documentation of an element; null if it has none. */
    static String documentation(BaseElement element) {
        var text = element.getDocumentations().stream()
                .map(documentation -> documentation.getTextContent().strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        return text.isEmpty() ? null : text;
    }

    private static Stream<String> kpis(FlowNode node) {
        return ExtensionProperties.of(node).keySet().stream()
                .filter(name -> name.startsWith(KPI))
                .map(name -> name.substring(KPI.length()));
    }

    private static List<String> names(List<FlowNode> path, Class<? extends FlowNode> type) {
        return path.stream().filter(type::isInstance).map(MapModelReader::name).toList();
    }

    static String name(FlowElement element) {
        return element.getName() == null ? element.getId() : element.getName();
    }
}
