package org.ostopolku.lifecycle.rules;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.ostopolku.platform.engine.DateLimits;

/** Rules for gateways, conditions, timers and end events. */
enum FlowRule implements Rule {
    QUESTION("an exclusive gateway with more than one way out asks a question", FlowRule::questions),
    NO_QUESTION(Severity.WARNING, "other gateways have no name", FlowRule::otherGateways),
    ANSWER("every way out of a question is named by its answer", FlowRule::answers),
    DEFAULT("of the ways out of a question one is the default, the others have a condition", FlowRule::defaults),
    CONDITION("a condition is one variable or one comparison", FlowRule::conditions),
    DECLARED_CONDITION("a condition asks a variable of bpmn/variables.csv", FlowRule::conditionVariables),
    DIFFERENT("the ways out of a question have different conditions", FlowRule::sameConditions),
    REASON(
            "a reason is on a way out of a customer's decision, and is a variable that is not personal",
            FlowRule::reasons),
    TIMER_LIMIT("a timer waits at most " + DateLimits.YEARS + " years", FlowRule::longTimers),
    END("each end event has its own name in its file", FlowRule::ends),
    DEAD_END("only an end event ends a path", FlowRule::deadEnds),
    REACHED("every step is reached from a start", FlowRule::unreached),
    END_REACHED("from every step an end can be reached", FlowRule::endless),
    DURATION(Severity.WARNING, "a timer says its duration", FlowRule::durations),
    NO_LANE(Severity.WARNING, "a team is a candidate group, not a lane", FlowRule::lanes);

    private final RuleCheck check;

    FlowRule(String says, Function<ModelFile, Stream<Violation>> search) {
        this(Severity.ERROR, says, search);
    }

