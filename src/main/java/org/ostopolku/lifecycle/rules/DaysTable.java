package org.ostopolku.lifecycle.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/**
 * The numbers of days in the tables {@code retention} and {@code erasure}, after which personal data is erased. Compares two
 * versions of a table for every input that the product gives.
 */
final class DaysTable {

    /** What the product gives to a table, and which numbers of days it reads. */
    private record Use(Set<String> inputs, List<String> days) {}

    private static final String REASON = "closingReason";
    private static final String CONSENT = "contactConsent";

    private static final Map<String, Use> USES = Map.of(
            "retention.dmn", new Use(Set.of(REASON, CONSENT), List.of("keepDays")),
            "erasure.dmn", new Use(Set.of("hasOrders"), List.of("graceDays", "keepOrderDays")));

    private static final int MOST = 36_500;

    private static final Pattern DAYS = Pattern.compile("0|[1-9]\\d{0,4}");

    /** Other conditions are not compared. A backslash could write the same text in another way. */
    private static final Pattern TEXTS = Pattern.compile("\"[^\"\\\\]*\"(?:\\s*,\\s*\"[^\"\\\\]*\")*");

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    private static final Set<String> TRUTHS = Set.of("true", "false");

    private static final String OTHER = "any other";
    private static final String EMPTY = "empty";

    private final DecisionTable table;
    private final Use use;

    private DaysTable(DecisionTable table, Use use) {
        this.table = table;
        this.use = use;
    }

    static Stream<DaysTable> of(TableFile file) {
        var use = USES.get(file.file());
        return use == null ? Stream.empty() : file.all(DecisionTable.class).map(table -> new DaysTable(table, use));
    }

    static boolean isNamed(String file) {
        return USES.containsKey(file);
    }

    /** Columns that are missing, and cells without a number of days. */
    Stream<Violation> violations() {
        var policy = Set.of(HitPolicy.FIRST, HitPolicy.UNIQUE).contains(table.getHitPolicy())
                ? Stream.<Violation>empty()
                : Stream.of(Violation.at(table.getId(), null, "take the hit policy FIRST or UNIQUE"));
        var missing = use.days().stream()
                .filter(name -> columns(name).count() != 1)
                .map(name -> Violation.at(table.getId(), null, "add one output column " + name));
        var cells = IntStream.range(0, rows().size()).boxed().flatMap(this::violations);
        return Stream.of(policy, missing, cells).flatMap(part -> part);
    }

    private Stream<Violation> violations(int row) {
        var rule = rows().get(row);
        if (!isComplete(rule)) {
            return Stream.of(Violation.at(rule.getId(), "row " + (row + 1), "fill in every column"));
        }
        return use.days().stream()
                .flatMap(this::columns)
                .filter(column -> days(rule, column) == null)
                .map(column -> {
                    var cell = cell(rule, column);
                    return Violation.at(
                            Objects.requireNonNullElse(cell.getId(), rule.getId()),
                            place(row, column),
                            "write a whole number from 0 to %d instead of \"%s\""
                                    .formatted(MOST, text(cell.getText())));
                });
    }

    /**
     * The days to keep a journey with a closing reason, by the consent of its customer; the shortest ones of the table if they
     * cannot be told.
     *
     * @param reason empty for a journey without a reason
     * @param isKnown whether the reason is known before a process runs
     */
    Map<String, Integer> daysByConsent(String reason, boolean isKnown) {
        boolean isTold = isKnown && incomparable().findAny().isEmpty();
        var reasons = new TreeSet<>(Set.of(OTHER, EMPTY));
        texts(REASON).forEach(reasons::add);
        var consents = new TreeSet<>(Set.of(OTHER, EMPTY));
        texts(CONSENT).forEach(consents::add);
        var days = new LinkedHashMap<String, Integer>();
        for (String consent : consents) {
            var possible = isTold ? Set.of(reason.isEmpty() ? EMPTY : '"' + reason + '"') : reasons;
            days.put(
                    consent,
                    possible.stream()
                            .map(one -> row(Map.of(REASON, one, CONSENT, consent)))
                            .mapToInt(row -> row.map(found -> days(rows().get(found), column("keepDays")))
                                    .orElse(Integer.MAX_VALUE))
                            .min()
                            .orElseThrow());
        }
        return days;
    }

    /** Where this table gives fewer days than the one in force, or cannot be compared with it. */
    List<Violation> shorterThan(DaysTable inForce) {
        var incomparable = Stream.of(this, inForce)
                .flatMap(DaysTable::incomparable)
                .findFirst()
                .map(condition -> Violation.at(
                        table.getId(),
                        null,
                        ("the days cannot be compared with those in force because of the condition %s; write a list of"
                                        + " texts in quotation marks, true, false, or nothing")
                                .formatted(condition)));
        if (incomparable.isPresent()) {
            return List.of(incomparable.get());
        }
        if (inForce.violations().findAny().isPresent()) {
            return List.of(Violation.at(
                    table.getId(), null, "the table in force gives no valid days, so nothing is erased by it"));
        }
        var shorter = new LinkedHashMap<String, Violation>();
        for (var given : situations(inForce)) {
            for (String name : use.days()) {
                var violation = shorter(given, name, inForce);
                violation.ifPresent(found -> shorter.putIfAbsent(found.element(), found));
            }
        }
        return List.copyOf(shorter.values());
    }

