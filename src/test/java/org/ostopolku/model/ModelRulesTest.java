package org.ostopolku.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model under bpmn/ keeps every rule; a failure lists all findings of the rule. */
@Tag("once")
class ModelRulesTest {

    private static final List<Model> MODELS = Model.all();

    static Stream<Rule> rules() {
        return Rule.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void everyModelKeepsTheRule(Rule rule) {
        assertThat(MODELS.stream()
                        .flatMap(model -> rule.findings(model).stream().map(finding -> finding.tell(model, rule))))
                .as(rule.says())
                .isEmpty();
    }
}