    FlowRule(Severity severity, String says, Function<ModelFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(ModelFile.class, severity, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static boolean isSplit(ModelFile model, FlowNode node) {
        return node instanceof ExclusiveGateway && model.outgoing(node).size() > 1;
    }

    private static boolean isNamed(FlowNode node) {
        return !ModelFile.label(node).isBlank();
    }

    private static Stream<Violation> questions(ModelFile model) {
        return model.all(Gateway.class)
                .filter(gateway -> isSplit(model, gateway))
                .filter(gateway -> !isNamed(gateway) || !gateway.getName().endsWith("?"))
                .map(gateway -> Violation.at(gateway, "ask what the customer decides, with a question mark"));
    }

    private static Stream<Violation> otherGateways(ModelFile model) {
        return model.all(Gateway.class)
                .filter(gateway -> !isSplit(model, gateway) && isNamed(gateway))
                .map(gateway -> Violation.at(gateway, "leave it without a name"));
    }

    private static Stream<SequenceFlow> waysOut(ModelFile model) {
        return model.all(ExclusiveGateway.class)
                .filter(gateway -> isSplit(model, gateway))
                .flatMap(gateway -> model.outgoing(gateway).stream());
    }

    private static Stream<Violation> answers(ModelFile model) {
        return waysOut(model)
                .filter(flow -> flow.getName() == null || flow.getName().isBlank())
                .map(flow -> Violation.at(flow, "write the answer on it"));
    }

    private static Stream<Violation> defaults(ModelFile model) {
        return model.ours(ExclusiveGateway.class)
                .filter(gateway -> isSplit(model, gateway))
                .flatMap(gateway -> gateway.getDefault() == null
                        ? Stream.of(Violation.at(gateway, "make one way out the default"))
                        : model.outgoing(gateway).stream()
                                .filter(flow -> flow.equals(gateway.getDefault()) == hasCondition(flow))
                                .map(flow -> Violation.at(
                                        flow,
                                        hasCondition(flow) ? "drop the condition of the default" : "add a condition")));
    }

    private static boolean hasCondition(SequenceFlow flow) {
        return flow.getConditionExpression() != null;
    }

    private static Stream<Violation> conditions(ModelFile model) {
        return model.all(SequenceFlow.class)
                .filter(flow -> hasCondition(flow) && Condition.of(flow).isEmpty())
                .map(flow -> Violation.at(flow, "compare one variable, and leave rules to a decision table"));
    }

    private static Stream<Violation> conditionVariables(ModelFile model) {
        return model.all(SequenceFlow.class).flatMap(flow -> Condition.of(flow).stream()
                .map(Condition::variable)
                .filter(variable -> !model.context().variables().containsKey(variable))
                .map(variable -> Violation.at(flow, "declare " + variable + ", or ask another variable")));
    }

    private static Stream<Violation> sameConditions(ModelFile model) {
        return waysOut(model)
                .filter(FlowRule::hasCondition)
                .collect(groupingBy(flow -> List.of(
                        flow.getAttributeValue("sourceRef"),
                        flow.getConditionExpression().getTextContent().strip())))
                .values()
                .stream()
                .flatMap(same -> same.stream().skip(1))
                .map(flow -> Violation.at(flow, "compare with another answer: the way before it takes all of these"));
    }

    private static Stream<Violation> reasons(ModelFile model) {
        return model.all(SequenceFlow.class)
                .filter(flow -> ModelFile.properties(flow).containsKey("reason"))
                .filter(flow -> !ModelFile.property(flow.getSource(), "customerDecision")
                                .equals("true")
                        || !model.context().isImpersonal(ModelFile.property(flow, "reason")))
                .map(flow -> Violation.at(
                        flow, "name the choice that holds the reason, and only at a decision of the customer"));
    }

    private static Stream<Violation> ends(ModelFile model) {
        Map<String, Long> names =
                model.all(EndEvent.class).collect(groupingBy(end -> String.valueOf(end.getName()), counting()));
        return model.all(EndEvent.class)
                .filter(end -> end.getName() == null || names.get(end.getName()) > 1)
                .map(end -> Violation.at(end, "name the state in which it leaves the customer"));
    }

    private static Stream<Violation> deadEnds(ModelFile model) {
        return model.all(FlowNode.class)
                .filter(node -> !(node instanceof EndEvent) && !FlowPaths.isEventSubProcess(node))
                .filter(node -> model.outgoing(node).isEmpty())
                .map(node -> Violation.at(node, "lead it on"));
    }

    private static Stream<Violation> unreached(ModelFile model) {
        return FlowPaths.of(model).unreached().map(node -> Violation.at(node, "lead a flow to it, or take it out"));
    }

    private static Stream<Violation> endless(ModelFile model) {
        return FlowPaths.of(model)
                .endless()
                .map(node -> Violation.at(node, "lead it out of the circle, to an end event"));
    }

    private static Stream<Violation> durations(ModelFile model) {
        return model.all(TimerEventDefinition.class)
                .filter(timer -> timer.getTimeDuration() != null && timer.getParentElement() instanceof FlowNode)
                .filter(timer -> timer.getTimeDuration().getTextContent().matches("P\\d+D"))
                .flatMap(timer -> {
                    FlowNode event = (FlowNode) timer.getParentElement();
                    String days = timer.getTimeDuration().getTextContent().replaceAll("\\D", "") + " days";
                    return isNamed(event) && event.getName().startsWith(days)
                            ? Stream.empty()
                            : Stream.of(Violation.at(event, "begin with \"" + days + "\""));
                });
    }

    /** What an expression computes is limited by its table or form. */
    private static Stream<Violation> longTimers(ModelFile model) {
        return model.all(TimerEventDefinition.class)
                .filter(timer -> timer.getTimeDuration() != null)
                .filter(timer -> {
                    var duration = timer.getTimeDuration().getTextContent().strip();
                    return !duration.contains("{") && !DateLimits.isDuration(duration);
                })
                .map(timer -> Violation.at(
                        (BaseElement) timer.getParentElement(),
                        "write a duration such as P30D of at most %d years".formatted(DateLimits.YEARS)));
    }

    private static Stream<Violation> lanes(ModelFile model) {
        return model.all(Lane.class).map(lane -> Violation.at(lane, "take it out"));
    }
}
