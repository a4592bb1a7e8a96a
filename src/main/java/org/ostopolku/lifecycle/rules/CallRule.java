package org.ostopolku.lifecycle.rules;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.ostopolku.process.journey.JourneyVariable;
import org.ostopolku.process.journey.Stage;

/** Rules for called processes. */
enum CallRule implements Rule {
    CALL("a called process exists and gets the business key", CallRule::calls),
    STAGE_VERSION("a stage is called in the version that an experiment gives", CallRule::stageVersions),
    FACTS("a called process gets every fact of the journey", CallRule::facts);

    private static final String STAGE_VERSION_ASKED = "${stageVersion.of(execution)}";

    /** Facts that a called process decides itself and does not get from its caller. */
    private static final Set<String> DECIDED_ANEW = Set.of("nextStep", "closingReason");

    private final RuleCheck check;

    CallRule(String says, Function<ModelFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(ModelFile.class, Severity.ERROR, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static Stream<Violation> calls(ModelFile model) {
        return model.all(CallActivity.class)
                .filter(call -> !model.context().processes().contains(String.valueOf(call.getCalledElement()))
                        || handedOver(call)
                                .noneMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey())))
                .map(call -> Violation.at(call, "call one of our processes with #{execution.processBusinessKey}"));
    }

    private static Stream<Violation> stageVersions(ModelFile model) {
        return model.all(CallActivity.class)
                .filter(call -> Stage.exists(String.valueOf(call.getCalledElement())))
                .filter(call -> !"version".equals(call.getCamundaCalledElementBinding())
                        || !STAGE_VERSION_ASKED.equals(call.getCamundaCalledElementVersion()))
                .map(call -> Violation.at(
                        call,
                        "choose the template \"Buying stage\", or the binding \"version\" with "
                                + STAGE_VERSION_ASKED));
    }

    private static Stream<CamundaIn> handedOver(CallActivity call) {
        return call.getExtensionElements() == null
                ? Stream.empty()
                : call.getExtensionElements().getChildElementsByType(CamundaIn.class).stream();
    }

    private static Stream<Violation> facts(ModelFile model) {
        return model.all(CallActivity.class).flatMap(call -> missing(model, call).stream()
                .map(fact -> Violation.at(call, "hand over " + fact + " as " + fact)));
    }

    private static List<String> missing(ModelFile model, CallActivity call) {
        var handedOver = handedOver(call)
                .filter(in -> Objects.equals(in.getCamundaSource(), in.getCamundaTarget()))
                .map(CamundaIn::getCamundaSource)
                .toList();
        return model.context().variables().values().stream()
                .filter(JourneyVariable::fact)
                .map(JourneyVariable::name)
                .filter(fact -> !DECIDED_ANEW.contains(fact) && !handedOver.contains(fact))
                .sorted()
                .toList();
    }
}
