package org.ostopolku.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ostopolku.platform.engine.ShippedModels;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@SpringBootTest
@ExtendWith(OutputCaptureExtension.class)
class ModelDeploymentTest {

    @Autowired
    private ModelDeployment deployment;

    @Autowired
    private RepositoryService repository;

    private final String id = "test-" + UUID.randomUUID();

    @Test
    void every_model_in_the_jar_is_in_the_engine() {
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .latestVersion()
                        .processDefinitionKeyIn(
                                JourneyProcess.CUSTOMER_JOURNEY,
                                "awareness",
                                "contact",
                                "activation",
                                "sale",
                                "use",
                                "growth",
                                "nurture",
                                "touchpoint-feedback",
                                "help-request",
                                "delivery",
                                "win-back",
                                "exit",
                                "development-need",
                                "hypothesis-validation",
                                "kpi-watch",
                                "forgetting")
                        .count())
                .isEqualTo(17);
    }

    @Test
    void what_is_missing_is_deployed_once() throws IOException {
        deployment.deploy(jar("first"));
        deployment.deploy(jar("first"));

        assertThat(process().getVersion()).isOne();
        assertThat(formsFromTheJar()).isOne();
    }

    @Test
    void what_the_jar_deployed_is_followed_by_its_new_version() throws IOException {
        deployment.deploy(jar("first"));
        deployment.deploy(jar("second"));
        deployment.deploy(jar("first"));

        assertThat(process().getVersion()).isEqualTo(3);
        assertThat(process().getName()).isEqualTo("first");
        assertThat(formsFromTheJar()).isEqualTo(3);
    }

    @Test
    void only_what_changed_is_deployed() throws IOException {
        deployment.deploy(jar("first"));
        deployment.deploy(Map.of(id + ".bpmn", process("first"), id + ".form", form("second")));

        assertThat(process().getVersion()).isOne();
        assertThat(formsFromTheJar()).isEqualTo(2);
    }

    @Test
    void a_newer_version_of_a_process_owner_stays_and_the_log_tells_so(CapturedOutput log) throws IOException {
        deployment.deploy(jar("first"));
        ownerDeploys("sub/" + id + ".bpmn", process("the owner's"));
        ownerDeploys("forms/any-name.form", form("the owner's"));

        deployment.deploy(jar("second"));

        assertThat(process().getName()).isEqualTo("the owner's");
        assertThat(formsFromTheJar()).isEqualTo(1);
        assertThat(log)
                .contains("Not deployed from the jar, because a process owner's version is newer and differs: ")
                .contains(id + ".bpmn", id + ".form");
    }

    @Test
    void a_jar_that_holds_what_the_owner_deployed_says_nothing(CapturedOutput log) throws IOException {
        deployment.deploy(jar("first"));
        ownerDeploys(id + ".bpmn", process("second"));
        ownerDeploys(id + ".form", form("second"));

        deployment.deploy(jar("second"));

        assertThat(process().getVersion()).isEqualTo(2);
        assertThat(log).doesNotContain("differs");
    }

    @Test
    void what_does_not_fit_the_deployed_models_is_not_deployed_and_the_error_is_logged(CapturedOutput log)
            throws IOException {
        String model = Files.readString(Path.of("bpmn", "awareness.bpmn"));

        deployment.deploy(Map.of(
                "awareness.bpmn",
                model.replace("kpi.self-service-signals", "kpi.of-a-newer-catalogue")
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("awareness")
                        .latestVersion()
                        .singleResult()
                        .getVersion())
                .isOne();
        assertThat(log)
                .contains("it does not fit the deployed models (see the error above): awareness.bpmn")
                .contains("add of-a-newer-catalogue to kpi-catalogue.dmn");
    }

    private Map<String, byte[]> jar(String version) {
        return Map.of(id + ".bpmn", process(version), id + ".form", form(version));
    }

    private byte[] process(String name) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test">
                  <process id="%s" name="%s" isExecutable="true"><startEvent id="start"/></process>
                </definitions>
                """.formatted(id, name.replace("'", "&apos;")).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] form(String label) {
        return "{\"id\": \"%s\", \"type\": \"default\", \"components\": [{\"type\": \"text\", \"text\": \"%s\"}]}"
                .formatted(id, label)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void ownerDeploys(String file, byte[] content) {
        repository
                .createDeployment()
                .name("Test")
                .source("Camunda Modeler")
                .addString(file, new String(content, StandardCharsets.UTF_8))
                .deploy();
    }

    private ProcessDefinition process() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(id)
                .latestVersion()
                .singleResult();
    }

    private long formsFromTheJar() {
        return repository.createDeploymentQuery().deploymentSource(ShippedModels.SOURCE).list().stream()
                .filter(jar ->
                        repository.getDeploymentResourceNames(jar.getId()).contains(id + ".form"))
                .count();
    }
}
