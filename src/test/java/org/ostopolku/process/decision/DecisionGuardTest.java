package org.ostopolku.process.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rules for every decision table, also for new ones. Each test reports all its findings. */
@Tag("once")
class DecisionGuardTest {

    private static final Pattern SPEAKING = Pattern.compile("(Rule|Input|Output)_([A-Z][A-Za-z0-9]*)");

    private final List<DecisionTable> tables = DecisionTable.all();

    @Test
    void the_tables_of_the_journey_are_there() {
        assertThat(tables)
                .extracting(DecisionTable::id)
                .contains(
                        "ideal-customer-fit",
                        "segment",
                        "touchpoint-priority",
                        "discount-approval",
                        "feedback-class",
                        "nurture-rhythm",
                        "retention",
                        "kpi-catalogue");
        assertThat(tables)
                .allSatisfy(table ->
                        assertThat(table.rules()).as("rules of " + table).isNotEmpty());
    }

    @Test
    void every_rule_is_matched_by_a_case() {
        assertThat(tables.stream().flatMap(DecisionGuardTest::rulesWithoutACase))
                .as("rules that no case of src/test/resources/decision matches")
                .isEmpty();
    }

    @Test
    void a_new_rule_without_a_case_is_named() {
        DecisionTable table = DecisionTable.named("feedback-class");
        DecisionTable edited = table.withRule("Rule_Overjoyed", "[12..13]", "\"very-satisfied\"");
        assertThat(rulesWithoutACase(edited)).containsExactly("feedback-class.dmn Rule_Overjoyed");
    }

    @Test
    void every_rule_explains_itself() {
        List<String> findings = new ArrayList<>();
        for (DecisionTable table : tables) {
            for (Rule rule : table.rules()) {
                String text = rule.getDescription() == null
                        ? ""
                        : rule.getDescription().getTextContent().trim();
                if (!text.contains(" ")) {
                    findings.add(table + " " + rule.getId() + " has no description in words");
                }
                if (!SPEAKING.matcher(rule.getId()).matches()) {
                    findings.add(table + " " + rule.getId() + " is no speaking id like Rule_NoDiscount");
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void every_table_is_readable_in_modeler() {
        List<String> findings = new ArrayList<>();
        for (DecisionTable table : tables) {
            Decision decision = table.definition();
            if (!table.toString().equals(decision.getId() + ".dmn")) {
                findings.add(table + " holds the decision " + decision.getId());
            }
            if (isBlank(decision.getName()) || decision.getDescription() == null) {
                findings.add(table + " has no name or no description");
            }
            if (isBlank(decision.getCamundaHistoryTimeToLiveString())) {
                findings.add(table + " does not say how long its history is kept");
            }
            for (Input input : table.inputs().values()) {
                if (!SPEAKING.matcher(input.getId()).matches() || isBlank(input.getLabel())) {
                    findings.add(table + " " + input.getId() + " has no speaking id or no label");
                }
            }
            for (Output output : table.outputs().values()) {
                if (!SPEAKING.matcher(output.getId()).matches() || isBlank(output.getLabel())) {
                    findings.add(table + " " + output.getId() + " has no speaking id or no label");
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    private static Stream<String> rulesWithoutACase(DecisionTable table) {
        DecisionCase.of(table).forEach(given -> given.answerOf(table));
        return table.rules().stream()
                .map(Rule::getId)
                .filter(id -> !table.matchedRules().contains(id))
                .map(id -> table + " " + id);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
