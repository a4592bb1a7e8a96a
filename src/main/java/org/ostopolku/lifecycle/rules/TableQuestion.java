package org.ostopolku.lifecycle.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The inputs and rows of a decision table.
 *
 * @param rows the cells of each row, one for each input
 */
record TableQuestion(String file, String id, List<Input> inputs, List<List<TableCell>> rows) implements Question {

    /** More combinations of answers than these are not tried. */
    private static final int COMBINATIONS = 20_000;

    /** @param listed the values that the table itself lists for the input */
    record Input(String variable, Set<String> listed) {}

    @Override
    public Stream<Misfit> misfits(PossibleValues values) {
        return Stream.concat(unknown(values), withoutRow(values));
    }

    private Stream<Misfit> unknown(PossibleValues values) {
        return IntStream.range(0, inputs.size()).boxed().flatMap(column -> {
            String variable = inputs.get(column).variable();
            Set<String> known = known(inputs.get(column), values);
            return known.isEmpty()
                    ? Stream.empty()
                    : rows.stream().map(row -> row.get(column)).flatMap(cell -> cell.unknown(known).stream()
                            .map(value -> new Misfit(
                                    variable,
                                    file,
                                    Violation.at(
                                            cell.id(),
                                            null,
                                            "%s is never \"%s\"; it is one of %s".formatted(variable, value, known)),
                                    false)));
        });
    }

    /** The values that an input can have; empty if these are not known. */
    private static Set<String> known(Input input, PossibleValues values) {
        if (!values.isClosed(input.variable())) {
            return Set.of();
        }
        return values.isGiven(input.variable()) ? values.of(input.variable()) : input.listed();
    }

    /** Tries every combination of the answers; a cell that is no list of values takes each. */
    private Stream<Misfit> withoutRow(PossibleValues values) {
        List<Integer> asked = IntStream.range(0, inputs.size())
                .filter(column -> values.isGiven(inputs.get(column).variable())
                        && !known(inputs.get(column), values).isEmpty())
                .boxed()
                .toList();
        List<Map<Integer, String>> combinations = List.of(Map.of());
        for (int column : asked) {
            List<Map<Integer, String>> more = new ArrayList<>();
            for (Map<Integer, String> combination : combinations) {
                for (String value : known(inputs.get(column), values)) {
                    Map<Integer, String> longer = new TreeMap<>(combination);
                    longer.put(column, value);
                    more.add(longer);
                }
            }
            combinations = more;
            if (combinations.size() > COMBINATIONS) {
                return Stream.empty();
            }
        }
        return asked.isEmpty() || rows.isEmpty() ? Stream.empty() : withoutRow(combinations);
    }

    private Stream<Misfit> withoutRow(List<Map<Integer, String>> combinations) {
        Map<Boolean, List<Map<Integer, String>>> byRow = combinations.stream()
                .collect(Collectors.partitioningBy(
                        combination -> rows.stream().anyMatch(row -> takes(row, combination))));
        Map<Integer, Set<String>> missing = new TreeMap<>();
        byRow.get(false).forEach(combination -> {
            // The answer that the fewest rows know is the one that is missing.
            int column = combination.keySet().stream()
                    .min(Comparator.comparing(candidate -> byRow.get(true).stream()
                            .filter(other -> other.get(candidate).equals(combination.get(candidate)))
                            .count()))
                    .orElseThrow();
            missing.computeIfAbsent(column, name -> new TreeSet<>()).add(combination.get(column));
        });
        return missing.entrySet().stream().map(column -> {
            String variable = inputs.get(column.getKey()).variable();
            return new Misfit(
                    variable,
                    file,
                    Violation.at(
                            id,
                            null,
                            "add a row for each answer to the other questions when %s is %s, or take the answer out of what gives it"
                                    .formatted(variable, column.getValue())),
                    true);
        });
    }

    private static boolean takes(List<TableCell> row, Map<Integer, String> combination) {
        return combination.entrySet().stream()
                .allMatch(answer -> row.get(answer.getKey()).accepts(answer.getValue()));
    }
}
