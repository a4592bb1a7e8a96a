package org.ostopolku.lifecycle.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.CamundaModeler;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestConstructor;

/** A process owner deploys nothing that erases earlier or approves less; an administrator can, and is warned. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class EarlierErasureTest {

    private static final String RETENTION = "retention.dmn";
    private static final String ERASURE = "erasure.dmn";
    private static final String FORGETTING = "forgetting.bpmn";

    private final TestRestTemplate rest;
    private final RepositoryService repository;
    private final List<String> before;

    EarlierErasureTest(TestRestTemplate rest, RepositoryService repository) {
        this.rest = rest;
        this.repository = repository;
        this.before = deployments();
    }

    @AfterEach
    void deleteDeployments() {
        deployments().stream()
                .filter(deployment -> !before.contains(deployment))
                .forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void a_process_owner_without_the_permission_shortens_nothing() throws IOException {
        assertRefused(RETENTION, shipped(RETENTION).replaceAll("<text>[1-9]\\d*</text>", "<text>0</text>"));
        assertRefused(ERASURE, shipped(ERASURE).replaceAll("<text>[1-9]\\d*</text>", "<text>0</text>"));
        assertRefused("sale.bpmn", shipped("sale.bpmn").replace("value=\"declined\"", "value=\"contact-refused\""));
        assertRefused(FORGETTING, shipped(FORGETTING).replace("0 30 1 * * ?", "0 * * * * ?"));
    }

    private void assertRefused(String file, String content) {
        var answer = deploy("paavo", file, content);

        assertThat(answer.getStatusCode().value()).as(file).isEqualTo(400);
        assertThat(answer.getBody().path("message").asText())
                .contains("Nothing was deployed", file, "(EARLIER_ERASURE)", "[camunda-admin, sales-management]");
        assertThat(deployments()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void a_process_owner_lengthens_but_does_not_roll_back() throws IOException {
        var longer = deploy("paavo", RETENTION, shipped(RETENTION).replace("2557", "3000"));
        assertThat(longer.getStatusCode().value()).as("%s", longer.getBody()).isEqualTo(200);

        var refused = back("paavo");
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(refused.getBody().path("detail").asText())
                .contains("2557 days instead of 3000", "(EARLIER_ERASURE)");

        var rolledBack = back("armas");
        assertThat(rolledBack.getStatusCode().value())
                .as("%s", rolledBack.getBody())
                .isEqualTo(200);
        assertThat(rolledBack.getBody().path("warnings").findValuesAsText("rule"))
                .containsExactly("ERASES_EARLIER");
    }

    @Test
    void a_user_with_the_permission_shortens_and_the_warning_is_recorded() throws IOException {
        var answer = deploy("armas", RETENTION, shipped(RETENTION).replace("2557", "365"));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);

        var recorded = rest.withBasicAuth("marja", "marja-demo").getForObject("/api/deployments", JsonNode.class);
        var warnings = recorded.get(0).path("warnings");
        assertThat(warnings.findValuesAsText("rule")).containsExactly("ERASES_EARLIER");
        assertThat(warnings.get(0).path("text").asText()).contains("365 days instead of 2557");
        assertThat(back("paavo").getStatusCode().value()).as("longer again").isEqualTo(200);
    }

    @Test
    void negative_days_are_refused_for_everybody() throws IOException {
        var answer = deploy("armas", RETENTION, shipped(RETENTION).replace("2557", "-5"));

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().path("message").asText()).contains("row 7, Days to keep", "(TABLE_DAYS)");
    }

    @Test
    void only_who_approves_or_administrates_deploys_a_weaker_approval() throws IOException {
        var weaker = shipped("sale.bpmn").replace("candidateGroups=\"sales-management\"", "candidateGroups=\"sales\"");

        var refused = deploy("paavo", "sale.bpmn", weaker);
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody().path("message").asText())
                .contains(
                        "UserTask_ApproveTheExceptionalDiscount",
                        "keep its candidate group sales-management",
                        "(WEAKER_APPROVAL)");

        var answer = deploy("armas", "sale.bpmn", weaker);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        var recorded = rest.withBasicAuth("marja", "marja-demo").getForObject("/api/deployments", JsonNode.class);
        assertThat(recorded.get(0).path("warnings").findValuesAsText("rule")).contains("APPROVES_LESS");
    }

    private ResponseEntity<JsonNode> deploy(String user, String file, String content) {
        return CamundaModeler.deploy(rest.withBasicAuth(user, user + "-demo"), file, content);
    }

    private ResponseEntity<JsonNode> back(String user) {
        return rest.withBasicAuth(user, user + "-demo")
                .postForEntity("/api/models/" + RETENTION + "/back", null, JsonNode.class);
    }

    private static String shipped(String file) throws IOException {
        return Files.readString(Path.of("bpmn", file));
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .toList();
    }
}
