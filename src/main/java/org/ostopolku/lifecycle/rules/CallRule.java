package org.ostopolku.lifecycle.rules;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.ostopolku.process.journey.Stage;

/** Rules for called processes. */
enum CallRule implements Rule {
    CALL("a called process exists and gets the business key", CallRule::calls),
    STAGE_VERSION("a stage is called in the version that an experiment gives", CallRule::stageVersions),
    FACTS("a called process gets the facts of the customer", CallRule::facts);

    private static final String STAGE_VERSION_ASKED = "${stageVersion.of(execution)}";

    private static final Set<String> MAPPINGS = Set.of("${customerFacts}", "${customerFactsToRead}");

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
        return model.all(CallActivity.class)
                .filter(call -> !MAPPINGS.contains(String.valueOf(call.getCamundaVariableMappingDelegateExpression())))
                .map(
                        call -> Violation.at(
                                call,
                                "set the delegate expression of its variable mapping to ${customerFacts} (template \"Buying stage\"), or to ${customerFactsToRead} if it takes nothing back, and remove the mappings of single facts"));
    }
}
