package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ostopolku.CamundaModeler;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** What a process owner sees and does on the page "Models". Pictures of it are in target/screenshots afterwards. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class ModelsPageTest {

    private static final String PAGE = "#/models";
    private static final String FILE = "awareness.bpmn";
    private static final String TASK = "UserTask_AssessTheBuyingSignal";

    private final TestRestTemplate owner;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final List<String> before;
    private final String url;
    private Chromium chromium;

    ModelsPageTest(TestRestTemplate rest, RepositoryService repository, RuntimeService runtime, TaskService tasks) {
        owner = rest.withBasicAuth("paavo", "paavo-demo");
        url = rest.getRootUri();
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        before = deployments();
    }

    @BeforeAll
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Tasklist.PATIENCE_MS);
        chromium = Chromium.launch();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void takeAway() {
        deployments().stream()
                .filter(deployment -> !before.contains(deployment))
                .forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void a_process_owner_reads_what_is_warned_of_and_goes_back() throws IOException {
        deploys(shipped().replace("name=\"Assess the buying signal\"", "name=\"Buying signal\""));

        try (var cockpit = opens("", "paavo")) {
            cockpit.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Models"))
                    .click();
            assertThat(row(cockpit, "sale.bpmn")).containsText("As delivered");
            assertThat(row(cockpit, "sale.bpmn")).containsText("The application");
            var awareness = row(cockpit, FILE);
            assertThat(awareness).containsText("Changed");
            assertThat(awareness).containsText("Paavo");
            var warnings = cockpit.section("deployed").locator(".warnings");
            assertThat(warnings).isHidden();
            button(awareness, Pattern.compile("warnings of " + FILE)).click();
            assertThat(warnings).containsText("Buying signal");
            assertThat(warnings).containsText(TASK);
            assertThat(warnings).containsText("VERB");
            cockpit.isPictured("models-1-warnings");

            button(awareness, Pattern.compile("Go back to version 1")).click();
            assertThat(question(cockpit)).containsText("Go back to version 1 of " + FILE);
            cockpit.isPictured("models-2-question");
            button(question(cockpit), Pattern.compile("^Go back$")).click();
            assertThat(question(cockpit)).isHidden();
            assertThat(cockpit.section("deployed").getByRole(AriaRole.STATUS)).containsText("version 3 holds now");
            assertThat(awareness).containsText("As delivered");
            assertThat(awareness.locator("[data-file]")).isFocused();
            var newest = cockpit.section("deployments").locator("tbody tr").first();
            assertThat(newest).containsText("Paavo");
            assertThat(newest).containsText("Went back");
            assertThat(newest).containsText(FILE);
            cockpit.isPicturedWhole("models-3-gone-back");
        }
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("awareness")
                        .latestVersion()
                        .singleResult()
                        .getVersion())
                .isEqualTo(3);
    }

    @Test
    void a_manager_sees_it_and_is_told_that_going_back_is_for_others() throws IOException {
        deploys(shipped().replace("name=\"Assess the buying signal\"", "name=\"Assess the signal\""));

        try (var cockpit = opens(PAGE, "marja")) {
            assertThat(row(cockpit, FILE)).containsText("Changed");
            assertThat(cockpit.section("deployed")).containsText("Going back is for those who may deploy.");
            assertThat(button(row(cockpit, FILE), Pattern.compile("Go back"))).hasCount(0);
            cockpit.isPictured("models-4-manager");
        }
    }

    @Test
    void whoever_came_second_is_told_why_it_cannot_be_done() throws IOException {
        deploys(shipped().replace("name=\"Assess the buying signal\"", "name=\"Assess the signal\""));

        try (var cockpit = opens(PAGE, "paavo")) {
            var back = button(row(cockpit, FILE), Pattern.compile("Go back"));
            back.waitFor();
            deploys(shipped().replace("name=\"Assess the buying signal\"", "name=\"Assess it\""));
            back.click();
            button(question(cockpit), Pattern.compile("^Go back$")).click();
            assertThat(question(cockpit).getByRole(AriaRole.ALERT))
                    .hasText("The version of awareness.bpmn is 3 now, not 2.");
            cockpit.isPictured("models-5-conflict");
            cockpit.presses("Escape");
            assertThat(question(cockpit)).isHidden();
            assertThat(back).isFocused();

            cockpit.button("Refresh").click();
            assertThat(button(row(cockpit, FILE), Pattern.compile("Go back to version 2")))
                    .isVisible();
        }
    }

    @Test
    void by_keyboard_and_in_a_narrow_window_all_is_reached() throws IOException {
        deploys(shipped().replace("name=\"Assess the buying signal\"", "name=\"Buying signal\""));

        try (var cockpit = opens(PAGE, "paavo").isAsWideAs(600)) {
            cockpit.button("Deployments").focus();
            cockpit.presses("Enter");
            assertThat(cockpit.section("deployments").locator("h2")).isFocused();
            assertThat(cockpit.section("deployments").locator("h2")).isInViewport();
            cockpit.presses("Tab", "Enter");
            assertThat(cockpit.section("deployments").locator(".warnings").first())
                    .isVisible();

            var back = button(row(cockpit, FILE), Pattern.compile("Go back"));
            back.focus();
            cockpit.presses("Enter");
            assertThat(button(question(cockpit), Pattern.compile("Cancel"))).isFocused();
            cockpit.isPictured("models-6-narrow-question").presses("Enter");
            assertThat(question(cockpit)).isHidden();
            assertThat(back).isFocused();
            assertThat(back).isInViewport();
            assertThat(cockpit.isCutOff()).isFalse();
            cockpit.isPicturedWhole("models-7-narrow");
        }
    }

    @Test
    void customers_are_moved_from_the_preview_to_the_end() throws IOException {
        stand(4);
        deploys(shipped()
                .replace("AssessTheBuyingSignal", "JudgeTheBuyingSignal")
                .replace("name=\"Assess the buying signal\"", "name=\"Judge the buying signal\""));

        try (var cockpit = opens(PAGE, "paavo")) {
            var moving = cockpit.section("moving");
            assertThat(moving.getByLabel("They are in")).containsText("version 1: 4 journeys");
            moving.getByLabel("Process").selectOption("awareness");
            button(moving, Pattern.compile("Show what would happen")).click();
            assertThat(moving.locator("h3").first()).hasText("None of 4 journeys of version 1 can move to version 2.");
            assertThat(moving.locator("h3").first()).isFocused();
            assertThat(moving).containsText("cannot move");
            cockpit.isPicturedWhole("models-10-nobody-can");

            var target = moving.getByLabel("Where who stands at Assess the buying signal goes on");
            target.focus();
            target.selectOption("Gateway_IsTheCustomerInterested");
            assertThat(moving.getByRole(AriaRole.ALERT)).containsText(TASK);
            target.selectOption("UserTask_JudgeTheBuyingSignal");
            assertThat(moving.locator("h3").first()).hasText("All 4 journeys of version 1 can move to version 2.");
            assertThat(moving.getByRole(AriaRole.ALERT).first()).isEmpty();
            assertThat(target).isFocused();
            cockpit.isPicturedWhole("models-11-all-can");
            cockpit.isAsWideAs(600);
            assertThat(cockpit.isCutOff()).isFalse();
            cockpit.isPicturedWhole("models-12-narrow-move").isAsWideAs(1440);

            moving.getByLabel("Journey number").fill("M-2");
            cockpit.presses("Enter");
            assertThat(moving).containsText("Journey M-2 goes on in version 2 now.");
            assertThat(moving.getByLabel("They are in")).containsText("version 1: 3 journeys");
            assertThat(moving.locator("h3").first()).hasText("All 3 journeys of version 1 can move to version 2.");
            moving.getByLabel("Journey number").fill("M-2");
            cockpit.presses("Enter");
            assertThat(moving.getByRole(AriaRole.ALERT).first())
                    .hasText("Journey M-2 is not in version 1 of awareness.");

            button(moving, Pattern.compile("Move all 3")).click();
            cockpit.isPictured("models-13-move-question");
            button(question(cockpit), Pattern.compile("^Move 3$")).click();
            assertThat(moving.locator(".move")).isFocused();
            assertThat(moving.locator(".move")).containsText("Finished. 3 of 3 journeys moved");
            assertThat(moving).containsText("Every running journey is in the newest version of its process.");
            cockpit.isPicturedWhole("models-14-moved");

            cockpit.page().reload();
            assertThat(moving.locator("tbody tr").first()).containsText("3 of 3");
        }
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("UserTask_JudgeTheBuyingSignal")
                        .count())
                .isEqualTo(4);
    }

    @Test
    void a_move_that_goes_on_is_stopped_and_resumed() {
        try (var cockpit = cockpit()
                .isAnswered("migrations", answer("[" + move("running", 40) + "]"))
                .isAnswered("migrations/7", answer(move("running", 60)))
                .isAnswered("migrations/7/stop", answer(move("stopped", 70)))
                .isAnswered("migrations/7/resume", answer(move("running", 70)))
                .opens(PAGE, "paavo")) {
            var card = cockpit.section("moving").locator(".move");
            assertThat(card).containsText("Moving… 40 of 1,000 journeys moved");
            assertThat(card).containsText("Moving… 60 of 1,000 journeys moved");
            button(card, Pattern.compile("Stop")).click();
            assertThat(card).containsText("Stopped. Who has moved stays moved. 70 of 1,000");
            assertThat(card).containsText("1 could not and stays in version 1");
            assertThat(card).containsText("The journey waits for its delivery.");
            assertThat(button(card, Pattern.compile("Resume"))).isFocused();
            card.scrollIntoViewIfNeeded();
            cockpit.isPictured("models-15-stopped");
            cockpit.presses("Enter");
            assertThat(button(card, Pattern.compile("Stop"))).isFocused();
            cockpit.isAnsweredByTheServer("migrations/7").isAnswered("migrations/7", Route::abort);
            assertThat(card.getByRole(AriaRole.ALERT)).hasText("The server cannot be reached.");
        }
    }

    private static String move(String state, int moved) {
        return """
                {"id": "7", "process": "awareness", "from": 1, "to": 2, "person": "Paavo", "at": "2026-11-20T10:00:00Z",
                 "journeys": 1000, "moved": %d, "failed": %d, "state": "%s", "reasons": ["The journey waits for its delivery."]}
                """.formatted(moved, state.equals("stopped") ? 1 : 0, state);
    }

    @Test
    void waiting_failing_and_having_no_right_are_told() {
        try (var cockpit = cockpit().isAnswered("models", route -> {}).opens(PAGE, "paavo")) {
            assertThat(cockpit.page().locator(".models-page .content")).hasAttribute("aria-busy", "true");
            cockpit.isPictured("models-8-loading");
        }
        try (var cockpit = cockpit()
                .isAnswered("models", problem(500, "Something went wrong here."))
                .opens(PAGE, "paavo")) {
            assertThat(cockpit.message()).containsText("Something went wrong here.");
            cockpit.isAnsweredByTheServer("models").button("Try again").click();
            assertThat(row(cockpit, FILE)).isVisible();
        }
        try (var cockpit =
                cockpit().isAnswered("models", problem(403, "Not for you.")).opens(PAGE, "paavo")) {
            assertThat(cockpit.message()).containsText("This is not for you");
            cockpit.isPictured("models-9-no-right");
        }
    }

    private Cockpit opens(String page, String person) {
        return cockpit().opens(page, person);
    }

    private Cockpit cockpit() {
        return new Cockpit(chromium.browser(), url, Instant.now());
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

    /** So many customers, and no others, stand at the first step of the awareness. */
    private void stand(int journeys) {
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

    /** The process owner, as from Camunda Modeler. */
    private void deploys(String content) {
        var answer = CamundaModeler.deploy(owner, FILE, content);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .toList();
    }
}
