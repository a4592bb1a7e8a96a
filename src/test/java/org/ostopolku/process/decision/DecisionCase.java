package org.ostopolku.process.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A line of {@code src/test/resources/decision/<decision id>.csv}: a case in words, a column for each input, and the
 * expected outputs in columns that begin with {@code ->}. An empty cell is null; {@code no result} says that no rule
 * may match.
 */
record DecisionCase(String story, Map<String, Object> facts, Map<String, String> expected) {

    private static final Path CASES = Path.of("src", "test", "resources", "decision");
    private static final String OUTPUT = "-> ";
    private static final String NO_RESULT = "no result";

    static List<DecisionCase> of(DecisionTable table) {
        List<List<String>> lines = read(CASES.resolve(table.id() + ".csv"));
        List<String> header = lines.get(0);
        List<DecisionCase> cases = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            cases.add(of(table, header, line));
        }
        return cases;
    }

    /** What the table answers in this case, as text: all of it if nothing is expected, else the expected outputs. */
    Map<String, String> answerOf(DecisionTable table) {
        Map<String, Object> answer = table.ask(facts);
        Set<String> outputs = expected.isEmpty() || answer.isEmpty() ? answer.keySet() : expected.keySet();
        return outputs.stream()
                .collect(Collectors.toMap(Function.identity(), output -> Objects.toString(answer.get(output), "")));
    }

    private static DecisionCase of(DecisionTable table, List<String> header, List<String> line) {
        if (line.size() != header.size()) {
            throw new AssertionError(table + ": " + header.size() + " columns expected in " + line);
        }
        Map<String, Object> facts = new HashMap<>();
        Map<String, String> expected = new LinkedHashMap<>();
        for (int column = 1; column < header.size(); column++) {
            String name = header.get(column);
            String cell = line.get(column);
            if (name.startsWith(OUTPUT)) {
                expected.put(name.substring(OUTPUT.length()), cell);
            } else {
                facts.put(name, fact(table, name, cell));
            }
        }
        if (!facts.keySet().equals(table.inputs().keySet())
                || expected.isEmpty()
                || !table.outputs().keySet().containsAll(expected.keySet())) {
            throw new AssertionError(table + ": its cases have other columns than its inputs and outputs: " + header);
        }
        if (expected.containsValue(NO_RESULT)) {
            expected.clear();
        }
        return new DecisionCase(line.get(0), facts, expected);
    }

    private static Object fact(DecisionTable table, String input, String cell) {
        if (cell.isEmpty() || !table.inputs().containsKey(input)) {
            return null;
        }
        String type = table.inputs().get(input).getInputExpression().getTypeRef();
        return switch (type) {
            case "integer" -> Integer.valueOf(cell);
            case "double" -> Double.valueOf(cell);
            case "boolean" -> Boolean.valueOf(cell);
            default -> cell;
        };
    }

    private static List<List<String>> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(line ->
                            Arrays.stream(line.split(";", -1)).map(String::trim).toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("every decision table has a file of cases", e);
        }
    }
}
