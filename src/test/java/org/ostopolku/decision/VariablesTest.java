package org.ostopolku.decision;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code bpmn/variables.csv} declares every variable that models, forms and decision tables use. */
@Tag("once")
class VariablesTest {

    private static final Path VARIABLES = Path.of("bpmn", "variables.csv");

    private static final Map<String, Set<String>> TYPES_OF_A_FIELD = Map.of(
            "textfield", Set.of("string"),
            "textarea", Set.of("string"),
            "select", Set.of("string"),
            "radio", Set.of("string"),
            "number", Set.of("integer", "decimal"),
            "checkbox", Set.of("boolean"),
            "datetime", Set.of("date"));

    /** What a called process decides anew instead of being told. */
    private static final Set<String> DECIDED_ANEW = Set.of("nextStep", "closingReason");

    private final Map<String, String> types = declared().stream().collect(toMap(line -> line[0], line -> line[1]));

    @Test
    void everyVariableIsDeclaredOnceAndInFull() {
        assertThat(declared()).isNotEmpty().allSatisfy(line -> {
            assertThat(line).as(line[0]).hasSize(5);
            assertThat(line[0]).matches("[a-z][A-Za-z]*");
            assertThat(line[1]).as("type of " + line[0]).isIn("string", "integer", "decimal", "boolean", "date");
            assertThat(line[2]).as("fact of " + line[0]).isIn("yes", "no");
            assertThat(line[3]).as("personal of " + line[0]).isIn("yes", "no");
            assertThat(line[4]).as("meaning of " + line[0]).contains(" ");
        });
    }

    @Test
    void whoTheCustomerIsIsPersonal() {
        assertThat(declared().stream().filter(line -> line[3].equals("yes")).map(line -> line[0]))
                .contains(
                        "customerName", "customerId", "contactPerson", "contactEmail", "deliveryPlace", "feedbackText");
    }

    @Test
    void everyFieldOfEveryFormIsDeclared() {
        List<String> findings = new ArrayList<>();
        for (FormField field : FormField.all()) {
            String type = types.get(field.key());
            if (type == null) {
                findings.add(field + " is not in " + VARIABLES);
            } else if (!TYPES_OF_A_FIELD
                    .getOrDefault(field.type(), Set.of(type))
                    .contains(type)) {
                findings.add(field + " is a " + field.type() + ", but declared as " + type);
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void everyInputAndOutputOfEveryDecisionIsDeclared() {
        List<String> findings = new ArrayList<>();
        for (DecisionTable table : DecisionTable.all()) {
            Map<String, String> used = new HashMap<>();
            table.inputs()
                    .forEach((name, input) ->
                            used.put(name, input.getInputExpression().getTypeRef()));
            table.outputs().forEach((name, output) -> used.put(name, output.getTypeRef()));
            used.forEach((name, type) -> {
                if (!type.replace("double", "decimal").equals(types.get(name))) {
                    findings.add(table + ": " + name + " is " + type + ", but declared as " + types.get(name));
                }
            });
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void everyVariableThatAModelPassesOnOrSetsIsDeclared() {
        List<String> findings = new ArrayList<>();
        for (Model model : Model.all()) {
            model.variables().stream()
                    .filter(name -> !types.containsKey(name))
                    .forEach(name -> findings.add(model + ": " + name + " is not in " + VARIABLES));
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void everyCalledProcessGetsAllFactsOfTheJourney() {
        Set<String> facts = declared().stream()
                .filter(line -> line[2].equals("yes"))
                .map(line -> line[0])
                .filter(fact -> !DECIDED_ANEW.contains(fact))
                .collect(toSet());
        List<String> findings = new ArrayList<>();
        int calls = 0;
        for (Model model : Model.all()) {
            calls += model.factsHandedOver().size();
            model.factsHandedOver().forEach((call, handedOver) -> facts.stream()
                    .filter(fact -> !handedOver.contains(fact))
                    .forEach(fact -> findings.add(model + ": " + call + " does not get " + fact)));
        }
        assertThat(findings).isEmpty();
        assertThat(facts).isNotEmpty();
        assertThat(calls).as("processes that models call").isPositive();
    }

    @Test
    void everyKpiThatAModelLogsIsInTheCatalogue() {
        DecisionTable catalogue = DecisionTable.named("kpi-catalogue");
        List<String> findings = new ArrayList<>();
        int logged = 0;
        for (Model model : Model.all()) {
            for (String kpi : model.kpis()) {
                logged++;
                if (catalogue.ask(Map.of("kpi", kpi)).isEmpty()) {
                    findings.add(model + ": " + kpi + " is not in " + catalogue);
                }
            }
        }
        assertThat(findings).isEmpty();
        assertThat(logged).as("KPIs that the models log").isPositive();
    }

    private static List<String[]> declared() {
        try {
            List<String> lines = Files.readAllLines(VARIABLES);
            assertThat(lines.get(0)).isEqualTo("name;type;fact;personal;meaning");
            return lines.stream().skip(1).map(line -> line.split(";", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
