package org.ostopolku.analytics.journeymap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.ostopolku.TestModel;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The map says what the deployed models say, and nothing else. */
@SpringBootTest
class JourneyMapsTest {

    /** Customer, company and what passes; %1$s is the process, the others are what a process owner may change. */
    private static final String MODEL = """
            <collaboration id="c">
              %5$s
              <participant id="them" name="Customer" processRef="customer-%1$s"/>
              <participant id="us" name="Us" processRef="%1$s"/>
              <messageFlow id="flow" name="Wishes" sourceRef="tell" targetRef="listen"/>
            </collaboration>
            <process id="customer-%1$s" isExecutable="false">
              <startEvent id="lost" name="I am lost"/>
              <task id="tell" name="Tell my wishes">%2$s</task>
              <endEvent id="found" name="I have found it"/>
              <sequenceFlow id="s1" sourceRef="lost" targetRef="tell"/>
              <sequenceFlow id="s2" sourceRef="tell" targetRef="found"/>
            </process>
            <process id="%1$s" name="Choice" isExecutable="true">
              <documentation>Input: this text is not read.</documentation>
              <startEvent id="start"/>
              <userTask id="listen" name="%3$s" camunda:candidateGroups="sales">
                <documentation>Situation: They are lost.</documentation>
                %4$s
              </userTask>
              <endEvent id="end"/>
              <sequenceFlow id="f1" sourceRef="start" targetRef="listen"/>
              <sequenceFlow id="f2" sourceRef="listen" targetRef="end"/>
            </process>
            """;

    @Autowired
    private JourneyMapController maps;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private final String process = "choice-" + UUID.randomUUID();