    private Optional<Violation> shorter(Map<String, String> given, String name, DaysTable inForce) {
        var now = inForce.row(given).map(row -> days(inForce.rows().get(row), inForce.column(name)));
        var next = row(given);
        String forWhom = given.entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
        if (next.isEmpty()) {
            return now.map(days -> Violation.at(
                    table.getId(),
                    null,
                    "no row gives %s for %s; %d days are in force".formatted(name, forWhom, days)));
        }
        int row = next.get();
        int column = column(name);
        var rule = rows().get(row);
        int days = days(rule, column);
        if (now.isPresent() && now.get() <= days) {
            return Optional.empty();
        }
        return Optional.of(Violation.at(
                Objects.requireNonNullElse(cell(rule, column).getId(), rule.getId() + " " + name),
                place(row, column),
                "%d days instead of %s, which are in force for %s"
                        .formatted(days, now.map(String::valueOf).orElse("unlimited"), forWhom)));
    }

    /** Every combination of values that the two tables tell apart. */
    private List<Map<String, String>> situations(DaysTable other) {
        List<Map<String, String>> all = List.of(Map.of());
        for (String variable : new TreeSet<>(use.inputs())) {
            var values = new TreeSet<String>();
            if (Stream.of(this, other).anyMatch(one -> one.isTruth(variable))) {
                values.addAll(TRUTHS);
            } else {
                Stream.of(this, other).flatMap(one -> one.texts(variable)).forEach(values::add);
                values.add(OTHER);
                values.add(EMPTY);
            }
            List<Map<String, String>> more = new ArrayList<>();
            for (var situation : all) {
                for (String value : values) {
                    var longer = new HashMap<>(situation);
                    longer.put(variable, value);
                    more.add(longer);
                }
            }
            all = more;
        }
        return all;
    }

    private boolean isTruth(String variable) {
        return table.getInputs().stream()
                .anyMatch(
                        input -> variable.equals(text(input.getInputExpression().getText()))
                                && "boolean".equals(input.getInputExpression().getTypeRef()));
    }

    private Stream<String> texts(String variable) {
        return conditions(variable).flatMap(condition -> values(condition).stream());
    }

    private Stream<String> conditions(String variable) {
        var asked = asked();
        return IntStream.range(0, asked.size())
                .filter(column -> asked.get(column).equals(variable))
                .boxed()
                .flatMap(column -> rows().stream().map(rule -> condition(rule, column)));
    }

    /** The first condition that is not a list of values, and rows without all conditions. */
    private Stream<String> incomparable() {
        return rows().stream()
                .flatMap(rule -> !isComplete(rule)
                        ? Stream.of("(missing)")
                        : IntStream.range(0, asked().size())
                                .mapToObj(column -> condition(rule, column))
                                .filter(condition -> !isAny(condition)
                                        && !TEXTS.matcher(condition).matches()
                                        && !TRUTHS.contains(condition)));
    }

    /** The first row that matches, counted from 0. */
    private Optional<Integer> row(Map<String, String> given) {
        var asked = asked();
        return IntStream.range(0, rows().size())
                .filter(row -> IntStream.range(0, asked.size()).allMatch(column -> {
                    String condition = condition(rows().get(row), column);
                    return isAny(condition) || values(condition).contains(given.getOrDefault(asked.get(column), EMPTY));
                }))
                .boxed()
                .findFirst();
    }

    private static boolean isAny(String condition) {
        return condition.isEmpty() || condition.equals("-");
    }

    private static Set<String> values(String condition) {
        return TRUTHS.contains(condition)
                ? Set.of(condition)
                : TEXT.matcher(condition)
                        .results()
                        .map((MatchResult found) -> "\"" + found.group(1) + "\"")
                        .collect(Collectors.toSet());
    }

    private List<String> asked() {
        return table.getInputs().stream()
                .map(input -> text(input.getInputExpression().getText()))
                .toList();
    }

    private List<Rule> rows() {
        return List.copyOf(table.getRules());
    }

    private boolean isComplete(Rule rule) {
        return rule.getInputEntries().size() == table.getInputs().size()
                && rule.getOutputEntries().size() == table.getOutputs().size();
    }

    private static String condition(Rule rule, int column) {
        return text(List.<InputEntry>copyOf(rule.getInputEntries()).get(column).getText());
    }

    private Stream<Integer> columns(String name) {
        var outputs = List.<Output>copyOf(table.getOutputs());
        return IntStream.range(0, outputs.size())
                .filter(column -> name.equals(outputs.get(column).getName()))
                .boxed();
    }

    private int column(String name) {
        return columns(name).findFirst().orElseThrow();
    }

    private static OutputEntry cell(Rule rule, int column) {
        return List.<OutputEntry>copyOf(rule.getOutputEntries()).get(column);
    }

    /** Null if the cell has no number of days. */
    private static Integer days(Rule rule, int column) {
        String text = text(cell(rule, column).getText());
        return DAYS.matcher(text).matches() && Integer.parseInt(text) <= MOST ? Integer.valueOf(text) : null;
    }

    private String place(int row, int column) {
        var output = List.<Output>copyOf(table.getOutputs()).get(column);
        return "row %d, %s".formatted(row + 1, Objects.requireNonNullElse(output.getLabel(), output.getName()));
    }

    private static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }
}
