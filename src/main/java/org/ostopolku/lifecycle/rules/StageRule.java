package org.ostopolku.lifecycle.rules;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.ostopolku.process.journey.JourneyProcess;

/** Rules for the customer's pool, the description of the process and the stages. */
enum StageRule implements Rule {
    CUSTOMER("the customer's own process is drawn with ours", StageRule::customers),
    CUSTOMER_STEP("a step of the customer has its needs and what keeps from buying", StageRule::customerSteps),
    CUSTOMER_STATE(
            Severity.WARNING,
            "the customer's process begins and ends in the customer's own states",
            StageRule::customerStates),
    SERVED("a touchpoint that meets the customer is joined to the customer's step by what passes", StageRule::served),
    BOUNDARY("a process has its input, steps, output and owner", StageRule::boundaries),
    STAGE("a stage says what the customer does, its question, when it is over, and its targets", StageRule::stages),
    STAGE_TOUCHPOINT("a stage has a touchpoint", StageRule::touchpoints),
    STAGE_DECISION("in a stage the customer decides", StageRule::decisions),
    STAGE_KPI("a stage logs a business and a development KPI of its own", StageRule::stageKpis);

    private final RuleCheck check;

    StageRule(String says, Function<ModelFile, Stream<Violation>> search) {
        this(Severity.ERROR, says, search);
    }

    StageRule(Severity severity, String says, Function<ModelFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(ModelFile.class, severity, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static Stream<Violation> customers(ModelFile model) {
        boolean drawn =
                model.all(Participant.class).map(Participant::getProcess).anyMatch(model::isCustomers);
        return model.hasCustomer() && !drawn
                ? model.companies()
                        .map(process -> Violation.at(process, "add the customer's pool, expanded and not executable"))
                : Stream.empty();
    }

    private static Stream<Violation> customerSteps(ModelFile model) {
        return model.customers(Task.class)
                .filter(step -> !model.name().equals(JourneyProcess.CUSTOMER_JOURNEY))
                .flatMap(step -> unset(model, step, "needs", "obstacles"));
    }

    private static Stream<Violation> customerStates(ModelFile model) {
        return Stream.concat(model.customers(StartEvent.class), model.customers(EndEvent.class))
                .filter(event ->
                        model.isEnglish() && !ModelFile.label(event).matches(".*\\b(I|we|We|me|us|my|our)\\b.*"))
                .map(event -> Violation.at(event, "say it as the customer would, as in \"I want an offer\""));
    }

    private static Stream<Violation> served(ModelFile model) {
        return model.ours(UserTask.class)
                .filter(task -> model.hasCustomer()
                        && !ModelFile.property(task, "channel").equals("internal"))
                .filter(task -> model.messageFlowsOf(task).findAny().isEmpty())
                .map(task -> Violation.at(task, "join it to the customer's pool by a message flow"));
    }

    private static Stream<Violation> boundaries(ModelFile model) {
        return model.companies()
                .flatMap(process -> Stream.concat(
                        unset(model, process, "companyDoes", "input", "steps", "output", "ownerTeam"),
                        Stream.of(ModelFile.property(process, "ownerTeam"))
                                .filter(team -> !team.isEmpty()
                                        && !model.context().teams().contains(team))
                                .map(team -> Violation.at(
                                        process,
                                        "make ownerTeam one of "
                                                + model.context().teams()))));
    }

    private static Stream<Violation> stages(ModelFile model) {
        return stage(model)
                .flatMap(process -> unset(model, process, "customerDoes", "question", "overWhen", "targets"));
    }

    /** The properties that an element lacks; one whose text stands at its old place is the finding of another rule. */
    private static Stream<Violation> unset(ModelFile model, BaseElement element, String... properties) {
        var elsewhere = MovedTextRule.missing(model, element);
        return Stream.of(properties)
                .filter(name -> ModelFile.property(element, name).isEmpty() && !elsewhere.containsKey(name))
                .map(name -> Violation.at(element, "set the property " + name));
    }

    private static Stream<Process> stage(ModelFile model) {
        return model.companies().filter(process -> model.isStage());
    }

    private static Stream<Violation> touchpoints(ModelFile model) {
        return stage(model)
                .filter(process -> model.ours(UserTask.class).findAny().isEmpty())
                .map(process -> Violation.at(process, "add a user task in which the company meets the customer"));
    }

    private static Stream<Violation> decisions(ModelFile model) {
        return stage(model)
                .filter(process -> model.ours(ExclusiveGateway.class)
                        .noneMatch(gateway ->
                                ModelFile.property(gateway, "customerDecision").equals("true")
                                        && model.outgoing(gateway).size() > 1))
                .map(process -> Violation.at(
                        process, "add an exclusive gateway with the property customerDecision=true and its ways out"));
    }

    private static Stream<Violation> stageKpis(ModelFile model) {
        Set<String> kinds = model.all(ServiceTask.class)
                .flatMap(ModelFile::kpis)
                .map(model.context().kpis()::get)
                .filter(kpi -> kpi != null && kpi.stage().equals(model.name()))
                .map(ValidationContext.Kpi::kind)
                .collect(Collectors.toSet());
        return stage(model).flatMap(process -> Stream.of("business", "development")
                .filter(kind -> !kinds.contains(kind))
                .map(kind -> Violation.at(process, "log a " + kind + " KPI of this stage")));
    }
}
