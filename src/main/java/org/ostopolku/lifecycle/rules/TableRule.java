package org.ostopolku.lifecycle.rules;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.NamedElement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.ostopolku.platform.engine.DateLimits;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.KpiDefinition;

/** Rules for decision tables and the KPI catalogue. */
enum TableRule implements Rule {
    TABLE_FILE("a file holds one decision table, of the file's name", TableRule::files),
    TABLE_VARIABLE("a table asks and answers variables of bpmn/variables.csv, of the same type", TableRule::variables),
    TABLE_ROWS("a table has rows", TableRule::rows),
    TABLE_DAYS("retention and erasure give a whole number of days in every row", TableRule::days),
    TABLE_DURATION("a table that says how long to wait gives ISO durations within the limit", TableRule::durations),
    TABLE_TIME_TO_LIVE("the history of a table lives long enough", TableRule::timesToLive),
    CATALOGUE_KPI("a KPI has an id and a stage", TableRule::kpis),
    CATALOGUE_WORD(
            "the unit, kind, direction and measure of a KPI are words that the catalogue allows", TableRule::words),
    CATALOGUE_LOGGED("a KPI that a model logs stays in the catalogue", TableRule::logged);

    /** Variables that are durations. */
    private static final Set<String> DURATIONS = Set.of("dueAfter", "questionAfter");

    private static final Pattern LITERAL = Pattern.compile("\\s*\"([^\"]*)\"\\s*");

    private final RuleCheck check;

    TableRule(String says, Function<TableFile, Stream<Violation>> search) {
        this.check = RuleCheck.of(TableFile.class, Severity.ERROR, says, search);
    }

    @Override
    public RuleCheck check() {
        return check;
    }

    private static Violation at(NamedElement element, String fix) {
        return Violation.at(element.getId(), element.getName(), fix);
    }

    private static Stream<Violation> files(TableFile table) {
        List<Decision> decisions = table.all(Decision.class).toList();
        if (decisions.isEmpty() || table.all(DecisionTable.class).count() != 1) {
            return Stream.of(Violation.at(table.file(), null, "put one decision table into it"));
        }
        return decisions.stream()
                .filter(decision -> !table.file().equals(decision.getId() + ".dmn"))
                .map(decision -> at(decision, "name the file " + decision.getId() + ".dmn"));
    }

    private static Stream<Violation> variables(TableFile table) {
        Stream<Violation> inputs = table.all(Input.class)
                .filter(input -> input.getInputExpression() == null
                        || input.getInputExpression().getText() == null
                        || !isDeclared(
                                table,
                                input.getInputExpression().getText().getTextContent(),
                                input.getInputExpression().getTypeRef()))
                .map(input -> Violation.at(input.getId(), input.getLabel(), "ask one declared variable, of its type"));
        Stream<Violation> outputs = table.all(Output.class)
                .filter(output -> !isDeclared(table, output.getName(), output.getTypeRef()))
                .map(output -> Violation.at(
                        output.getId(), output.getLabel(), "answer with a declared variable, of its type"));
        return Stream.concat(inputs, outputs);
    }

    private static boolean isDeclared(TableFile table, String name, String type) {
        var declared = name == null ? null : table.context().variables().get(name.strip());
        return declared != null
                && type != null
                && type.replace("double", "decimal").equals(declared.type());
    }

    private static Stream<Violation> rows(TableFile table) {
        return table.all(DecisionTable.class)
                .filter(rules -> rules.getRules().isEmpty())
                .map(rules -> Violation.at(rules.getId(), null, "add a row"));
    }

    private static Stream<Violation> days(TableFile table) {
        return DaysTable.of(table).flatMap(DaysTable::violations);
    }

    private static Stream<Violation> durations(TableFile table) {
        return table.all(DecisionTable.class).flatMap(rules -> {
            var outputs = List.copyOf(rules.getOutputs());
            return IntStream.range(0, outputs.size())
                    .filter(column -> DURATIONS.contains(outputs.get(column).getName()))
                    .boxed()
                    .flatMap(column -> rules.getRules().stream()
                            .map(row -> List.copyOf(row.getOutputEntries()))
                            .filter(cells -> cells.size() > column)
                            .map(cells -> cells.get(column)))
                    .filter(TableRule::isWrongDuration)
                    .map(cell -> Violation.at(
                            cell.getId(),
                            null,
                            "write a duration such as \"P30D\" of at most %d years".formatted(DateLimits.YEARS)));
        });
    }

    /** An expression that is no text shows its value when it is evaluated only. */
    private static boolean isWrongDuration(OutputEntry cell) {
        var literal =
                LITERAL.matcher(cell.getText() == null ? "" : cell.getText().getTextContent());
        return literal.matches() && !DateLimits.isDuration(literal.group(1));
    }

    private static Stream<Violation> timesToLive(TableFile table) {
        return TimeToLive.of(table).flatMap(time -> time.violation().stream());
    }

    private static Stream<Violation> logged(TableFile table) {
        return table.isCatalogue()
                ? table.context().logs().entrySet().stream().flatMap(process -> process.getValue().stream()
                        .filter(kpi -> !table.context().kpis().containsKey(kpi))
                        .map(kpi -> Violation.at(
                                kpi, null, "put its row back, or deploy " + process.getKey() + " without it first")))
                : Stream.empty();
    }

    private static Stream<Violation> kpis(TableFile table) {
        return table.rows()
                .filter(row -> row.kpi().id().isEmpty()
                        || !row.kpi().stage().equals("all")
                                && !Stage.exists(row.kpi().stage()))
                .map(row -> Violation.at(
                        row.id(), row.kpi().id(), "fill in its id and a stage of " + Stage.IDS + " or all"));
    }

    private static Stream<Violation> words(TableFile table) {
        return table.rows()
                .flatMap(row -> KpiDefinition.findUnknownWords(row.kpi().id(), row.cells()).stream()
                        .map(error -> Violation.at(row.id(), row.kpi().id(), error)));
    }
}
