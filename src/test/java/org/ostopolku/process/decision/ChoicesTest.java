package org.ostopolku.process.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The choices that a column of a decision table offers are the ones that its rules and the forms use. */
@Tag("once")
class ChoicesTest {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

    private final List<DecisionTable> tables = DecisionTable.all();
    private final List<String> findings = new ArrayList<>();

    @Test
    void every_word_in_a_rule_is_offered_by_its_column() {
        for (DecisionTable table : tables) {
            List<Input> inputs = List.copyOf(table.inputs().values());
            List<Output> outputs = List.copyOf(table.outputs().values());
            for (Rule rule : table.rules()) {
                List<InputEntry> when = List.copyOf(rule.getInputEntries());
                List<OutputEntry> then = List.copyOf(rule.getOutputEntries());
                for (int i = 0; i < inputs.size(); i++) {
                    compare(
                            table + " " + rule.getId(),
                            words(when.get(i).getText()),
                            inputs.get(i).getInputValues());
                }
                for (int i = 0; i < outputs.size(); i++) {
                    compare(
                            table + " " + rule.getId(),
                            words(then.get(i).getText()),
                            outputs.get(i).getOutputValues());
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void every_choice_in_a_form_is_offered_by_the_decision_that_asks_for_it() {
        int compared = 0;
        for (FormVariable field : FormVariable.all()) {
            for (DecisionTable table : tables) {
                Input input = table.inputs().get(field.key());
                if (input != null
                        && input.getInputValues() != null
                        && !field.choices().isEmpty()) {
                    compare(field + " for " + table, field.choices(), input.getInputValues());
                    compared++;
                }
            }
        }
        assertThat(findings).isEmpty();
        assertThat(compared).as("choices in forms that decisions ask for").isPositive();
    }

    private void compare(String place, Collection<String> used, UnaryTests offered) {
        if (offered != null) {
            List<String> choices = words(offered.getText());
            used.stream()
                    .filter(word -> !choices.contains(word))
                    .forEach(word -> findings.add(place + " says " + word + ", offered are " + choices));
        }
    }

    private static List<String> words(Text text) {
        return WORD.matcher(text.getTextContent())
                .results()
                .map(word -> word.group(1))
                .toList();
    }
}
