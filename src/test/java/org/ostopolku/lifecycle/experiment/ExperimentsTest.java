package org.ostopolku.lifecycle.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.CamundaModeler;
import org.ostopolku.TestModel;
import org.ostopolku.browser.RunningApplication;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process owner tries a new version of the awareness on a share of the new customers, and decides. */
@RunningApplication
class ExperimentsTest {

    private static final String STAGE = "awareness";

    private final TestRestTemplate rest;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final JdbcClient jdbc;
    private final List<String> before;
    private final int control;

    ExperimentsTest(
            TestRestTemplate rest,
            RepositoryService repository,
            RuntimeService runtime,
            HistoryService history,
            JdbcClient jdbc) {
        this.rest = rest;
        this.repository = repository;
        this.runtime = runtime;
        this.history = history;
        this.jdbc = jdbc;
        before = deployments();
        control = newest();
    }

    @AfterEach
    void takeAway() {
        for (var process : List.of(JourneyProcess.CUSTOMER_JOURNEY, STAGE)) {
            var instances = runtime.createProcessInstanceQuery().processDefinitionKey(process).list().stream()
                    .map(ProcessInstance::getId)
                    .toList();
            if (!instances.isEmpty()) {
                runtime.deleteProcessInstances(instances, "test", true, true);
            }
            history.createHistoricProcessInstanceQuery().processDefinitionKey(process).list().stream()
                    .map(HistoricProcessInstance::getId)
                    .forEach(history::deleteHistoricProcessInstance);
        }
        List.of("experiment_journey", "experiment_share", "experiment")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        jdbc.sql("delete from kpi_record").update();
        deployments().stream()
                .filter(deployment -> !before.contains(deployment))
                .forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void the_next_version_goes_to_a_share_of_the_new_customers_until_its_owner_keeps_it() throws IOException {
        come(20, number -> "Before-" + number);

        var begun = begins(Map.of("stage", STAGE, "share", 20));
        assertThat(begun.path("state").asText()).isEqualTo("waiting");
        assertThat(begun.path("control").asInt()).isEqualTo(control);
        assertThat(begun.path("candidate").asInt()).isEqualTo(control + 1);
        assertThat(begun.path("begunBy").asText()).startsWith("Paavo ");
        come(5, number -> "Waiting-" + number);

        deploys("Judge the buying signal");
        come(100, number -> "New-" + number);
        come(60, number -> "Known-" + number, number -> Map.of("customerId", "K" + number % 20));

        assertThat(versions("Before-"))
                .hasSize(20)
                .containsOnlyKeys(journeys("Before-", 20))
                .allSatisfy(this::areControls);
        assertThat(versions("Waiting-")).hasSize(5).allSatisfy(this::areControls);
        var given = versions("New-");
        assertThat(given).hasSize(100);
        assertThat(candidates(given)).as("four standard deviations around 20").isCloseTo(20, within(16L));
        var known = versions("Known-");
        IntStream.rangeClosed(21, 60).forEach(number -> assertThat(known.get("Known-" + number))
                .as("the same customer")
                .isEqualTo(known.get("Known-" + (number - 20))));
        var running = experiment(begun);
        assertThat(running.path("state").asText()).isEqualTo("running");
        assertThat(running.path("candidateJourneys").asLong()).isEqualTo(candidates(given) + candidates(known));
        assertThat(running.path("controlJourneys").asLong()).isEqualTo(160 - candidates(given) - candidates(known));
        ledgerTellsTheSame();

        var tried = List.of(anyOf(given, control), anyOf(given, control + 1), "Before-1", "Waiting-1");
        tried.forEach(journey -> moves(journey, "contact"));
        tried.forEach(journey -> moves(journey, STAGE));
        assertThat(versions(tried.get(0))).containsEntry(tried.get(0), List.of(control, control));
        assertThat(versions(tried.get(1))).containsEntry(tried.get(1), List.of(control + 1, control + 1));
        assertThat(versions("Before-1")).containsEntry("Before-1", List.of(control, control));
        assertThat(versions("Waiting-1")).containsEntry("Waiting-1", List.of(control, control));

        deploys("Weigh the buying signal");
        assertThat(experiment(begun).path("later").asInt()).isEqualTo(control + 2);
        assertThat(ask("paavo", "/" + id(begun) + "/share?percent=50", null, HttpStatus.OK)
                        .path("share")
                        .asInt())
                .isEqualTo(50);
        come(60, number -> "Half-" + number);
        come(20, number -> "Again-" + number, number -> Map.of("customerId", "K" + number % 20));
        assertThat(versions("Half-").values()).doesNotContain(List.of(control + 2));
        assertThat(candidates(versions("Half-")))
                .as("four standard deviations around 30")
                .isCloseTo(30, within(15L));
        known.forEach((journey, version) -> {
            if (version.equals(List.of(control + 1)) && journey.length() == "Known-99".length()) {
                var number = Integer.parseInt(journey.substring("Known-".length()));
                assertThat(versions("Again-").get("Again-" + ((number - 1) % 20 + 1)))
                        .as("who has won wins with a larger share")
                        .isEqualTo(version);
            }
        });
        ledgerTellsTheSame();

        var ended = ask("paavo", "/" + id(begun) + "/end?keep=candidate", null, HttpStatus.OK);
        assertThat(ended.path("state").asText()).isEqualTo("ended");
        assertThat(ended.path("decision").asText()).isEqualTo("candidate");
        assertThat(ended.path("endedBy").asText()).startsWith("Paavo ");
        assertThat(ended.path("shares").findValuesAsText("share")).containsExactly("20", "50");
        assertThat(newest())
                .as("what was tried is deployed again, over what came after it")
                .isEqualTo(control + 3);
        assertThat(content(control + 3)).isEqualTo(content(control + 1));
        come(10, number -> "Later-" + number);
        assertThat(versions("Later-")).hasSize(10).allSatisfy((journey, version) -> assertThat(version)
                .containsExactly(control + 3));
    }

    @Test
    void two_deployed_versions_are_tried_and_the_owner_goes_back() throws IOException {
        deploys("Judge the buying signal");
        var begun = begins(Map.of("stage", STAGE, "share", 50, "candidate", control + 1));
        assertThat(begun.path("state").asText()).isEqualTo("running");
        come(60, number -> "Two-" + number);
        assertThat(candidates(versions("Two-"))).isBetween(14L, 46L);

        ask("paavo", "/" + id(begun) + "/end?keep=control", null, HttpStatus.OK);
        assertThat(content(newest())).isEqualTo(content(control));
        come(5, number -> "Back-" + number);
        assertThat(versions("Back-")).hasSize(5).allSatisfy((journey, version) -> assertThat(version)
                .containsExactly(control + 2));
        assertThat(ask("paavo", "/" + id(begun) + "/end?keep=candidate", null, HttpStatus.CONFLICT)
                        .path("detail")
                        .asText())
                .isEqualTo("Experiment %d has ended.".formatted(id(begun)));
        ask("paavo", "/" + id(begun) + "/share?percent=30", null, HttpStatus.CONFLICT);
    }

    /** Their model is from before there were experiments, and calls the newest version. */
    @Test
    void journeys_of_an_older_model_are_not_tried_on_by_accident() throws IOException {
        TestModel.deploy(repository, """
                <process id="older-journey" isExecutable="true" camunda:historyTimeToLive="P1D">
                  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="call"/>
                  <callActivity id="call" calledElement="awareness"><extensionElements>
                    <camunda:in businessKey="#{execution.processBusinessKey}"/>
                    <camunda:in variables="all"/></extensionElements></callActivity>
                  <sequenceFlow id="f2" sourceRef="call" targetRef="end"/><endEvent id="end"/>
                </process>
                """);
        begins(Map.of("stage", STAGE, "share", 1));
        deploys("Judge the buying signal");
        for (int number = 1; number <= 20; number++) {
            runtime.createProcessInstanceByKey("older-journey")
                    .businessKey("Older-" + number)
                    .setVariables(Map.of("customerName", "Customer " + number, "segment", "business-new"))
                    .execute();
        }
        assertThat(versions("Older-")).hasSize(20);
        assertThat(candidates(versions("Older-"))).isLessThan(5);
    }

    @Test
    void an_impossible_request_is_rejected_with_the_reason() {
        assertThat(ask("paavo", "", Map.of("stage", "nothing", "share", 20), HttpStatus.NOT_FOUND)
                        .path("detail")
                        .asText())
                .isEqualTo("There is no stage nothing.");
        ask("paavo", "", Map.of("stage", STAGE, "share", 0), HttpStatus.BAD_REQUEST);
        ask("paavo", "", Map.of("stage", STAGE, "share", 100), HttpStatus.BAD_REQUEST);
        ask("paavo", "", Map.of("stage", STAGE, "share", 20, "candidate", 99), HttpStatus.NOT_FOUND);
        ask(
                "paavo",
                "",
                Map.of("stage", STAGE, "share", 20, "candidate", control, "control", control),
                HttpStatus.BAD_REQUEST);
        ask("paavo", "/4711/end?keep=candidate", null, HttpStatus.NOT_FOUND);

        var begun = begins(Map.of("stage", STAGE, "share", 20));
        assertThat(ask("paavo", "", Map.of("stage", STAGE, "share", 20), HttpStatus.CONFLICT)
                        .path("detail")
                        .asText())
                .isEqualTo("An experiment runs on awareness already. End it first.");
        ask("paavo", "/" + id(begun) + "/end?keep=candidate", null, HttpStatus.CONFLICT);
        ask("paavo", "/" + id(begun) + "/end?keep=both", null, HttpStatus.BAD_REQUEST);
        ask("paavo", "/" + id(begun) + "/end?keep=control", null, HttpStatus.OK);
        assertThat(newest()).as("nothing was deployed").isEqualTo(control);
    }

    @Test
    void who_may_deploy_may_try_and_who_steers_may_look() {
        var begun = begins(Map.of("stage", STAGE, "share", 20));
        for (var who : List.of("aino", "marja", "kaisa")) {
            ask(who, "", Map.of("stage", "contact", "share", 20), HttpStatus.FORBIDDEN);
            ask(who, "/" + id(begun) + "/share?percent=30", null, HttpStatus.FORBIDDEN);
            ask(who, "/" + id(begun) + "/end?keep=control", null, HttpStatus.FORBIDDEN);
        }
        assertThat(rest.withBasicAuth("aino", "aino-demo")
                        .getForEntity("/api/experiments", JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(rest.withBasicAuth("marja", "marja-demo")
                        .getForObject("/api/experiments", JsonNode.class)
                        .size())
                .isOne();
        assertThat(experiment(begun).path("share").asInt()).isEqualTo(20);
    }

    private void areControls(String journey, List<Integer> versions) {
        assertThat(versions).as(journey).containsOnly(control);
    }

    private static String[] journeys(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> prefix + number)
                .toArray(String[]::new);
    }

    private long candidates(Map<String, List<Integer>> versions) {
        return versions.values().stream().filter(List.of(control + 1)::equals).count();
    }

    private static String anyOf(Map<String, List<Integer>> versions, int version) {
        return versions.entrySet().stream()
                .filter(journey -> journey.getValue().equals(List.of(version)))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** The versions of the stage that each journey got, in order. */
    private Map<String, List<Integer>> versions(String prefix) {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(STAGE)
                .processInstanceBusinessKeyLike(prefix + "%")
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .stream()
                .filter(instance -> instance.getBusinessKey().matches(prefix + "\\d*"))
                .collect(Collectors.groupingBy(
                        HistoricProcessInstance::getBusinessKey,
                        Collectors.mapping(HistoricProcessInstance::getProcessDefinitionVersion, Collectors.toList())));
    }

    /** What is measured in a journey is measured of the version that it got. */
    private void ledgerTellsTheSame() {
        var instances = history.createHistoricProcessInstanceQuery().processDefinitionKey(STAGE).list().stream()
                .collect(Collectors.toMap(
                        HistoricProcessInstance::getId, HistoricProcessInstance::getProcessDefinitionVersion));
        record Row(String instance, int version) {}
        var entered = jdbc.sql("""
                        select activity_instance as instance, process_version as version from kpi_record
                        where kpi = 'stage-entered' and process_key = 'awareness'
                        """).query(Row.class).list();
        assertThat(entered).hasSameSizeAs(instances.keySet()).allSatisfy(row -> assertThat(instances)
                .containsEntry(row.instance(), row.version()));
    }

    private void come(int customers, IntFunction<String> journey) {
        come(customers, journey, number -> Map.of());
    }

    /** So many customers are noticed, and are in the stage then. */
    private void come(int customers, IntFunction<String> journey, IntFunction<Map<String, Object>> facts) {
        var there = instances();
        for (int number = 1; number <= customers; number++) {
            runtime.createMessageCorrelation("customer-noticed")
                    .processInstanceBusinessKey(journey.apply(number))
                    .setVariable("customerName", "Customer " + number)
                    .setVariable("signalKind", "guide-downloaded")
                    .setVariables(facts.apply(number))
                    .correlateStartMessage();
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> instances() == there + customers);
    }

    private void moves(String journey, String stage) {
        runtime.createMessageCorrelation("customer-moved")
                .processInstanceBusinessKey(journey)
                .setVariable("toStage", stage)
                .correlateAll();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> runtime.createProcessInstanceQuery()
                                .processDefinitionKey(stage)
                                .processInstanceBusinessKey(journey)
                                .count()
                        == 1);
    }

    private long instances() {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(STAGE)
                .count();
    }

    private JsonNode begins(Map<String, Object> experiment) {
        return ask("paavo", "", experiment, HttpStatus.OK);
    }

    private static long id(JsonNode experiment) {
        return experiment.path("id").asLong();
    }

    private JsonNode experiment(JsonNode begun) {
        return rest.withBasicAuth("marja", "marja-demo").getForObject("/api/experiments/" + id(begun), JsonNode.class);
    }

    private JsonNode ask(String who, String path, Object body, HttpStatus expected) {
        var answer =
                rest.withBasicAuth(who, who + "-demo").postForEntity("/api/experiments" + path, body, JsonNode.class);
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(expected);
        return answer.getBody();
    }

    /** The process owner, as from Camunda Modeler. */
    private void deploys(String task) throws IOException {
        var model = Files.readString(Path.of("bpmn", "awareness.bpmn"))
                .replace("name=\"Assess the buying signal\"", "name=\"%s\"".formatted(task));
        var answer = CamundaModeler.deploy(rest.withBasicAuth("paavo", "paavo-demo"), "awareness.bpmn", model);
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.OK);
    }

    private int newest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(STAGE)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private String content(int version) throws IOException {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(STAGE)
                .processDefinitionVersion(version)
                .singleResult();
        try (var model = repository.getProcessModel(definition.getId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .toList();
    }
}
