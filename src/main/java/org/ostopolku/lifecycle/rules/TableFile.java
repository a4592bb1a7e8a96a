package org.ostopolku.lifecycle.rules;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A file with a decision table. */
record TableFile(String file, DmnModelInstance dmn, ValidationContext context) implements CheckedFile {

    private static final String CATALOGUE = "kpi-catalogue";

    static TableFile read(String file, byte[] content) {
        return new TableFile(
                file, Dmn.readModelFromStream(new ByteArrayInputStream(content)), ValidationContext.NOTHING);
    }

    <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return dmn.getModelElementsByType(type).stream();
    }

    /** A row of the KPI catalogue, with the id of its rule. */
    record Row(String id, ValidationContext.Kpi kpi, Map<String, String> cells) {}

    boolean isCatalogue() {
        return all(Decision.class).anyMatch(decision -> CATALOGUE.equals(decision.getId()));
    }

    /** The rows of the KPI catalogue, if this is it. */
    Stream<Row> rows() {
        return isCatalogue() ? all(DecisionTable.class).flatMap(TableFile::rows) : Stream.empty();
    }

    @Override
    public ValidationContext addTo(ValidationContext other) {
        ValidationContext more = other;
        for (Decision decision : all(Decision.class).toList()) {
            more = more.withDecision(decision.getId());
        }
        Set<ValidationContext.Kpi> kpis = rows().map(Row::kpi).collect(Collectors.toSet());
        more = more.withValues(values());
        return kpis.isEmpty() ? more : more.withKpis(kpis);
    }

    @Override
    public FileValues values() {
        return TableValues.read(this);
    }

    private static Stream<Row> rows(DecisionTable table) {
        List<String> outputs = table.getOutputs().stream()
                .map(output -> String.valueOf(output.getName()))
                .toList();
        return table.getRules().stream()
                .filter(rule -> rule.getOutputEntries().size() == outputs.size())
                .map(rule -> new Row(rule.getId(), kpi(rule, outputs), cells(rule, outputs)));
    }

    private static ValidationContext.Kpi kpi(Rule row, List<String> outputs) {
        List<OutputEntry> cells = List.copyOf(row.getOutputEntries());
        String id =
                row.getInputEntries().stream().findFirst().map(TableFile::word).orElse("");
        return new ValidationContext.Kpi(id, cell(outputs, cells, "stage"), cell(outputs, cells, "kind"));
    }

    private static Map<String, String> cells(Rule row, List<String> outputs) {
        List<OutputEntry> cells = List.copyOf(row.getOutputEntries());
        return outputs.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), output -> cell(outputs, cells, output)));
    }

    private static String cell(List<String> outputs, List<OutputEntry> row, String output) {
        return outputs.contains(output) ? word(row.get(outputs.indexOf(output))) : "";
    }

    private static String word(ModelElementInstance literal) {
        return literal.getTextContent().strip().replace("\"", "");
    }

    @Override
    public TableFile withContext(ValidationContext other) {
        return new TableFile(file, dmn, other);
    }
}
