package org.ostopolku.model;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;

/** What lies beside the models: forms, decisions, variables and the catalogue of KPIs. */
final class Repository {

    static final Set<String> TEAMS = Set.of(
            "sales",
            "marketing",
            "customer-service",
            "delivery",
            "product",
            "finance",
            "sales-management",
            "process-owners");

    static final Set<String> FORMS = names("forms", ".form");
    static final Set<String> DECISIONS = names("bpmn", ".dmn");
    static final Set<String> PROCESSES = names("bpmn", ".bpmn");

    /** The names in {@code bpmn/variables.csv}. */
    static final Set<String> VARIABLES = variables("yes", "no");

    private static final Set<String> IMPERSONAL = variables("no");

    /** Stage and kind of each KPI of the catalogue. */
    static final Map<String, Kpi> KPIS = kpis();

    record Kpi(String stage, String kind) {}

    private Repository() {}

    /** Whether a form or decision is taken in its newest version, which is what no binding means too. */
    static boolean isLatest(String binding) {
        return binding == null || binding.equals("latest");
    }

    /** Whether an expression is just a variable that tells nothing of a person. */
    static boolean isImpersonal(String expression) {
        return expression.matches("\\$\\{\\w+}")
                && IMPERSONAL.contains(expression.substring(2, expression.length() - 1));
    }

    static List<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(String folder, String ending) {
        return files(Path.of(folder), ending).stream()
                .map(file -> file.getFileName().toString().replace(ending, ""))
                .collect(toSet());
    }

    private static Set<String> variables(String... personal) {
        try {
            return Files.readAllLines(Path.of("bpmn", "variables.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(";"))
                    .filter(line -> Set.of(personal).contains(line[3]))
                    .map(line -> line[0])
                    .collect(toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Kpi> kpis() {
        DecisionTable table = Dmn.readModelFromFile(
                        Path.of("bpmn", "kpi-catalogue.dmn").toFile())
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next();
        List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
        return table.getRules().stream().collect(toMap(rule -> word(rule.getInputEntries()), rule -> {
            List<OutputEntry> row = List.copyOf(rule.getOutputEntries());
            return new Kpi(
                    word(row.get(outputs.indexOf("stage")).getText().getTextContent()),
                    word(row.get(outputs.indexOf("kind")).getText().getTextContent()));
        }));
    }

    private static String word(Iterable<InputEntry> entries) {
        return word(entries.iterator().next().getText().getTextContent());
    }

    private static String word(String literal) {
        return literal.trim().replace("\"", "");
    }
}
