package org.ostopolku.lifecycle.rules;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.w3c.dom.Element;

/** What the engine runs refers only to what exists. */
enum EngineRule implements Rule {
    RUNS("the company's process is executable, the customer's is not", EngineRule::executables),
    WORK("a service or send task is done by a bean", EngineRule::work),
    KPI("what is logged is in the catalogue of KPIs", EngineRule::kpis),
    OUTCOME("a log's outcome is a variable that is not personal", EngineRule::outcomes),
    START_FORM("a form at a start event is a deployed form, as at a touchpoint", EngineRule::startForms),
    DECISION("a decision is asked of its newest table", EngineRule::decisions),
    VARIABLE("a variable that a model passes on or sets is in bpmn/variables.csv", EngineRule::variables),
    OWNER("a model does not set the owner of the customer", EngineRule::owners),
    TIME_TO_LIVE("the history of a process lives long enough", EngineRule::timesToLive);

    private static final List<String> OTHER_FORMS = List.of("formKey", "formHandlerClass");

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final String OWNER_VARIABLE = "owner";

    private final RuleCheck check;

    EngineRule(String says, Function<ModelFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(ModelFile.class, Severity.ERROR, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static Stream<Violation> executables(ModelFile model) {
        return model.all(Process.class)
                .filter(process -> process.isExecutable() == model.isCustomers(process))
                .map(process -> Violation.at(process, "make isExecutable " + !model.isCustomers(process)));
    }

    /** The elements that may carry code of the engine. */
    private static Stream<BaseElement> carriers(ModelFile model) {
        return model.any(List.of(FlowNode.class, SequenceFlow.class, Process.class));
    }

    /** The XML of an element without the elements inside it that carry code themselves. */
    private static Stream<DomElement> own(DomElement element) {
        Stream<DomElement> inside = element.getChildElements().stream()
                .filter(child -> CAMUNDA.equals(child.getNamespaceURI())
                        || child.getLocalName()
                                .matches("extensionElements|.*EventDefinition|conditionExpression|script"))
                .flatMap(EngineRule::own);
        return Stream.concat(Stream.of(element), inside);
    }

    private static Stream<Violation> work(ModelFile model) {
        return model.any(List.of(ServiceTask.class, SendTask.class))
                .filter(task -> !task.getDomElement().hasAttribute(CAMUNDA, "delegateExpression"))
                .map(task -> Violation.at(task, "name the bean in camunda:delegateExpression"));
    }

    private static Stream<Violation> kpis(ModelFile model) {
        return model.all(FlowNode.class).flatMap(node -> ModelFile.kpis(node)
                .filter(kpi -> !model.context().kpis().containsKey(kpi))
                .map(kpi -> Violation.at(node, "add " + kpi + " to kpi-catalogue.dmn")));
    }

    private static Stream<Violation> outcomes(ModelFile model) {
        return model.all(FlowNode.class)
                .filter(node -> ModelFile.properties(node).containsKey("outcome"))
                .filter(node -> !"${kpiLog}".equals(node.getDomElement().getAttribute(CAMUNDA, "delegateExpression"))
                        || !model.context().isImpersonal(ModelFile.property(node, "outcome")))
                .map(node ->
                        Violation.at(node, "set outcome only at a log task, and name a variable that is not personal"));
    }

    private static Stream<Violation> startForms(ModelFile model) {
        Stream<BaseElement> others = carriers(model).filter(element -> own(element.getDomElement())
                .anyMatch(xml -> OTHER_FORMS.stream().anyMatch(other -> xml.hasAttribute(CAMUNDA, other))
                        || CAMUNDA.equals(xml.getNamespaceURI())
                                && xml.getLocalName().equals("formData")));
        Stream<StartEvent> missing = model.all(StartEvent.class)
                .filter(start -> start.getCamundaFormRef() != null)
                .filter(start -> !model.context().forms().contains(start.getCamundaFormRef())
                        || !ValidationContext.isLatest(start.getCamundaFormRefBinding()));
        return Stream.concat(others, missing)
                .map(element -> Violation.at(element, "bind it to the latest version of a form that is deployed"));
    }

    private static Stream<Violation> decisions(ModelFile model) {
        return model.all(BusinessRuleTask.class)
                .filter(task -> !model.context().decisions().contains(String.valueOf(task.getCamundaDecisionRef()))
                        || !ValidationContext.isLatest(task.getCamundaDecisionRefBinding()))
                .map(task -> Violation.at(
                        task, "ask the latest of " + model.context().decisions()));
    }

    private static Stream<Violation> variables(ModelFile model) {
        return carriers(model).flatMap(element -> own(element.getDomElement())
                .flatMap(EngineRule::variables)
                .filter(name -> name != null && !model.context().variables().containsKey(name))
                .map(name -> Violation.at(element, "declare " + name)));
    }

    private static Stream<String> variables(DomElement xml) {
        return switch (xml.getLocalName()) {
            case "in", "out" -> Stream.of(xml.getAttribute("source"), xml.getAttribute("target"));
            case "outputParameter" -> Stream.of(xml.getAttribute("name"));
            default -> Stream.ofNullable(xml.getAttribute(CAMUNDA, "resultVariable"));
        };
    }

    /** A model that sets it would give customers to other teams; the product sets it when the first touchpoint is completed. */
    private static Stream<Violation> owners(ModelFile model) {
        return XmlSource.elements(model.bpmn())
                .filter(EngineRule::setsOwner)
                .map(element -> XmlSource.violation(element, "set another variable: the product sets owner"));
    }

    /** Whether the element has the variable's name anywhere but where a variable is read, or where the text is a label. */
    private static boolean setsOwner(Element element) {
        return element.getLocalName().equals("property") && CAMUNDA.equals(element.getNamespaceURI())
                ? element.getAttribute("name").strip().equals("variable." + OWNER_VARIABLE)
                : XmlSource.text(element).strip().equals(OWNER_VARIABLE)
                        || XmlSource.attributes(element)
                                .anyMatch(attribute -> !attribute.getLocalName().equals("source")
                                        && attribute.getValue().strip().equals(OWNER_VARIABLE));
    }

    private static Stream<Violation> timesToLive(ModelFile model) {
        return TimeToLive.of(model).flatMap(time -> time.violation().stream());
    }
}
