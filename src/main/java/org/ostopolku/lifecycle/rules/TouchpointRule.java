package org.ostopolku.lifecycle.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** What a touchpoint needs: team, form, due date, work instruction, goals and feedback. */
enum TouchpointRule implements Rule {
    TEAM("a touchpoint belongs to a team", TouchpointRule::teams),
    FORM("a touchpoint has a form that exists, in its newest version", TouchpointRule::forms),
    FORM_NAME(Severity.WARNING, "the form of a touchpoint has its name", TouchpointRule::formNames),
    DUE(
            "a touchpoint is due by its urgency, on the promised day, or on the day of the erasure",
            TouchpointRule::dueDates),
    PRIORITY("a touchpoint has a priority by its urgency", TouchpointRule::priorities),
    INSTRUCTION(
            "a work instruction has three paragraphs: situation, natural course and plan B",
            TouchpointRule::instructions),
    DESCRIBED("a touchpoint describes both sides, the systems and its effect", TouchpointRule::properties),
    CONFLICT("a conflict of the goals is described in words", TouchpointRule::conflicts),
    FEEDBACK("after a direct touchpoint the customer is asked for feedback", TouchpointRule::feedback);

    private static final Map<String, Set<String>> CHOICES = Map.of(
            "goalStatus", Set.of("hypothesis", "validated"),
            "channel", Set.of("direct", "self-service", "internal"),
            "effect", Set.of("high", "medium", "low"));

    /** By urgency, the promised day, or the day of the erasure. */
    private static final Set<String> DUE_DATES =
            Set.of("${urgency.dueDate(execution)}", "${deliveryDate}T23:59:59", "${erasureOn}T23:59:59");

    private static final List<String> TEXTS =
            List.of("customerGoal", "companyGoal", "customerParticipants", "companyParticipants", "systems");

    private final RuleCheck check;

    TouchpointRule(String says, Function<ModelFile, Stream<Violation>> search) {
        this(Severity.ERROR, says, search);
    }

    TouchpointRule(Severity severity, String says, Function<ModelFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(ModelFile.class, severity, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static Stream<Violation> teams(ModelFile model) {
        return model.all(UserTask.class)
                .filter(task -> !model.context().teams().contains(String.valueOf(task.getCamundaCandidateGroups()))
                        && !"${responsibleTeam}".equals(task.getCamundaCandidateGroups()))
                .map(task -> Violation.at(
                        task,
                        "make its candidate group one of " + model.context().teams()));
    }

    private static Stream<Violation> forms(ModelFile model) {
        return model.all(UserTask.class)
                .filter(task -> !model.context().forms().contains(String.valueOf(task.getCamundaFormRef()))
                        || !ValidationContext.isLatest(task.getCamundaFormRefBinding()))
                .map(task -> Violation.at(
                        task,
                        "bind it to the latest version of a form that is deployed, or deploy "
                                + NameRule.kebabCase(ModelFile.label(task)) + ".form with it"));
    }

    private static Stream<Violation> formNames(ModelFile model) {
        return model.all(UserTask.class)
                .filter(task -> model.context().forms().contains(String.valueOf(task.getCamundaFormRef())))
                .filter(task -> NameRule.isLatin(ModelFile.label(task))
                        && !task.getCamundaFormRef().equals(NameRule.kebabCase(ModelFile.label(task))))
                .map(task -> Violation.at(task, "call the form " + NameRule.kebabCase(ModelFile.label(task))));
    }

    private static Stream<Violation> dueDates(ModelFile model) {
        return model.all(UserTask.class)
                .filter(task -> !DUE_DATES.contains(String.valueOf(task.getCamundaDueDate())))
                .map(task -> Violation.at(task, "make its due date one of " + DUE_DATES));
    }

    private static Stream<Violation> priorities(ModelFile model) {
        return model.all(UserTask.class)
                .filter(task -> !"${urgency.priority(execution)}".equals(task.getCamundaPriority()))
                .map(task -> Violation.at(task, "make its priority ${urgency.priority(execution)}"));
    }

    private static Stream<Violation> instructions(ModelFile model) {
        return model.all(UserTask.class)
                .filter(task -> ModelFile.documentation(task).strip().split("\\n\\s*\\n").length < 3)
                .map(task -> Violation.at(
                        task,
                        "write three paragraphs: the situation, the natural course, and plan B; leave an empty line"
                                + " between them"));
    }

    private static Stream<Violation> properties(ModelFile model) {
        return model.all(UserTask.class).flatMap(task -> {
            Stream<String> texts = TEXTS.stream()
                    .filter(name -> ModelFile.property(task, name).isBlank())
                    .map(name -> "fill in " + name);
            Stream<String> choices = CHOICES.keySet().stream()
                    .filter(name -> !CHOICES.get(name).contains(ModelFile.property(task, name)))
                    .map(name -> "make " + name + " one of " + CHOICES.get(name));
            Stream<String> escalation = Stream.of("escalateTo")
                    .filter(name -> ModelFile.properties(task).containsKey(name))
                    .filter(name -> !model.context().teams().contains(ModelFile.property(task, name)))
                    .map(name -> "make " + name + " one of " + model.context().teams());
            return Stream.of(texts, choices, escalation)
                    .flatMap(Function.identity())
                    .map(fix -> Violation.at(task, fix));
        });
    }

    private static Stream<Violation> conflicts(ModelFile model) {
        return model.all(UserTask.class)
                .filter(task -> ModelFile.properties(task).containsKey("goalConflict"))
                .filter(task -> ModelFile.property(task, "goalConflict").strip().split("\\s+").length < 3)
                .map(task -> Violation.at(
                        task, "write in goalConflict how our goal stands against the customer's, or take it out"));
    }

    private static Stream<Violation> feedback(ModelFile model) {
        return model.all(UserTask.class)
                .filter(task -> model.hasCustomer()
                        && ModelFile.property(task, "channel").equals("direct"))
                .filter(task -> ModelFile.property(task, "feedbackNotAsked").isBlank())
                .filter(task -> !asksForFeedback(model, task, new HashSet<>()))
                .map(task -> Violation.at(
                        task, "throw feedback-requested before the next touchpoint, or fill in feedbackNotAsked"));
    }

    private static boolean asksForFeedback(ModelFile model, FlowNode node, Set<FlowNode> seen) {
        return model.outgoing(node).stream()
                .map(SequenceFlow::getTarget)
                .filter(next -> !(next instanceof UserTask) && seen.add(next))
                .anyMatch(next -> isFeedbackRequest(next) || asksForFeedback(model, next, seen));
    }

    private static boolean isFeedbackRequest(FlowNode node) {
        return node instanceof IntermediateThrowEvent
                && ModelFile.property(node, "message").equals("feedback-requested");
    }
}
