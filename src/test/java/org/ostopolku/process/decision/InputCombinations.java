package org.ostopolku.process.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;

/** Every combination of the facts that make a difference to a table: its choices, its limits and a step beyond them. */
final class InputCombinations {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private InputCombinations() {}

    static List<Map<String, Object>> over(DecisionTable table) {
        List<Map<String, Object>> combinations = List.of(Map.of());
        for (String input : table.inputs().keySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> facts : combinations) {
                for (Object value : valuesOf(table, input)) {
                    longer.add(with(facts, input, value));
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /** Hands over each two combinations that differ only in the number, the lower one first. */
    static void rising(DecisionTable table, String number, BiConsumer<Map<String, Object>, Map<String, Object>> pair) {
        List<Object> numbers = valuesOf(table, number).stream()
                .filter(Number.class::isInstance)
                .sorted(Comparator.comparingDouble(value -> ((Number) value).doubleValue()))
                .toList();
        if (numbers.size() < 2) {
            throw new AssertionError(table + " has no limits for " + number);
        }
        for (Map<String, Object> facts : over(table)) {
            int next = numbers.indexOf(facts.get(number)) + 1;
            if (next > 0 && next < numbers.size()) {
                pair.accept(facts, with(facts, number, numbers.get(next)));
            }
        }
    }

    private static Set<Object> valuesOf(DecisionTable table, String name) {
        Input input = table.inputs().get(name);
        Set<Object> values = new LinkedHashSet<>();
        values.add(null);
        switch (input.getInputExpression().getTypeRef()) {
            case "boolean" -> values.addAll(List.of(true, false));
            case "integer" ->
                limits(table, name).forEach(limit -> {
                    for (int step = -1; step <= 1; step++) {
                        values.add((int) Math.round(limit) + step);
                    }
                });
            case "double" ->
                limits(table, name).forEach(limit -> {
                    for (int step = -1; step <= 1; step++) {
                        values.add(Math.round(limit * 100 + step) / 100.0);
                    }
                });
            default -> {
                values.add("something else");
                entries(table, name)
                        .forEach(entry -> WORD.matcher(entry).results().forEach(word -> values.add(word.group(1))));
            }
        }
        return values;
    }

    private static Set<Double> limits(DecisionTable table, String name) {
        Set<Double> limits = new TreeSet<>();
        entries(table, name)
                .forEach(entry ->
                        NUMBER.matcher(entry).results().forEach(number -> limits.add(Double.valueOf(number.group()))));
        return limits;
    }

    private static List<String> entries(DecisionTable table, String name) {
        int column = List.copyOf(table.inputs().keySet()).indexOf(name);
        return table.rules().stream()
                .map(rule -> List.copyOf(rule.getInputEntries()).get(column))
                .map(InputEntry::getText)
                .map(text -> text.getTextContent())
                .toList();
    }

    private static Map<String, Object> with(Map<String, Object> facts, String name, Object value) {
        Map<String, Object> more = new HashMap<>(facts);
        more.put(name, value);
        return more;
    }
}
