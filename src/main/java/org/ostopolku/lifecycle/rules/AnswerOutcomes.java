package org.ostopolku.lifecycle.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Follows each answer of the forms and tables through the gateways of a model. */
record AnswerOutcomes(ValidationContext context, ModelFile model) {

    Stream<AnswerOutcome> all() {
        PossibleValues values = context.possibleValues();
        return new ModelValues(model)
                .gateways()
                .filter(gateway -> gateway.isReadable(values))
                .flatMap(gateway -> gateway.variables()
                        .filter(values::isAnswer)
                        .flatMap(variable ->
                                values.of(variable).stream().map(answer -> outcome(gateway, variable, answer))));
    }

    private AnswerOutcome outcome(GatewayQuestion gateway, String variable, String answer) {
        String way = gateway.wayOf(variable, answer);
        Optional<SequenceFlow> flow = model.ours(SequenceFlow.class)
                .filter(one -> one.getId().equals(way))
                .findFirst();
        return new AnswerOutcome(
                givenBy(variable, answer),
                variable,
                answer,
                model.file(),
                gateway.id(),
                gateway.label(),
                way,
                flow.map(ModelFile::label).orElse(""),
                flow.flatMap(new Consequences(model)::after).orElse(""));
    }

    private List<String> givenBy(String variable, String answer) {
        return context.values().values().stream()
                .filter(file -> file.given().stream()
                        .anyMatch(given -> given.values().contains(answer)
                                && (given.variable().equals(variable)
                                        || given.variable().equals(file.file())
                                                && context.gives(file.file(), variable))))
                .filter(file -> !file.file().endsWith(".bpmn"))
                .map(FileValues::file)
                .toList();
    }
}
