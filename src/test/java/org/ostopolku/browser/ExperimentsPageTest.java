package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ostopolku.CamundaModeler;
import org.ostopolku.process.kpi.KpiIds;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Experiments and comparisons on the page "Models". The pictures are in target/screenshots. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class ExperimentsPageTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private static final String PAGE = "#/models";

    private final TestRestTemplate owner;
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final List<String> before;
    private final String url;

    ExperimentsPageTest(TestRestTemplate rest, RepositoryService repository, JdbcClient jdbc) {
        owner = rest.withBasicAuth("paavo", "paavo-demo");
        url = rest.getRootUri();
        this.repository = repository;
        this.jdbc = jdbc;
        before = deployments();
    }

    @AfterEach
    void deleteTestData() {
        List.of("kpi_record", "experiment_journey", "experiment_share", "experiment")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        deployments().stream()
                .filter(deployment -> !before.contains(deployment))
                .forEach(deployment -> repository.deleteDeployment(deployment, true));
    }

    @Test
    void an_experiment_runs_from_start_to_end() throws IOException {
        var cockpit = open("paavo");
        var section = cockpit.section("experiments");
        assertThat(section)
                .containsText("No experiment is running. All customers get the newest version of each stage.");
        assertThat(cockpit.section("comparing")).containsText("No stage has a second version yet.");
        section.scrollIntoViewIfNeeded();
        cockpit.takePicture("experiments-1-none");

        section.getByLabel("Stage").selectOption("contact");
        section.getByLabel("Percent of new customers").fill("30");
        button(section, "^Start$").click();
        assertThat(question(cockpit)).containsText("Give the next version of Contact to 30 % of the new customers?");
        cockpit.takePicture("experiments-2-question");
        button(question(cockpit), "^Start$").click();
        assertThat(section.getByRole(AriaRole.STATUS)).containsText("The experiment on Contact has started.");
        assertThat(section.locator("h2")).isFocused();
        var card = section.locator(".card");
        assertThat(card).containsText("Waiting for version 2.");
        assertThat(card).containsText("Paavo");
        section.scrollIntoViewIfNeeded();
        cockpit.takePicture("experiments-3-waiting");

        deploy("contact", "Answer the first enquiry", "Answer the enquiry");
        cockpit.button("Refresh").click();
        assertThat(card).containsText("Running. 0 new customers got version 2, 0 got version 1.");
        for (int number = 1; number <= 205; number++) {
            assign("E-" + number, number <= 62 ? 2 : 1);
        }
        deploy("contact", "Answer the first enquiry", "Answer an enquiry");
        cockpit.button("Refresh").click();
        assertThat(card).containsText("Version 3 was deployed during the experiment. No customer gets it");

        card.getByLabel("Percent of new customers").fill("50");
        cockpit.press("Enter");
        button(question(cockpit), "^Change the share$").click();
        assertThat(card).containsText("version 2 for 50 % of the new customers");
        assertThat(card).containsText("62 new customers got version 2, 143 got version 1.");
        cockpit.takeWholePicture("experiments-4-running");

        button(card, "^Compare$").click();
        var comparing = cockpit.section("comparing");
        assertThat(comparing.locator("h3").first()).hasText("Contact: version 2 against version 1");
        assertThat(comparing.getByLabel("Second version")).isDisabled();
        assertThat(comparing).containsText("chance alone decided");

        button(cockpit.section("deployed"), "Roll back to version 2 of contact.bpmn")
                .click();
        assertThat(question(cockpit))
                .containsText("An experiment is running on this stage: no customer gets the restored version");
        cockpit.press("Escape");

        button(card, "^Keep version 2$").click();
        assertThat(question(cockpit))
                .containsText("Version 3, which was deployed during the experiment, is kept but not used");
        cockpit.takePicture("experiments-5-decision");
        button(question(cockpit), "^Keep version 2$").click();
        assertThat(section.getByRole(AriaRole.STATUS)).containsText("All customers get the content of version 2");
        assertThat(section.locator(".card")).hasCount(0);
        assertThat(section.locator("tbody tr").first()).containsText("2 against 1");
        assertThat(cockpit.section("deployed").locator("tr:has([data-file='contact.bpmn'])"))
                .containsText("4");
        cockpit.takeWholePicture("experiments-6-ended");
    }

    @Test
    void two_versions_are_compared_by_keyboard_and_in_a_narrow_window() throws IOException {
        deploy("awareness", "Assess the buying signal", "Judge the buying signal");
        for (int number = 1; number <= 240; number++) {
            recordStay(
                    "A-" + number,
                    1,
                    number % 5 < 2 ? "contact" : number % 5 == 2 ? "closed" : "nurture",
                    4 + number % 13,
                    number % 4);
            recordStay("B-" + number, 2, number % 5 < 3 ? "contact" : "nurture", 2 + number % 11, number % 3);
        }
        var cockpit = open("marja");
        var section = cockpit.section("comparing");
        assertThat(section.getByLabel("First version")).containsText("version 1");
        section.getByLabel("Stage").focus();
        cockpit.press("Tab", "Tab", "Tab", "Tab");
        assertThat(section.getByLabel("Observed for")).isFocused();
        section.getByLabel("Observed for").selectOption("30");
        section.getByLabel("Entered until").focus();
        cockpit.press("Enter");
        assertThat(section.locator("h3").first()).hasText("Awareness: version 2 against version 1");
        assertThat(section.locator("h3").first()).isFocused();
        assertThat(section)
                .containsText("Version 1: 240 journeys entered, 0 of them still in the stage; 240 compared.");
        assertThat(row(section, "Went on to another stage").locator("[data-verdict]"))
                .hasText(Pattern.compile("Version 2 converts more: \\+11\\.\\d to \\+28\\.\\d percentage points"));
        assertThat(row(section, "Moved to another stage").locator("[data-verdict]"))
                .containsText("No significant difference yet");
        section.locator("summary").last().click();
        assertThat(section).containsText("Equal time for both");
        section.locator("h3").first().scrollIntoViewIfNeeded();
        cockpit.takeWholePicture("experiments-7-compared");
        assertThat(section.getByText("As CSV").getAttribute("href"))
                .contains("comparisons/awareness/figures?")
                .contains("format=csv")
                .contains("days=30");

        cockpit.resize(600);
        assertThat(cockpit.isCutOff()).isFalse();
        cockpit.takeWholePicture("experiments-8-narrow").resize(1440);

        assertThat(cockpit.section("experiments"))
                .containsText("Starting and ending an experiment needs the permission to deploy.");
        assertThat(button(cockpit.section("experiments"), "^Start$")).isHidden();
    }

    @Test
    void too_few_journeys_and_a_running_comparison_are_shown() throws IOException {
        deploy("awareness", "Assess the buying signal", "Judge the buying signal");
        recordStay("A-1", 1, "contact", 5, 0);
        var cockpit = open("paavo");
        var section = cockpit.section("comparing");
        button(section, "^Compare$").click();
        assertThat(row(section, "Went on to another stage").locator("[data-verdict]"))
                .hasText("Not enough journeys yet");
        assertThat(section.locator(".compared strong"))
                .hasText(
                        "Not enough journeys yet: of the 30 that each version needs, version 1 has 1, version 2 has 0.");
        cockpit.takeWholePicture("experiments-9-too-few");

        cockpit.respond("comparisons/awareness", route -> {});
        button(section, "^Compare$").click();
        assertThat(section.locator(".compared")).hasAttribute("aria-busy", "true");
    }

    @Test
    void an_error_of_the_comparison_is_shown() throws IOException {
        deploy("awareness", "Assess the buying signal", "Judge the buying signal");
        var cockpit = cockpit()
                .respond("comparisons/awareness", problem(500, "Something went wrong here."))
                .open(PAGE, "paavo");
        var section = cockpit.section("comparing");
        button(section, "^Compare$").click();
        assertThat(section.getByRole(AriaRole.ALERT)).hasText("Something went wrong here.");
    }

    @Test
    void an_error_of_the_experiments_is_shown_instead_of_the_page() {
        var cockpit = cockpit()
                .respond("experiments", problem(409, "An experiment runs on awareness already. End it first."))
                .open(PAGE, "paavo");
        assertThat(cockpit.message()).containsText("An experiment runs on awareness already.");
    }

    private Cockpit open(String person) {
        return cockpit().open(PAGE, person);
    }

    private Cockpit cockpit() {
        return new Cockpit(chromium, url, Instant.now());
    }

    private static Locator row(Locator section, String figure) {
        return section.locator("tr").filter(new Locator.FilterOptions().setHasText(figure));
    }

    private static Locator question(Cockpit cockpit) {
        return cockpit.page().locator("dialog");
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    private static Consumer<Route> problem(int status, String detail) {
        return route -> route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setBody("{\"status\": %d, \"detail\": \"%s\"}".formatted(status, detail)));
    }

    private void deploy(String stage, String task, String other) throws IOException {
        var model = Files.readString(Path.of("bpmn", stage + ".bpmn"))
                .replace("name=\"%s\"".formatted(task), "name=\"%s\"".formatted(other));
        var answer = CamundaModeler.deploy(owner, stage + ".bpmn", model);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
    }

    private void assign(String journey, int version) {
        jdbc.sql("""
                        insert into experiment_journey (experiment, journey, version, since)
                        select id, ?, ?, begun_at from experiment where running is not null
                        """).params(journey, version).update();
    }

    /** Records a stay in the awareness stage that began a hundred days ago, with its feedback. */
    private void recordStay(String journey, int version, String outcome, int days, int answer) {
        record(journey, KpiIds.STAGE_ENTERED, 1, version, null, 100);
        record(journey, KpiIds.STAGE_LEFT, 1, version, outcome, 100 - days);
        record(
                journey,
                List.of(
                                KpiIds.FEEDBACK_ANSWERED,
                                KpiIds.FEEDBACK_SATISFIED,
                                KpiIds.FEEDBACK_VERY_SATISFIED,
                                KpiIds.FEEDBACK_DISSATISFIED)
                        .get(answer),
                answer == 0 ? 0 : 1,
                version,
                null,
                99);
        if (outcome.equals("contact") && journey.endsWith("7")) {
            record(journey, "orders", 1, version, null, 80);
            record(journey, KpiIds.ORDER_BOOK, 20_000, version, null, 80);
        }
    }

    private void record(String journey, String kpi, double value, int version, String outcome, int daysAgo) {
        var at = OffsetDateTime.now(ZoneOffset.UTC).minus(Duration.ofDays(daysAgo));
        jdbc.sql("""
                        insert into kpi_record (journey, stage, kpi, kpi_value, unit, kind, process_key,
                            process_version, element, outcome, activity_instance, recorded_at, recorded_on)
                        values (?, 'awareness', ?, ?, 'count', 'path', 'awareness', ?, 'element', ?, ?, ?, ?)
                        """)
                .params(journey, kpi, value, version, outcome, journey, at, at.toLocalDate())
                .update();
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .toList();
    }
}
