package org.ostopolku.lifecycle.rules;

import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;

/** Rules for the answers that decide: models, forms and tables are judged together with those that are deployed. */
enum DecisionRule implements Rule {
    VALUE(
            ModelFile.class,
            "a condition compares a variable with a value that a form, table or step gives it, of its type",
            DecisionRule::values),
    WAY_OUT(
            ModelFile.class,
            "each answer of a form or table has its way out; the default way takes one answer, or those of its property answers",
            DecisionRule::waysOut),
    HARMLESS_DEFAULT(
            ModelFile.class,
            "a default way does not erase, close, order or skip an approval: such a way has a condition",
            DecisionRule::defaults),
    GIVEN_VALUE(
            Severity.WARNING,
            ModelFile.class,
            "what a model gives a variable fits the decisions of other models and tables",
            DecisionRule::given),
    FORM_ANSWER(
            FormFile.class,
            "each answer of a form has a way out of the decisions that ask it, and each way an answer",
            DecisionRule::answers),
    FORM_CONDITION(FormFile.class, "a field is hidden by an answer that can be given", DecisionRule::hideConditions),
    TABLE_VALUE(TableFile.class, "a row asks for and answers with values that can be given", DecisionRule::tableValues),
    TABLE_ROW(TableFile.class, "each answer of a form has a row in the table that asks it", DecisionRule::rows),
    TABLE_ANSWER(
            TableFile.class,
            "each answer of a table has a way out of the decisions that ask it, and each way an answer",
            DecisionRule::results);

    private final RuleCheck check;

    <F extends CheckedFile> DecisionRule(Class<F> kind, String says, Function<F, Stream<Violation>> search) {
        this(Severity.ERROR, kind, says, search);
    }

    <F extends CheckedFile> DecisionRule(
            Severity severity, Class<F> kind, String says, Function<F, Stream<Violation>> search) {
        this.check = RuleCheck.of(kind, severity, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static Stream<Violation> values(ModelFile model) {
        return own(model, false);
    }

    private static Stream<Violation> waysOut(ModelFile model) {
        return own(model, true);
    }

    private static Stream<Violation> rows(TableFile table) {
        return own(table, true);
    }

    private static Stream<Violation> own(CheckedFile file, boolean isGiven) {
        return file.context()
                .misfits()
                .filter(misfit -> misfit.file().equals(file.file()) && misfit.isGiven() == isGiven)
                .map(Misfit::place);
    }

    private static Stream<Violation> defaults(ModelFile model) {
        var consequences = new Consequences(model);
        return model.ours(FlowNode.class)
                .flatMap(node -> model.outgoing(node).stream()
                        .filter(flow -> flow.getId().equals(node.getAttributeValue("default"))))
                .flatMap(
                        flow -> consequences.after(flow).stream()
                                .map(
                                        consequence -> Violation.at(
                                                flow,
                                                consequence
                                                        + ". Give this way the condition of its answer, and make a harmless way the default")));
    }

    /** The misfits of other files that this file causes, or caused in its version before. */
    private static Stream<Misfit> elsewhere(CheckedFile file) {
        return file.context()
                .misfits()
                .filter(misfit -> !misfit.file().equals(file.file()))
                .filter(misfit -> file.context().gives(file.file(), misfit.variable()));
    }

    private static Stream<Violation> given(ModelFile model) {
        return model.companies().map(Process::getId).findFirst().stream()
                .flatMap(process -> elsewhere(model).map(misfit -> misfit.at(process, null)));
    }

    private static Stream<Violation> answers(FormFile form) {
        return Stream.concat(elsewhere(form), running(form)).map(misfit -> form.field(misfit.variable())
                .map(field ->
                        misfit.at(field.path("id").asText(), field.path("label").asText()))
                .orElseGet(() -> misfit.at(form.id(), null)));
    }

    /** Journeys that run in an earlier version of a model see the newest form. */
    private static Stream<Misfit> running(FormFile form) {
        return form.context().runningMisfits().filter(misfit -> form.context().gives(form.file(), misfit.variable()));
    }

    private static Stream<Violation> hideConditions(FormFile form) {
        var values = form.context().possibleValues();
        return form.parts().flatMap(HideCondition::of).flatMap(condition -> condition.fix(values).stream()
                .map(fix -> Violation.at(condition.id(), condition.label(), fix)));
    }

    private static Stream<Violation> tableValues(TableFile table) {
        return Stream.concat(own(table, false), TableValues.unlisted(table));
    }

    private static Stream<Violation> results(TableFile table) {
        return elsewhere(table).map(misfit -> misfit.at(table.file().replace(".dmn", ""), null));
    }
}
