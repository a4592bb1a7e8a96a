package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ostopolku.CamundaModeler;
import org.ostopolku.TestModel;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The page "Models": rollback and migration. The pictures are in target/screenshots. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class ModelsPageTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private static final String PAGE = "#/models";
    private static final String FILE = "awareness.bpmn";
    private static final String TASK = "UserTask_AssessTheBuyingSignal";

    private final TestRestTemplate owner;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final List<String> before;
    private final String url;

    ModelsPageTest(TestRestTemplate rest, RepositoryService repository, RuntimeService runtime, TaskService tasks) {
        owner = rest.withBasicAuth("paavo", "paavo-demo");
        url = rest.getRootUri();
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        before = deployments();
    }

    @AfterEach
    void deleteTestDeployments() {
        deployments().stream()
                .filter(deployment -> !before.contains(deployment))
                .forEach(deployment -> TestModel.delete(repository, runtime, deployment));
    }

    @Test
    void a_process_owner_reads_warnings_and_rolls_back() throws IOException {
        deploy(shipped().replace("name=\"Assess the buying signal\"", "name=\"Buying signal\""));

        var cockpit = open("", "paavo");
        cockpit.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Models"))
                .click();
        assertThat(row(cockpit, "sale.bpmn")).containsText("As delivered");
        assertThat(row(cockpit, "sale.bpmn")).containsText("System");
        var awareness = row(cockpit, FILE);
        assertThat(awareness).containsText("Changed");
        assertThat(awareness).containsText("Paavo");
        var warnings = cockpit.section("deployed").locator(".warnings");
        assertThat(warnings).isHidden();
        button(awareness, Pattern.compile("warnings of " + FILE)).click();
        assertThat(warnings).containsText("Buying signal");
        assertThat(warnings).containsText(TASK);
        assertThat(warnings).containsText("VERB");
        cockpit.takePicture("models-1-warnings");

        button(awareness, Pattern.compile("Roll back to version 1")).click();
        assertThat(question(cockpit)).containsText("Roll back to version 1 of " + FILE);
        cockpit.takePicture("models-2-question");
        button(question(cockpit), Pattern.compile("^Roll back$")).click();
        assertThat(question(cockpit)).isHidden();
        assertThat(cockpit.section("deployed").getByRole(AriaRole.STATUS))
                .containsText("version 3 is now the current version");
        assertThat(awareness).containsText("As delivered");
        assertThat(awareness.locator("[data-file]")).isFocused();
        var newest = cockpit.section("deployments").locator("tbody tr").first();
        assertThat(newest).containsText("Paavo");
        assertThat(newest).containsText("Rollback");
        assertThat(newest).containsText(FILE);
        cockpit.takeWholePicture("models-3-rolled-back");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("awareness")
                        .latestVersion()
                        .singleResult()
                        .getVersion())
                .isEqualTo(3);
    }

    @Test
    void a_manager_sees_the_models_but_cannot_roll_back() throws IOException {
        deploy(shipped().replace("name=\"Assess the buying signal\"", "name=\"Assess the signal\""));

        var cockpit = open(PAGE, "marja");
        assertThat(row(cockpit, FILE)).containsText("Changed");
        assertThat(cockpit.section("deployed")).containsText("A rollback needs the permission to deploy.");
        assertThat(button(row(cockpit, FILE), Pattern.compile("Roll back"))).hasCount(0);
        cockpit.takePicture("models-4-manager");
    }

    @Test
    void a_rollback_after_another_deployment_is_refused_with_the_reason() throws IOException {
        deploy(shipped().replace("name=\"Assess the buying signal\"", "name=\"Assess the signal\""));

        var cockpit = open(PAGE, "paavo");
        var back = button(row(cockpit, FILE), Pattern.compile("Roll back"));
        back.waitFor();
        deploy(shipped().replace("name=\"Assess the buying signal\"", "name=\"Assess it\""));
        back.click();
        button(question(cockpit), Pattern.compile("^Roll back$")).click();
        assertThat(question(cockpit).getByRole(AriaRole.ALERT))
                .hasText("The version of awareness.bpmn in force is 3, not 2.");
        cockpit.takePicture("models-5-conflict");
        cockpit.press("Escape");
        assertThat(question(cockpit)).isHidden();
        assertThat(back).isFocused();

        cockpit.button("Refresh").click();
        assertThat(button(row(cockpit, FILE), Pattern.compile("Roll back to version 2")))
                .isVisible();
    }

    @Test
    void the_page_is_usable_by_keyboard_and_in_a_narrow_window() throws IOException {
        deploy(shipped().replace("name=\"Assess the buying signal\"", "name=\"Buying signal\""));

        var cockpit = open(PAGE, "paavo").resize(600);
        cockpit.button("Deployments").focus();
        cockpit.press("Enter");
        assertThat(cockpit.section("deployments").locator("h2")).isFocused();
        assertThat(cockpit.section("deployments").locator("h2")).isInViewport();
        cockpit.press("Tab", "Enter");
        assertThat(cockpit.section("deployments").locator(".warnings").first()).isVisible();

        var back = button(row(cockpit, FILE), Pattern.compile("Roll back"));
        back.focus();
        cockpit.press("Enter");
        assertThat(button(question(cockpit), Pattern.compile("Cancel"))).isFocused();
        cockpit.takePicture("models-6-narrow-question").press("Enter");
        assertThat(question(cockpit)).isHidden();
        assertThat(back).isFocused();
        assertThat(back).isInViewport();
        assertThat(cockpit.isCutOff()).isFalse();
        cockpit.takeWholePicture("models-7-narrow");
    }

    @Test
    void journeys_are_migrated_from_the_preview_to_the_end() throws IOException {
        startJourneys(4);
        deploy(shipped()
                .replace("AssessTheBuyingSignal", "JudgeTheBuyingSignal")
                .replace("name=\"Assess the buying signal\"", "name=\"Judge the buying signal\""));

        var cockpit = open(PAGE, "paavo");
        var moving = cockpit.section("moving");
        assertThat(moving.getByLabel("From version")).containsText("version 1: 4 journeys");
        moving.getByLabel("Process").selectOption("awareness");
        button(moving, Pattern.compile("Preview")).click();
        assertThat(moving.locator("h3").first())
                .hasText("None of 4 journeys of version 1 can be migrated to version 2.");
        assertThat(moving.locator("h3").first()).isFocused();
        assertThat(moving).containsText("cannot be migrated");
        cockpit.takeWholePicture("models-10-none-can");

        var target = moving.getByLabel("Target of Assess the buying signal");
        target.focus();
        target.selectOption("Gateway_IsTheCustomerInterested");
        assertThat(moving.getByRole(AriaRole.ALERT)).containsText(TASK);
        target.selectOption("UserTask_JudgeTheBuyingSignal");
        assertThat(moving.locator("h3").first()).hasText("All 4 journeys of version 1 can be migrated to version 2.");
        assertThat(moving.getByRole(AriaRole.ALERT).first()).isEmpty();
        assertThat(target).isFocused();
        cockpit.takeWholePicture("models-11-all-can");
        cockpit.resize(600);
        assertThat(cockpit.isCutOff()).isFalse();
        cockpit.takeWholePicture("models-12-narrow-move").resize(1440);

        moving.getByLabel("Journey number").fill("M-2");
        cockpit.press("Enter");
        assertThat(moving).containsText("Journey M-2 is now in version 2.");
        assertThat(moving.getByLabel("From version")).containsText("version 1: 3 journeys");
        assertThat(moving.locator("h3").first()).hasText("All 3 journeys of version 1 can be migrated to version 2.");
        moving.getByLabel("Journey number").fill("M-2");
        cockpit.press("Enter");
        assertThat(moving.getByRole(AriaRole.ALERT).first()).hasText("Journey M-2 is not in version 1 of awareness.");

        button(moving, Pattern.compile("^Migrate 3 journeys$")).click();
        cockpit.takePicture("models-13-move-question");
        button(question(cockpit), Pattern.compile("^Migrate 3$")).click();
        assertThat(moving.locator(".card")).isFocused();
        assertThat(moving.locator(".card")).containsText("Finished. 3 of 3 journeys migrated");
        assertThat(moving).containsText("All running journeys are in the newest version of their process.");
        cockpit.takeWholePicture("models-14-moved");

        cockpit.page().reload();
        assertThat(moving.locator("tbody tr").first()).containsText("3 of 3");
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("UserTask_JudgeTheBuyingSignal")
                        .count())
                .isEqualTo(4);
    }

    @Test
    void a_running_migration_is_stopped_and_resumed() {
        var cockpit = cockpit()
                .respond("migrations", answer("[" + migration("running", 40) + "]"))
                .respond("migrations/7", answer(migration("running", 60)))
                .respond("migrations/7/stop", answer(migration("stopped", 70)))
                .respond("migrations/7/resume", answer(migration("running", 70)))
                .open(PAGE, "paavo");
        var card = cockpit.section("moving").locator(".card");
        assertThat(card).containsText("Migrating… 40 of 1,000 journeys migrated");
        assertThat(card).containsText("Migrating… 60 of 1,000 journeys migrated");
        button(card, Pattern.compile("Stop")).click();
        assertThat(card).containsText("Stopped. Migrated journeys stay migrated. 70 of 1,000");
        assertThat(card).containsText("1 failed and stays in version 1");
        assertThat(card).containsText("The journey waits for its delivery.");
        assertThat(button(card, Pattern.compile("Resume"))).isFocused();
        card.scrollIntoViewIfNeeded();
        cockpit.takePicture("models-15-stopped");
        cockpit.press("Enter");
        assertThat(button(card, Pattern.compile("Stop"))).isFocused();
        cockpit.stopResponding("migrations/7").respond("migrations/7", Route::abort);
        assertThat(card.getByRole(AriaRole.ALERT)).hasText("The server cannot be reached.");
    }

    private static String migration(String state, int moved) {
        return """
                {"id": "7", "process": "awareness", "from": 1, "to": 2, "person": "Paavo", "at": "2026-11-20T10:00:00Z",
                 "journeys": 1000, "moved": %d, "failed": %d, "state": "%s", "reasons": ["The journey waits for its delivery."]}
                """.formatted(moved, state.equals("stopped") ? 1 : 0, state);
    }

    @Test
    void loading_is_shown() {
        var cockpit = cockpit().respond("models", route -> {}).open(PAGE, "paavo");
        assertThat(cockpit.page().locator(".models-page .content")).hasAttribute("aria-busy", "true");
        cockpit.takePicture("models-8-loading");
    }

    @Test
    void an_error_is_shown_and_the_request_can_be_repeated() {
        var cockpit = cockpit()
                .respond("models", problem(500, "Something went wrong here."))
                .open(PAGE, "paavo");
        assertThat(cockpit.message()).containsText("Something went wrong here.");
        cockpit.stopResponding("models").button("Try again").click();
        assertThat(row(cockpit, FILE)).isVisible();
    }

    @Test
    void a_user_without_permission_sees_a_message() {
        var cockpit = cockpit().respond("models", problem(403, "Not for you.")).open(PAGE, "paavo");
        assertThat(cockpit.message()).containsText("You have no access to this page");
        cockpit.takePicture("models-9-no-right");
    }

    private Cockpit open(String page, String person) {
        return cockpit().open(page, person);
    }

    private Cockpit cockpit() {
        return new Cockpit(chromium, url, Instant.now());
    }

    private static Locator row(Cockpit cockpit, String file) {
        return cockpit.section("deployed").locator("tr:has([data-file='" + file + "'])");
    }

    private static Locator question(Cockpit cockpit) {
        return cockpit.page().locator("dialog");
    }

    private static Locator button(Locator within, Pattern name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static Consumer<Route> answer(String json) {
        return route -> route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(json));
    }

    private static Consumer<Route> problem(int status, String detail) {
        return route -> route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setBody("{\"status\": %d, \"detail\": \"%s\"}".formatted(status, detail)));
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("bpmn", FILE));
    }

    /** Starts journeys that wait at the first step of the awareness stage, after deleting all others. */
    private void startJourneys(int journeys) {
        for (var process : List.of(JourneyProcess.CUSTOMER_JOURNEY, "awareness")) {
            runtime.createProcessInstanceQuery()
                    .processDefinitionKey(process)
                    .list()
                    .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test", true, true));
        }
        for (int number = 1; number <= journeys; number++) {
            runtime.createProcessInstanceByKey("awareness")
                    .businessKey("M-" + number)
                    .setVariables(Map.of("customerName", "Customer " + number, "segment", "business-new"))
                    .execute();
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> tasks.createTaskQuery().taskDefinitionKey(TASK).count() == journeys);
    }

    /** Deploys as the process owner, with the request of Camunda Modeler. */
    private void deploy(String content) {
        var answer = CamundaModeler.deploy(owner, FILE, content);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .toList();
    }
}
