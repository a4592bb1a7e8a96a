package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped model, form and table keeps every rule; a failure lists all findings of the rule. */
@Tag("once")
class ModelRulesTest {

    private static final List<Finding> FINDINGS = ModelRules.check(ShippedFiles.all(), ShippedFiles.BEFORE);

    static Stream<Rule> rules() {
        return ModelRules.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void every_file_keeps_the_rule(Rule rule) {
        assertThat(FINDINGS.stream()
                        .filter(finding -> finding.rule().equals(rule.name()))
                        .map(Finding::describe))
                .as(rule.says())
                .isEmpty();
    }
}
