package org.ostopolku.lifecycle.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/** Reads from a decision table which answers it gives, and which values its rows ask for. */
final class TableValues {

    private TableValues() {}

    static FileValues read(TableFile table) {
        return new FileValues(
                table.file(),
                Set.of(),
                table.all(DecisionTable.class)
                        .map(rules -> answers(table.file(), rules))
                        .toList(),
                table.all(DecisionTable.class)
                        .<Question>map(
                                rules -> new TableQuestion(table.file(), rules.getId(), inputs(rules), cells(rules)))
                        .toList());
    }

    /** What the first output answers: a task keeps this one as its result. */
    private static Given answers(String file, DecisionTable rules) {
        List<TableCell> cells = rules.getRules().stream()
                .flatMap(row -> row.getOutputEntries().stream().limit(1))
                .map(TableCell::of)
                .toList();
        return cells.stream().allMatch(TableCell::isList)
                ? Given.answers(
                        file,
                        cells.stream().flatMap(cell -> cell.values().stream()).collect(Collectors.toSet()))
                : Given.anything(file);
    }

    private static List<TableQuestion.Input> inputs(DecisionTable rules) {
        return rules.getInputs().stream()
                .map(input -> new TableQuestion.Input(variable(input), listed(input.getInputValues())))
                .toList();
    }

    private static String variable(Input input) {
        return input.getInputExpression() == null
                ? ""
                : input.getInputExpression().getTextContent().strip();
    }

    private static Set<String> listed(DmnElement list) {
        return list == null ? Set.of() : TableCell.of(list).values();
    }

    private static List<List<TableCell>> cells(DecisionTable rules) {
        List<List<TableCell>> rows = new ArrayList<>();
        for (Rule row : rules.getRules()) {
            if (row.getInputEntries().size() == rules.getInputs().size()) {
                rows.add(row.getInputEntries().stream().map(TableCell::of).toList());
            }
        }
        return rows;
    }

    /** Answers that the table's own list of answers does not have. */
    static Stream<Violation> unlisted(TableFile table) {
        return table.isCatalogue()
                ? Stream.empty()
                : table.all(DecisionTable.class).flatMap(TableValues::unlisted);
    }

    private static Stream<Violation> unlisted(DecisionTable rules) {
        List<Output> outputs = List.copyOf(rules.getOutputs());
        return rules.getRules().stream()
                .filter(row -> row.getOutputEntries().size() == outputs.size())
                .flatMap(row -> IntStream.range(0, outputs.size())
                        .boxed()
                        .flatMap(column -> unlisted(
                                outputs.get(column),
                                TableCell.of(List.copyOf(row.getOutputEntries()).get(column)))));
    }

    private static Stream<Violation> unlisted(Output output, TableCell cell) {
        Set<String> listed = listed(output.getOutputValues());
        return listed.isEmpty()
                ? Stream.empty()
                : cell.unknown(listed).stream()
                        .map(value -> Violation.at(
                                cell.id(), null, "answer with one of %s, not \"%s\"".formatted(listed, value)));
    }
}
