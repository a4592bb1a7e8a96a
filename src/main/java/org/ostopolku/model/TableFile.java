package org.ostopolku.model;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One file with a decision table, with the questions that rules ask of it. */
record TableFile(String file, DmnModelInstance dmn, Known known) implements CheckedFile {

    private static final String CATALOGUE = "kpi-catalogue";

    static TableFile read(String file, byte[] content) {
        return new TableFile(file, Dmn.readModelFromStream(new ByteArrayInputStream(content)), Known.NOTHING);
    }

    <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return dmn.getModelElementsByType(type).stream();
    }

    @Override
    public Known addedTo(Known other) {
        Known more = other;
        for (Decision decision : all(Decision.class).toList()) {
            more = more.withDecision(decision.getId());
            if (CATALOGUE.equals(decision.getId())) {
                more = more.withKpis(
                        all(DecisionTable.class).flatMap(TableFile::kpis).collect(Collectors.toSet()));
            }
        }
        return more;
    }

    private static Stream<Known.Kpi> kpis(DecisionTable table) {
        List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
        return table.getRules().stream()
                .filter(rule -> rule.getOutputEntries().size() == outputs.size())
                .map(rule -> {
                    List<OutputEntry> row = List.copyOf(rule.getOutputEntries());
                    return new Known.Kpi(
                            rule.getInputEntries().stream()
                                    .findFirst()
                                    .map(TableFile::word)
                                    .orElse(""),
                            cell(outputs, row, "stage"),
                            cell(outputs, row, "kind"));
                });
    }

    private static String cell(List<String> outputs, List<OutputEntry> row, String output) {
        return outputs.contains(output) ? word(row.get(outputs.indexOf(output))) : "";
    }

    private static String word(ModelElementInstance literal) {
        return literal.getTextContent().strip().replace("\"", "");
    }

    @Override
    public TableFile knowing(Known other) {
        return new TableFile(file, dmn, other);
    }

    @Override
    public Stream<Flaw> flaws(Rule rule) {
        return rule.in(this);
    }
}
