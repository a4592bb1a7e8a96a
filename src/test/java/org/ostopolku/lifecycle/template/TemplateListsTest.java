package org.ostopolku.lifecycle.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ostopolku.process.form.FormSchema;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.JourneyVariable;
import org.ostopolku.process.journey.JourneyVariables;
import org.ostopolku.process.journey.Stage;

/** What the templates offer is what there is: a new KPI, team, message or reason is missed here until it is offered. */
@Tag("once")
class TemplateListsTest {

    private static final Set<String> STAGES = Set.copyOf(Stage.IDS);

    @Test
    void the_teams_are_the_groups_of_people_who_work_on_touchpoints() {
        var touchpoint = ElementTemplate.named("touchpoint");
        var teams = byValue(touchpoint.field("Team"));
        assertThat(teams.remove("${responsibleTeam}")).isNotNull();

        assertThat(teams).isEqualTo(TemplateModels.teams());
        assertThat(byValue(touchpoint.field("When overdue, offered to"))).isEqualTo(TemplateModels.teams());
        assertThat(byValue(ElementTemplate.named("process").field("Owner"))).isEqualTo(TemplateModels.teams());
    }

    @Test
    void the_log_offers_every_kpi_of_the_catalogue_that_a_model_may_log() {
        var offered = ElementTemplate.named("kpi-log").fields().stream()
                .filter(field -> field.binding().name().startsWith("kpi."))
                .map(field -> String.join(
                        " | ", field.binding().name().substring(4), field.label(), field.group(), unit(field)))
                .toList();

        assertThat(offered).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(catalogue());
    }

    @Test
    void the_stages_are_those_of_the_catalogue_and_have_a_model() {
        assertThat(byValue(ElementTemplate.named("buying-stage").field("Stage")).keySet())
                .isEqualTo(STAGES)
                .allSatisfy(
                        stage -> assertThat(Path.of("bpmn", stage + ".bpmn")).exists());
    }

    @Test
    void the_journey_knows_each_next_step_and_each_reason_of_closing() {
        var log = ElementTemplate.named("kpi-log");

        assertThat(choices(log.field("Where the customer goes next"))).isEqualTo(with(STAGES, compared("nextStep")));
        assertThat(choices(log.field("Why the journey is closed")))
                .isEqualTo(with(compared("closingReason"), given("closingReason")));
    }

    @Test
    void the_messages_are_those_that_have_a_form() {
        var messages = TemplateModels.elements("message")
                .map(message -> message.getAttribute("name"))
                .filter(TemplateModels.forms()::contains)
                .collect(Collectors.toSet());

        assertThat(choices(ElementTemplate.named("self-service-event").field("Message")))
                .isEqualTo(messages);
    }

    @Test
    void the_reasons_are_the_choices_that_forms_ask_for() throws JsonProcessingException {
        Set<String> asked = new TreeSet<>();
        for (var form : TemplateModels.forms()) {
            FormSchema.of(new ObjectMapper().readTree(TemplateModels.form(form)))
                    .components()
                    .filter(field -> field.type().equals("select"))
                    .map(FormSchema.Component::key)
                    .filter(key -> key.endsWith("Reason"))
                    .forEach(key -> asked.add("${" + key + "}"));
        }

        for (var template : List.of("way-out", "way-out-otherwise")) {
            assertThat(choices(ElementTemplate.named(template).field("Reason"))).isEqualTo(asked);
        }
    }

    @Test
    void what_is_passed_on_is_declared() {
        var variables =
                JourneyVariables.read().stream().map(JourneyVariable::name).collect(Collectors.toSet());
        var impersonal = JourneyVariables.read().stream()
                .filter(variable -> !variable.personal())
                .map(variable -> "${" + variable.name() + "}")
                .collect(Collectors.toSet());
        var carried = ElementTemplate.named("feedback-request").fields().stream()
                .filter(field -> field.binding().name().equals("variables"))
                .flatMap(field -> Stream.of(field.value().split(",")))
                .toList();

        assertThat(carried).isNotEmpty();
        assertThat(variables).containsAll(carried);
        assertThat(impersonal)
                .containsAll(choices(ElementTemplate.named("kpi-log").field("What the figures are about")))
                .containsAll(choices(ElementTemplate.named("way-out").field("Reason")));
    }

    /** The rows of the catalogue, without those of the path that the engine logs itself. */
    private static List<String> catalogue() {
        var logged = TemplateModels.elements("serviceTask")
                .flatMap(task -> ModelXml.extensions(task, "properties").stream())
                .flatMap(list -> ModelXml.children(list, ModelXml.CAMUNDA, "property").stream())
                .map(property -> property.getAttribute("name"))
                .collect(Collectors.toSet());
        var table = Dmn.readModelFromFile(Path.of("bpmn", "kpi-catalogue.dmn").toFile())
                .getModelElementsByType(DecisionTable.class)
                .iterator()
                .next();
        var outputs = table.getOutputs().stream().map(Output::getName).toList();
        return table.getRules().stream()
                .map(rule -> {
                    Map<String, String> row = new HashMap<>();
                    row.put(
                            "id",
                            word(rule.getInputEntries()
                                    .iterator()
                                    .next()
                                    .getText()
                                    .getTextContent()));
                    List.copyOf(rule.getOutputEntries())
                            .forEach(entry -> row.put(
                                    outputs.get(
                                            List.copyOf(rule.getOutputEntries()).indexOf(entry)),
                                    word(entry.getText().getTextContent())));
                    return row;
                })
                .filter(row -> !row.get("kind").equals("path") || logged.contains("kpi." + row.get("id")))
                .map(row -> String.join(" | ", row.get("id"), row.get("name"), row.get("stage"), row.get("unit")))
                .toList();
    }

    /** The unit, with which the description of a KPI begins. */
    private static String unit(TemplateProperty field) {
        var unit = field.description().substring(0, field.description().indexOf(','));
        return unit.equals("EUR") ? unit : unit.toLowerCase();
    }

    private static String word(String literal) {
        return literal.strip().replace("\"", "");
    }

    private static Map<String, String> byValue(TemplateProperty field) {
        return new HashMap<>(field.choices());
    }

    /** What one can choose, but nothing. */
    private static Set<String> choices(TemplateProperty field) {
        return field.choices().keySet().stream()
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> with(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    /** The values with which the whole journey compares a variable. */
    private static Set<String> compared(String variable) {
        var comparison = Pattern.compile("\\$\\{" + variable + " == '([a-z-]+)'}");
        return ModelXml.bpmn(TemplateModels.model(JourneyProcess.CUSTOMER_JOURNEY))
                .filter(element -> element.getLocalName().equals("conditionExpression"))
                .flatMap(condition ->
                        comparison.matcher(condition.getTextContent()).results())
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
    }

    /** The values that logs give a variable. */
    private static Set<String> given(String variable) {
        return TemplateModels.elements("serviceTask")
                .map(task -> new TemplateBinding("camunda:property", variable).read(task))
                .filter(value -> value != null)
                .collect(Collectors.toSet());
    }
}