    @Test
    void a_model_that_was_changed_and_deployed_changes_the_map() {
        deploy(
                TestModel.properties("needs", "Time.", "obstacles", "Too many words.; Nobody who listens."),
                "Listen",
                TestModel.properties("customerGoal", "To be heard.", "goalStatus", "hypothesis"));

        var before = part();
        assertThat(before.version()).isOne();
        assertThat(List.of(before.name(), before.ours(), before.customers(), before.input(), before.owner()))
                .containsExactly("Choice", "Help them choose", "Chooses", "a wish.", "Sales");
        assertThat(before.customer().begins()).containsExactly("I am lost");
        assertThat(before.customer().steps())
                .containsExactly(new CustomerPath.Step(
                        "tell",
                        "Tell my wishes",
                        false,
                        List.of("Time."),
                        List.of("Too many words.", "Nobody who listens."),
                        null));
        assertThat(before.touchpoints()).singleElement().satisfies(touchpoint -> {
            assertThat(touchpoint.name()).isEqualTo("Listen");
            assertThat(touchpoint.team()).isEqualTo(new Touchpoint.Team("sales", "Sales"));
            assertThat(touchpoint.instruction()).isEqualTo("Situation: They are lost.");
            assertThat(touchpoint.goals()).isEqualTo(new Touchpoint.Goals("To be heard.", null, "hypothesis", null));
            assertThat(touchpoint.meets())
                    .containsExactly(new Touchpoint.Meeting("Wishes", "tell", "Tell my wishes", true));
            assertThat(touchpoint.figures()).isEqualTo(new TouchpointFigures(0, List.of(), null, 0L, null, null));
        });

        deploy(
                TestModel.properties("needs", "Peace.", "obstacles", "A pushing seller."),
                "Listen longer",
                TestModel.properties(
                        "customerGoal",
                        "To be heard.",
                        "companyGoal",
                        "To sell fast.",
                        "goalConflict",
                        "We hurry them."));

        var after = part();
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.customer().steps())
                .containsExactly(new CustomerPath.Step(
                        "tell", "Tell my wishes", false, List.of("Peace."), List.of("A pushing seller."), null));
        assertThat(after.touchpoints()).singleElement().satisfies(touchpoint -> {
            assertThat(touchpoint.name()).isEqualTo("Listen longer");
            assertThat(touchpoint.goals())
                    .isEqualTo(new Touchpoint.Goals("To be heard.", "To sell fast.", null, "We hurry them."));
        });
    }

    @Test
    void the_six_stages_come_in_their_order_and_then_what_serves_them_all() {
        var map = map();

        var stages = shipped(map.stages());
        assertThat(stages)
                .extracting(MapProcess::stage)
                .containsExactly("awareness", "contact", "activation", "sale", "use", "growth");
        assertThat(stages)
                .allSatisfy(stage -> assertThat(Stream.of(stage.question(), stage.overWhen(), stage.targets()))
                        .doesNotContainNull());
        assertThat(shipped(map.serving()))
                .extracting(MapProcess::process)
                .containsExactly(
                        JourneyProcess.CUSTOMER_JOURNEY,
                        "help-request",
                        "nurture",
                        "exit",
                        "win-back",
                        "delivery",
                        "touchpoint-feedback",
                        "development-need",
                        "hypothesis-validation");
    }

    @Test
    void every_task_of_every_model_is_a_touchpoint_with_all_that_is_told_of_it() {
        var map = map();
        var ours = shipped(parts(map).toList());

        for (var part : ours) {
            var tasks = repository
                    .getBpmnModelInstance(newest(part.process()).getId())
                    .getModelElementsByType(UserTask.class);
            assertThat(part.touchpoints().stream().filter(touchpoint -> !touchpoint.selfService()))
                    .as(part.process())
                    .hasSameSizeAs(tasks)
                    .allSatisfy(touchpoint -> {
                        assertThat(touchpoint.goals()).hasNoNullFieldsOrPropertiesExcept("conflict");
                        assertThat(touchpoint.participants().company()).isNotBlank();
                        assertThat(touchpoint.systems()).isNotEmpty();
                        assertThat(touchpoint.effect()).isNotBlank();
                        assertThat(touchpoint.instruction()).contains("Plan B:");
                        assertThat(touchpoint.figures()).isNotNull();
                    });
            assertThat(part.kpis()).allSatisfy(kpi -> assertThat(kpi.unit()).isNotBlank());
        }
        assertThat(ours.stream()
                        .filter(part ->
                                part.customer() != null && !part.process().equals(JourneyProcess.CUSTOMER_JOURNEY))
                        .flatMap(part -> part.customer().steps().stream())
                        .filter(step -> !step.decision()))
                .hasSizeGreaterThan(50)
                .allSatisfy(step -> assertThat(
                                step.needs().size() + step.obstacles().size())
                        .isGreaterThan(1));
    }

    @Test
    void the_customers_own_signals_are_touchpoints_too_and_stand_in_flow_order() {
        var awareness = map().stages().get(0);

        assertThat(awareness.touchpoints())
                .extracting(Touchpoint::name)
                .containsExactly(
                        "Customer gave a signal",
                        "Customer is at another stage",
                        "Assess the buying signal",
                        "Send helpful content",
                        "Say politely that we do not fit");
        var signal = awareness.touchpoints().get(0);
        assertThat(signal.selfService() && signal.anyTime()).isTrue();
        assertThat(signal.channel()).isEqualTo("self-service");
        assertThat(signal.meets()).extracting(Touchpoint.Meeting::stepName).containsExactly("Read about the symptom");
        assertThat(signal.figures()).isNotNull();
    }

    @Test
    void an_open_development_need_stands_where_it_was_recorded_until_it_is_closed() {
        var needs = Stream.of(
                        Map.<String, Object>of(
                                "need", "Faster", "stage", "sale", "touchpoint", " negotiate with the CUSTOMER"),
                        Map.<String, Object>of("need", "Clearer", "stage", "sale", "touchpoint", "The parking place"),
                        Map.<String, Object>of("need", "Warmer", "touchpoint", "The lobby"))
                .map(need -> runtime.startProcessInstanceByMessage("development-need-noticed", need)
                        .getId())
                .toList();

        var map = map();
        var sale = sale(map);
        assertThat(needsOf(sale, "Negotiate with the customer")).contains("Faster");
        assertThat(sale.needs()).extracting(OpenNeed::need).contains("Clearer").doesNotContain("Faster", "Warmer");
        assertThat(map.needs()).extracting(OpenNeed::need).contains("Warmer").doesNotContain("Clearer");

        runtime.deleteProcessInstances(needs, "done", true, true);
        assertThat(needsOf(sale(map()), "Negotiate with the customer")).doesNotContain("Faster");
    }

    private static List<String> needsOf(MapProcess part, String touchpoint) {
        return part.touchpoints().stream()
                .filter(one -> one.name().equals(touchpoint))
                .flatMap(one -> one.needs().stream())
                .map(OpenNeed::need)
                .toList();
    }

    private void deploy(String step, String name, String properties) {
        TestModel.deploy(
                repository,
                MODEL.formatted(
                        process,
                        step,
                        name,
                        properties,
                        TestModel.properties(
                                "customerDoes",
                                "chooses",
                                "companyDoes",
                                "help them choose",
                                "input",
                                "a wish.",
                                "ownerTeam",
                                "sales")));
    }

    private MapProcess part() {
        return parts(map())
                .filter(part -> part.process().equals(process))
                .findFirst()
                .orElseThrow();
    }

    private JourneyMap map() {
        return maps.map(
                FigureFilter.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)), new DataScope(true, Set.of()));
    }

    private static MapProcess sale(JourneyMap map) {
        return parts(map)
                .filter(part -> part.process().equals("sale"))
                .findFirst()
                .orElseThrow();
    }

    /** Without the models of this test and of those that ran before. */
    private static List<MapProcess> shipped(List<MapProcess> parts) {
        return parts.stream()
                .filter(part -> !part.process().matches("(choice|test)-.*"))
                .toList();
    }

    private static Stream<MapProcess> parts(JourneyMap map) {
        return Stream.concat(map.stages().stream(), map.serving().stream());
    }

    private ProcessDefinition newest(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }
}
