package org.ostopolku.lifecycle.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.CamundaModeler;
import org.ostopolku.browser.RunningApplication;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;

/** A process owner replaces a step of awareness, and moves the customers who stand there to the new version. */
@RunningApplication
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class MigrationsTest {

    private static final int JOURNEYS = 1_000;
    private static final String ASSESS = "UserTask_AssessTheBuyingSignal";
    private static final String JUDGE = "UserTask_JudgeTheBuyingSignal";

    private final TestRestTemplate rest;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private final List<String> before;
    private int from;

    MigrationsTest(
            TestRestTemplate rest,
            RepositoryService repository,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            JdbcClient jdbc) {
        this.rest = rest;
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.jdbc = jdbc;
        this.before = deployments();
    }

    /** So many customers stand at the step, which is replaced then. */
    private void stand(int journeys) throws IOException {
        nobodyIsOnThePath();
        from = version();
        for (int number = 1; number <= journeys; number++) {
            runtime.createProcessInstanceByKey("awareness")
                    .businessKey("M-" + number)
                    .setVariables(Map.of("customerName", "Customer " + number, "segment", "business-new"))
                    .execute();
        }
        var model = Files.readString(Path.of("bpmn", "awareness.bpmn"))
                .replace("AssessTheBuyingSignal", "JudgeTheBuyingSignal")
                .replace("name=\"Assess the buying signal\"", "name=\"Judge the buying signal\"");
        assertThat(CamundaModeler.deploy(rest.withBasicAuth("paavo", "paavo-demo"), "awareness.bpmn", model)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @AfterEach
    void takeAway() {
        nobodyIsOnThePath();
        deployments().stream()
                .filter(deployment -> !before.contains(deployment))
                .forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    private void nobodyIsOnThePath() {
        for (var process : List.of(JourneyProcess.CUSTOMER_JOURNEY, "awareness")) {
            var instances = runtime.createProcessInstanceQuery().processDefinitionKey(process).list().stream()
                    .map(ProcessInstance::getId)
                    .toList();
            if (!instances.isEmpty()) {
                runtime.deleteProcessInstances(instances, "test", true, true);
            }
        }
        jdbc.sql("delete from open_journey").update();
    }

    @Test
    void who_stands_at_a_replaced_step_is_moved_to_the_new_one() throws IOException {
        stand(JOURNEYS);
        var looked = ask("paavo", "/preview", move(Map.of()), HttpStatus.OK);
        assertThat(looked.path("journeys").asInt()).isEqualTo(JOURNEYS);
        assertThat(looked.path("movable").asInt()).isZero();
        assertThat(looked.at("/standing/0/at/0").asText()).isEqualTo("Assess the buying signal");
        assertThat(looked.at("/standing/0/reasons/0").asText()).isNotBlank();
        var replaced = find(looked.path("steps"), ASSESS);
        assertThat(replaced.path("target").isNull()).isTrue();
        assertThat(replaced.path("journeys").asInt()).isEqualTo(JOURNEYS);
        assertThat(find(looked.path("targets"), JUDGE).path("name").asText()).isEqualTo("Judge the buying signal");
        ask("paavo", "", move(Map.of()), HttpStatus.CONFLICT);

        var mapping = move(Map.of(ASSESS, JUDGE));
        assertThat(ask("paavo", "/preview", mapping, HttpStatus.OK)
                        .path("movable")
                        .asInt())
                .isEqualTo(JOURNEYS);
        assertThat(standingAt(ASSESS)).as("nothing happened yet").isEqualTo(JOURNEYS);

        var tried = ask("paavo", "/try?journey=M-7", mapping, HttpStatus.OK);
        assertThat(tried.path("journeys").asInt()).isEqualTo(JOURNEYS - 1);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey("M-7")
                        .singleResult())
                .isWaitingAtExactly(JUDGE);
        theTryIsRecorded();

        var id = ask("paavo", "", mapping, HttpStatus.OK).path("id").asText();
        ask("paavo", "/" + id + "/stop", null, HttpStatus.OK);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> progress(id).path("state").asText().equals("stopped"));
        aSecondOneIsRefused(mapping, id);
        ask("paavo", "/" + id + "/resume", null, HttpStatus.OK);
        await().atMost(Duration.ofMinutes(5))
                .until(() -> progress(id).path("state").asText().equals("finished"));

        var done = progress(id);
        assertThat(done.path("moved").asInt()).isEqualTo(JOURNEYS - 1);
        assertThat(done.path("failed").asInt()).isZero();
        assertThat(done.path("person").asText()).startsWith("Paavo ");
        assertThat(audit("person=paavo").get(0).path("reason").asText())
                .contains("nrOfInstances " + (JOURNEYS - 1), "async true", ASSESS + " to " + JUDGE);
        assertThat(standingAt(JUDGE)).isEqualTo(JOURNEYS);
        assertThat(standingAt(ASSESS)).isZero();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> rest.withBasicAuth("marja", "marja-demo")
                                .getForObject(
                                        "/api/journeys?what=now&stage=awareness&model=awareness:" + (from + 1),
                                        JsonNode.class)
                                .path("total")
                                .asInt()
                        == JOURNEYS);
    }

    private void aSecondOneIsRefused(Migration migration, String running) {
        for (var path : List.of("", "/try?journey=M-8")) {
            var refused = ask("paavo", path, migration, HttpStatus.CONFLICT);
            assertThat(refused.path("migration").asText()).isEqualTo(running);
            assertThat(refused.path("detail").asText())
                    .matches("The migration of awareness from version \\d+ to \\d+ that Paavo .* began is stopped: .*");
        }
    }

    /** A double click, or two process owners. */
    @Test
    void of_simultaneous_migrations_one_begins() throws Exception {
        stand(20);
        var mapping = move(Map.of(ASSESS, JUDGE));
        var statuses = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> rest.withBasicAuth("paavo", "paavo-demo")
                                .postForEntity("/api/migrations", mapping, JsonNode.class)
                                .getStatusCode(),
                        new SimpleAsyncTaskExecutor()))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(HttpStatusCode::value)
                .sorted();

        assertThat(statuses).containsExactly(200, 409, 409, 409);
        await().atMost(Duration.ofMinutes(1)).until(() -> standingAt(JUDGE) == 20);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> management.createBatchQuery().count() == 0);
        assertThat(runtime.createIncidentQuery().incidentType("failedJob").count())
                .isZero();
    }

    /** In the audit log with user, journey and plan, and in the list of migrations. */
    private void theTryIsRecorded() {
        var entry = audit("subject=M-7").get(0);
        assertThat(entry.path("person").asText()).isEqualTo("paavo");
        assertThat(entry.path("reason").asText())
                .startsWith("Migrate ProcessInstance: ")
                .contains("awareness:" + (from + 1), " from awareness:" + from, ASSESS + " to " + JUDGE);
        var listed = rest.withBasicAuth("marja", "marja-demo")
                .getForObject("/api/migrations", JsonNode.class)
                .get(0);
        assertThat(listed.path("journeys").asInt()).isOne();
        assertThat(listed.path("moved").asInt()).isOne();
        assertThat(listed.path("state").asText()).isEqualTo("finished");
        assertThat(listed.path("person").asText()).startsWith("Paavo ");
        ask("paavo", "/" + listed.path("id").asText() + "/stop", null, HttpStatus.CONFLICT);
    }

    private JsonNode audit(String query) {
        return rest.withBasicAuth("armas", "armas-demo")
                .getForObject("/api/audit?kind=MIGRATION&" + query, JsonNode.class);
    }

    @Test
    void what_cannot_be_moved_is_told_and_stays() throws IOException {
        stand(7);
        var wrong = ask(
                "paavo", "/preview", move(Map.of(ASSESS, "Gateway_IsTheCustomerInterested")), HttpStatus.BAD_REQUEST);
        assertThat(wrong.path("detail").asText()).contains(ASSESS + " to Gateway_IsTheCustomerInterested: ");
        var skipped = move(Map.of("UserTask_SendHelpfulContent", JUDGE));
        for (var path : List.of("/preview", "/try?journey=M-1", "")) {
            assertThat(ask("paavo", path, skipped, HttpStatus.BAD_REQUEST)
                            .path("detail")
                            .asText())
                    .contains("the target version has UserTask_SendHelpfulContent too");
        }
        assertThat(ask("paavo", "/try?journey=M-0", move(Map.of(ASSESS, JUDGE)), HttpStatus.NOT_FOUND)
                        .path("detail")
                        .asText())
                .isEqualTo("Journey M-0 is not in version %d of awareness.".formatted(from));
        ask("paavo", "/try?journey=M-7", move(Map.of(ASSESS, "")), HttpStatus.CONFLICT);
        ask("paavo", "/preview", new Migration("awareness", 99, null, null), HttpStatus.NOT_FOUND);
        ask("paavo", "/preview", new Migration("nothing", 1, null, null), HttpStatus.NOT_FOUND);
        ask("paavo", "/preview", new Migration("awareness", from + 1, null, null), HttpStatus.BAD_REQUEST);
        assertThat(standingAt(ASSESS)).isEqualTo(7);
    }

    @Test
    void who_waits_for_an_approval_is_moved_to_an_approval_of_the_same_group_only() throws IOException {
        var approval = "UserTask_ApproveTheExceptionalDiscount";
        var other = "UserTask_LookAtTheDiscount";
        var before = saleVersion();
        var renamed = Files.readString(Path.of("bpmn", "sale.bpmn")).replace(approval, other);
        for (var model : List.of(
                renamed.replace("name=\"approval\" value=\"true\"", "name=\"approval\" value=\"false\""),
                renamed.replace("candidateGroups=\"sales-management\"", "candidateGroups=\"sales\""))) {
            deploySale(model);
            assertThat(ask(
                                    "paavo",
                                    "/preview",
                                    new Migration("sale", before, null, Map.of(approval, other)),
                                    HttpStatus.BAD_REQUEST)
                            .path("detail")
                            .asText())
                    .contains(approval + " to " + other, "an approval of the same group");
        }

        deploySale(renamed);
        ask("paavo", "/preview", new Migration("sale", before, null, Map.of(approval, other)), HttpStatus.OK);
    }

    private void deploySale(String model) {
        assertThat(CamundaModeler.deploy(rest.withBasicAuth("armas", "armas-demo"), "sale.bpmn", model)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    private int saleVersion() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("sale")
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    @Test
    void only_who_owns_the_process_moves() throws IOException {
        stand(1);
        for (var who : List.of("aino", "marja")) {
            ask(who, "/preview", move(Map.of(ASSESS, JUDGE)), HttpStatus.FORBIDDEN);
            ask(who, "", move(Map.of(ASSESS, JUDGE)), HttpStatus.FORBIDDEN);
        }
        assertThat(standingAt(ASSESS)).isOne();
    }

    private Migration move(Map<String, String> mapping) {
        return new Migration("awareness", from, null, mapping);
    }

    private JsonNode ask(String who, String path, Object body, HttpStatus expected) {
        var answer =
                rest.withBasicAuth(who, who + "-demo").postForEntity("/api/migrations" + path, body, JsonNode.class);
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(expected);
        return answer.getBody();
    }

    private JsonNode progress(String id) {
        return rest.withBasicAuth("marja", "marja-demo").getForObject("/api/migrations/" + id, JsonNode.class);
    }

    private long standingAt(String element) {
        return tasks.createTaskQuery().taskDefinitionKey(element).count();
    }

    private static JsonNode find(JsonNode rows, String element) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("element").asText().equals(element))
                .findFirst()
                .orElseThrow(() -> new AssertionError(element + " is not among " + rows));
    }

    private int version() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("awareness")
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .toList();
    }
}
