package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.ostopolku.CamundaModeler;
import org.ostopolku.OstopolkuApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A process owner changes the awareness stage in Camunda Modeler, fixes the errors, deploys it, migrates a thousand running journeys and
 * compares the versions. After a restart of the application the result is the same.
 */
@Tag("once")
class ChangedAwarenessTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private static final int JOURNEYS = 1_000;
    private static final String FILE = "awareness.bpmn";
    private static final Duration MIGRATION_TIME = Duration.ofMinutes(5);

    @TempDir
    Path data;

    private ConfigurableApplicationContext application;

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void a_changed_model_is_deployed_and_a_thousand_journeys_are_migrated() throws IOException {
        start();
        startJourneys();
        var changed = Files.readString(Path.of("bpmn", FILE))
                .replace("AssessTheBuyingSignal", "JudgeTheBuyingSignal")
                .replace("name=\"Assess the buying signal\"", "name=\"Judge the buying signal\"");

        var wrong = changed.replace("candidateGroups=\"marketing\"", "candidateGroups=\"advertising\"");
        var refused = CamundaModeler.deploy(person("paavo"), FILE, wrong);
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody().path("message").asText())
                .contains("UserTask_JudgeTheBuyingSignal \"Judge the buying signal\": a touchpoint belongs to a team");
        assertThat(awareness().path("version").asInt()).isOne();

        var deployed = CamundaModeler.deploy(person("paavo"), FILE, changed);
        assertThat(deployed.getStatusCode().value())
                .as("%s", deployed.getBody())
                .isEqualTo(200);
        assertThat(awareness().path("version").asInt()).isEqualTo(2);

        var cockpit = new Cockpit(chromium, url(), Instant.now()).open("#/models", "paavo");
        migrateAll(cockpit);
        compare(cockpit);

        application.close();
        start();
        var model = awareness();
        assertThat(model.path("version").asInt()).as("after the restart").isEqualTo(2);
        assertThat(model.path("person").asText()).startsWith("Paavo ");
        var demo = new DemoApplication(rest(), application.getBean(JdbcClient.class));
        assertThat(demo.marketing.find("Judge the buying signal", demo.startJourney("Pihlaja Oy")))
                .isNotNull();
    }

    private static void migrateAll(Cockpit cockpit) {
        var moving = cockpit.section("moving");
        moving.getByLabel("Process").selectOption("awareness");
        button(moving, "Preview").click();
        assertThat(moving.locator("h3").first())
                .hasText("None of 1,000 journeys of version 1 can be migrated to version 2.");
        moving.getByLabel("Target of Assess the buying signal").selectOption("UserTask_JudgeTheBuyingSignal");
        button(moving, "^Migrate 1,000 journeys$").click();
        cockpit.page()
                .locator("dialog")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Migrate 1,000"))
                .click();
        assertThat(moving.locator(".card"))
                .containsText(
                        "Finished. 1,000 of 1,000 journeys migrated",
                        new ContainsTextOptions().setTimeout(MIGRATION_TIME.toMillis()));
        cockpit.takePicture("changed-awareness-1-moved");
    }

    /** All journeys entered with version 1, so there are not enough journeys in version 2. */
    private static void compare(Cockpit cockpit) {
        var comparing = cockpit.section("comparing");
        comparing.getByLabel("Stage").selectOption("awareness");
        button(comparing, "^Compare$").click();
        assertThat(comparing.locator("h3").first()).hasText("Awareness: version 2 against version 1");
        assertThat(comparing.locator("[data-verdict]").first()).containsText("Not enough journeys yet");
        comparing.locator("h3").first().scrollIntoViewIfNeeded();
        cockpit.takePicture("changed-awareness-2-compared");
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    private void start() {
        application = new SpringApplicationBuilder(OstopolkuApplication.class)
                .profiles("demo")
                .run(
                        "--spring.datasource.url=jdbc:h2:file:" + data.resolve("ostopolku"),
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=true",
                        "--ostopolku.demo.customers=0");
    }

    /** Starts journeys that wait at the first step. */
    private void startJourneys() {
        var runtime = application.getBean(RuntimeService.class);
        for (int number = 1; number <= JOURNEYS; number++) {
            runtime.createProcessInstanceByKey("awareness")
                    .businessKey("M-" + number)
                    .setVariables(Map.of("customerName", "Customer " + number, "segment", "business-new"))
                    .execute();
        }
    }

    private JsonNode awareness() {
        for (var model : person("marja").getForObject("/api/models", JsonNode.class)) {
            if (model.path("file").asText().equals(FILE)) {
                return model;
            }
        }
        throw new AssertionError(FILE + " is not deployed");
    }

    private TestRestTemplate person(String name) {
        return rest().withBasicAuth(name, name + "-demo");
    }

    private TestRestTemplate rest() {
        return new TestRestTemplate(new RestTemplateBuilder().rootUri(url()));
    }

    private String url() {
        return "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
    }
}
