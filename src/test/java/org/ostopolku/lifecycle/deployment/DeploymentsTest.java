package org.ostopolku.lifecycle.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ostopolku.CamundaModeler;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestConstructor;

/** A process owner deploys changes of awareness from Modeler, gets findings, and goes back. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@ExtendWith(OutputCaptureExtension.class)
class DeploymentsTest {

    private static final String FILE = "awareness.bpmn";
    private static final String TASK = "UserTask_AssessTheBuyingSignal";

    private final TestRestTemplate rest;
    private final RepositoryService repository;
    private final SmartInitializingSingleton start;
    private final List<String> before;

    private String shipped;

    DeploymentsTest(
            TestRestTemplate rest,
            RepositoryService repository,
            @Qualifier("modelDeployment") SmartInitializingSingleton start) {
        this.rest = rest;
        this.repository = repository;
        this.start = start;
        this.before = deployments();
    }

    @BeforeEach
    void read() throws IOException {
        shipped = Files.readString(Path.of("bpmn", FILE));
    }

    @AfterEach
    void deleteDeployments() {
        deployments().stream()
                .filter(deployment -> !before.contains(deployment))
                .forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void a_rejected_deployment_lists_all_findings_and_deploys_nothing(CapturedOutput log) {
        String wrong = shipped.replace("candidateGroups=\"marketing\"", "candidateGroups=\"advertising\"")
                .replace("kpi.self-service-signals", "kpi.signals-of-their-own");
        ResponseEntity<JsonNode> answer = deploy("paavo", FILE, wrong);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        String message = answer.getBody().path("message").asText();
        assertThat(message)
                .contains(FILE + ": " + TASK + " \"Assess the buying signal\": a touchpoint belongs to a team: ")
                .contains("ServiceTask_LogTheSelfServiceSignal", "(TEAM)", "(KPI)", "sales-management");
        JsonNode errors = answer.getBody().path("details").path(FILE).path("errors");
        assertThat(errors.findValuesAsText("mainElementId")).contains(TASK, "ServiceTask_LogTheSelfServiceSignal");
        assertThat(errors.get(0).path("line").asInt()).isPositive();
        assertThat(awareness().getVersion()).isOne();
        assertThat(log.getOut().split("Nothing was deployed")).hasSize(2);
    }

    @Test
    void only_the_process_owner_deploys() {
        assertThat(deploy("aino", FILE, renamed("Aino's")).getStatusCode().value())
                .isEqualTo(403);
        assertThat(deploy("marja", FILE, renamed("Marja's")).getStatusCode().value())
                .isEqualTo(403);
        assertThat(awareness().getVersion()).isOne();
    }

    @Test
    void the_owners_version_starts_also_after_a_restart_and_going_back_is_one_action() {
        assertThat(deploy("paavo", FILE, renamed("Paavo's")).getStatusCode().value())
                .isEqualTo(200);
        start.afterSingletonsInstantiated();
        assertThat(awareness().getName()).isEqualTo("Paavo's");
        assertThat(awareness().getVersion()).isEqualTo(2);

        JsonNode model = model("marja");
        assertThat(model.path("version").asInt()).isEqualTo(2);
        assertThat(model.path("person").asText()).startsWith("Paavo");
        assertThat(model.path("differsFromJar").asBoolean()).isTrue();
        assertThat(model.path("before").asInt()).isOne();

        ResponseEntity<JsonNode> back = back("paavo", "?from=2");
        assertThat(back.getStatusCode().value()).as("%s", back.getBody()).isEqualTo(200);
        assertThat(back.getBody().path("backTo").asText()).isNotEmpty();
        assertThat(awareness().getVersion()).isEqualTo(3);
        assertThat(awareness().getName()).isNotEqualTo("Paavo's");
        assertThat(model("paavo").path("differsFromJar").asBoolean()).isFalse();

        start.afterSingletonsInstantiated();
        assertThat(awareness().getVersion()).as("after a restart").isEqualTo(3);
        assertThat(deploy("paavo", FILE, renamed("Paavo's")).getStatusCode().value())
                .isEqualTo(200);
        assertThat(awareness().getName())
                .as("the same file again, as Modeler sends it")
                .isEqualTo("Paavo's");
    }

    @Test
    void going_back_again_goes_further_back() {
        deploy("paavo", FILE, renamed("First"));
        deploy("paavo", FILE, renamed("Second"));
        deploy("paavo", FILE, renamed("Third"));

        back("paavo", "");
        assertThat(awareness().getName()).isEqualTo("Second");
        back("paavo", "");
        assertThat(awareness().getName()).isEqualTo("First");
        back("paavo", "");
        assertThat(shipped).contains("name=\"" + awareness().getName() + "\" isExecutable");
        assertThat(back("paavo", "").getStatusCode().value()).isEqualTo(409);
    }

    @Test
    void going_back_needs_the_permission_to_deploy() {
        deploy("paavo", FILE, renamed("Paavo's"));

        assertThat(back("aino", "").getStatusCode().value()).isEqualTo(403);
        assertThat(back("marja", "").getStatusCode().value()).isEqualTo(403);
        assertThat(back("paavo", "?from=1").getStatusCode().value()).isEqualTo(409);
        assertThat(rest.withBasicAuth("paavo", "paavo-demo")
                        .postForEntity("/api/models/nothing.bpmn/back", null, JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(awareness().getName()).isEqualTo("Paavo's");
    }

    @Test
    void a_form_and_a_table_are_deployed_alone_and_taken_back() throws IOException {
        String form = Files.readString(Path.of("forms", "assess-the-buying-signal.form"));
        String table = Files.readString(Path.of("bpmn", "segment.dmn"));

        assertThat(deploy("paavo", "assess-the-buying-signal.form", form.replace("Field_", "Answer_"))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(deploy("paavo", "segment.dmn", table.replace("Businesses buy", "Companies buy"))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        for (String file : List.of("assess-the-buying-signal.form", "segment.dmn")) {
            assertThat(rest.withBasicAuth("paavo", "paavo-demo")
                            .postForEntity("/api/models/" + file + "/back", null, JsonNode.class)
                            .getStatusCode()
                            .value())
                    .as(file)
                    .isEqualTo(200);
            assertThat(find(read("paavo", "/api/models"), "file", file)
                            .path("differsFromJar")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void user_files_and_warnings_of_a_deployment_are_recorded() {
        String crooked = renamed("Paavo's").replace("name=\"Assess the buying signal\"", "name=\"Buying signal\"");
        String id = deploy("paavo", FILE, crooked).getBody().path("id").asText();

        JsonNode recorded = find(read("marja", "/api/deployments"), "id", id);
        assertThat(recorded.path("person").asText()).startsWith("Paavo");
        assertThat(recorded.path("source").asText()).isEqualTo("Camunda Modeler");
        assertThat(recorded.path("files").get(0).asText()).isEqualTo(FILE);
        assertThat(recorded.path("warnings").findValuesAsText("rule")).contains("ID", "VERB", "FORM_NAME");
        assertThat(model("kaisa").path("warnings").findValuesAsText("element")).contains(TASK);
        assertThat(rest.withBasicAuth("aino", "aino-demo")
                        .getForEntity("/api/deployments", JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    private String renamed(String name) {
        return shipped.replaceFirst(
                "id=\"awareness\" name=\"[^\"]*\"", "id=\"awareness\" name=\"" + name.replace("'", "&apos;") + "\"");
    }

    private ResponseEntity<JsonNode> deploy(String user, String file, String content) {
        return CamundaModeler.deploy(rest.withBasicAuth(user, user + "-demo"), file, content);
    }

    private ResponseEntity<JsonNode> back(String user, String parameters) {
        return rest.withBasicAuth(user, user + "-demo")
                .postForEntity("/api/models/" + FILE + "/back" + parameters, null, JsonNode.class);
    }

    private JsonNode model(String user) {
        return find(read(user, "/api/models"), "file", FILE);
    }

    private JsonNode read(String user, String path) {
        return rest.withBasicAuth(user, user + "-demo").getForObject(path, JsonNode.class);
    }

    private static JsonNode find(JsonNode rows, String field, String value) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(value + " is not among " + rows));
    }

    private ProcessDefinition awareness() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("awareness")
                .latestVersion()
                .singleResult();
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .toList();
    }
}
