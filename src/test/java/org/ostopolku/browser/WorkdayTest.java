package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ostopolku.CamundaModeler;
import org.ostopolku.security.audit.AuditEntry;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.ostopolku.security.audit.AuditQuery;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A day's work of a rep, a manager, a process owner and an administrator, each with no more rights than access.yaml gives:
 * nothing that they need is refused or silently empty. Pictures of it are in target/screenshots afterwards.
 */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class WorkdayTest {

    private static final Pattern VALUE = Pattern.compile("Value \\(EUR\\):\\s*\\d");
    private static final String TOUCHPOINT = "Map who takes part in buying";

    private final TestRestTemplate rest;
    private final DemoApplication demo;
    private final AuditLog auditLog;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final IdentityService identities;
    private final List<String> deployedBefore;
    private final String url;
    private Chromium chromium;

    WorkdayTest(
            TestRestTemplate rest,
            JdbcClient jdbc,
            AuditLog auditLog,
            RepositoryService repository,
            RuntimeService runtime,
            IdentityService identities) {
        this.rest = rest;
        demo = new DemoApplication(rest, jdbc);
        this.auditLog = auditLog;
        this.repository = repository;
        this.runtime = runtime;
        this.identities = identities;
        deployedBefore = deployments();
        url = rest.getRootUri();
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

    @BeforeEach
    void empty() {
        demo.isEmptied(runtime);
    }

    @AfterEach
    void clean() {
        deployments().stream()
                .filter(deployment -> !deployedBefore.contains(deployment))
                .forEach(deployment -> repository.deleteDeployment(deployment, true));
        identities.deleteUser("liisa");
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .toList();
    }

    @Test
    void a_rep_starts_a_journey_serves_her_customers_and_sees_nobody_elses() {
        var own = contacted("Ahonlaita Oy");
        demo.serves(demo.sales, own, TOUCHPOINT);
        demo.sales.finds("Hold the needs interview", own);
        contacted("Uusikko Oy");
        var served = ExampleCustomer.of(demo, "Toimitus Oy");

        try (var tasklist = new Tasklist(chromium.browser(), url, "aino")) {
            startsAJourney(tasklist, "Käsin Kirjattu Oy");
            tasklist.opensList("My tasks");
            isFilled(tasklist.card("Hold the needs interview", "Ahonlaita Oy"), "Activation");
            tasklist.opensList("My team's tasks");
            isFilled(tasklist.card(TOUCHPOINT, "Uusikko Oy"), "Contact");
            tasklist.isPictured("workday-rep-1-list");

            tasklist.opens(TOUCHPOINT, "Uusikko Oy").claims();
            assertThat(tasklist.page().locator(".fjs-form")).containsText("Uusikko Oy");
            tasklist.opensTab("Customer");
            assertThat(tasklist.customer().locator("h3")).hasText("Uusikko Oy");
            tasklist.isPictured("workday-rep-2-customer");
            tasklist.opensTab("Diagram");
            assertThat(tasklist.page().locator(".djs-container [data-element-id=UserTask_MapWhoTakesPartInBuying]"))
                    .isVisible();
            tasklist.opensTab("Form")
                    .writes("Our contact person", "Ulla Uusikko")
                    .writes("Who decides?", "Managing director")
                    .writes("Why do they want to buy?", "The old line stands still")
                    .completes();
            isFilled(tasklist.card("Hold the needs interview", "Uusikko Oy"), "Activation");
            tasklist.isPictured("workday-rep-3-next");
            tasklist.refusals().areNone();
        }
        // A process may end while somebody looks at it.
        await().atMost(Duration.ofMillis(Tasklist.PATIENCE_MS)).untilAsserted(() -> {
            var theirs = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(served.journey())
                    .list();
            assertThat(theirs).isNotEmpty().allSatisfy(process -> {
                var address = "/engine-rest/process-instance/" + process.getId();
                assertThat(status("aino", address)).as("her own").isEqualTo(200);
                assertThat(status("tuuli", address)).as("of another team").isIn(403, 404);
            });
        });
    }

    @Test
    void a_member_of_another_team_finds_everything_at_the_tasks_of_a_customer_whom_sales_owns() {
        var known = ExampleCustomer.of(demo, "Perillä Oy");
        try (var tasklist = new Tasklist(chromium.browser(), url, "oskari")) {
            tasklist.opensList("My team's tasks");
            isFilled(tasklist.card("Deliver as the customer chose", known.name()), "Use");
            tasklist.opens("Deliver as the customer chose", known.name()).claims();
            assertThat(tasklist.page().locator(".fjs-form")).containsText(known.name());
            tasklist.opensTab("Customer");
            assertThat(tasklist.customer().locator("h3")).hasText(known.name());
            tasklist.opensList("My tasks");
            isFilled(tasklist.card("Deliver as the customer chose", known.name()), "Use");
            tasklist.isPictured("workday-delivery-1-task");
            tasklist.refusals().areNone();
        }
    }

    @Test
    void a_manager_reads_figures_the_map_every_teams_tasks_and_a_customer_in_cockpit() {
        var known = ExampleCustomer.of(demo, "Johtajan Oy");
        var use = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(known.journey())
                .processDefinitionKey("use")
                .singleResult();

        try (var tasklist = new Tasklist(chromium.browser(), url, "marja")) {
            tasklist.opensList("All teams' tasks");
            isFilled(tasklist.card("Deliver as the customer chose", known.name()), "Use");
            tasklist.opens("Deliver as the customer chose", known.name()).opensTab("Customer");
            assertThat(tasklist.customer().locator("h3")).hasText(known.name());
            tasklist.isPictured("workday-manager-1-tasks");
            tasklist.refusals().areNone();
        }
        try (var cockpit = new Cockpit(chromium.browser(), url, Instant.now()).opens("#/customer-journey", "marja")) {
            assertThat(cockpit.page().locator(".stage")).hasCount(6);
            cockpit.isPictured("workday-manager-2-figures");
            cockpit.page().navigate(url + "/journey-map/");
            assertThat(cockpit.page().locator("main > .band")).hasCount(6);
            cockpit.isPictured("workday-manager-4-map");
            cockpit.refusals().areNone();
        }
        try (var cockpit = new Desk(chromium.browser(), url, "cockpit", "marja")) {
            var page = cockpit.goes("#/process-instance/" + use.getId() + "/runtime");
            assertThat(page.getByText("customerName").first()).isVisible();
            assertThat(page.getByText(known.name()).first()).isVisible();
            cockpit.isPictured("workday-manager-3-instance");
        }
        assertThat(auditLog.entries(
                        new AuditQuery(AuditKind.FOREIGN_READ, "marja", known.journey(), null, null), 0, 10))
                .extracting(AuditEntry::reason)
                .hasSize(1);
    }

    @Test
    void a_process_owner_deploys_and_looks_at_models_diagram_and_instances() throws IOException {
        var journey = contacted("Omistajan Oy");
        var model = Files.readString(Path.of("bpmn", "awareness.bpmn"))
                .replace("name=\"Assess the buying signal\"", "name=\"Weigh the buying signal\"");
        var answer = CamundaModeler.deploy(rest.withBasicAuth("paavo", "paavo-demo"), "awareness.bpmn", model);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);

        try (var cockpit = new Cockpit(chromium.browser(), url, Instant.now()).opens("#/models", "paavo")) {
            var awareness = cockpit.section("deployed").locator("tr:has([data-file='awareness.bpmn'])");
            assertThat(awareness).containsText("Changed");
            assertThat(awareness).containsText("Paavo");
            cockpit.isPictured("workday-owner-1-models");
            var contact = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(journey)
                    .processDefinitionKey("contact")
                    .singleResult();
            cockpit.page()
                    .navigate(url + "/camunda/app/cockpit/default/#/process-definition/"
                            + contact.getProcessDefinitionId() + "/runtime?tab=process-instances");
            assertThat(cockpit.page()
                            .locator(".djs-container [data-element-id=UserTask_MapWhoTakesPartInBuying]")
                            .first())
                    .isVisible();
            assertThat(cockpit.page()
                            .locator("table.cam-table tbody tr")
                            .filter(new Locator.FilterOptions().setHasText(journey)))
                    .isVisible();
            cockpit.isPictured("workday-owner-2-diagram");
            cockpit.refusals().areNone();
        }
    }

    @Test
    void a_process_owner_starts_a_hypothesis_and_corrects_the_touchpoint_that_it_refutes() {
        try (var tasklist = new Tasklist(chromium.browser(), url, "paavo")) {
            starts(tasklist, "Hypothesis validation with customers", form -> {
                write(form, "What do we assume that the customer wants?", "Fewer stops of the line");
                choose(form, "Where is the customer then?", "Searches for a solution");
                write(form, "In which touchpoint?", TOUCHPOINT);
                tasklist.isPictured("workday-owner-3-hypothesis");
            });
            var hypothesis = runtime.createProcessInstanceQuery()
                    .processDefinitionKey("hypothesis-validation")
                    .singleResult();
            serves(demo.marketing, hypothesis);
            serves(demo.service, hypothesis, "hypothesisResult", "refuted");

            tasklist.opensList("My team's tasks")
                    .opens("Correct the touchpoint", "Contact")
                    .claims();
            assertThat(tasklist.page().locator(".fjs-form")).containsText("Fewer stops of the line");
            tasklist.isPictured("workday-owner-4-correction")
                    .writes("What did you correct?", "We ask how long a stop lasts")
                    .completes();
            assertThat(tasklist.card("Correct the touchpoint", "Contact")).hasCount(0);
            tasklist.refusals().areNone();
        }
        await("the end of the hypothesis")
                .atMost(Duration.ofMillis(Tasklist.PATIENCE_MS))
                .until(() -> runtime.createProcessInstanceQuery()
                                .processDefinitionKey("hypothesis-validation")
                                .count()
                        == 0);
    }

    @Test
    void an_administrator_puts_a_new_person_into_a_team_looks_at_rights_and_reads_of_it_in_the_audit() {
        try (var admin = new Desk(chromium.browser(), url, "admin", "armas")) {
            var page = admin.goes("#/users");
            assertThat(page.locator("table")).containsText("Aino");
            admin.isPictured("workday-admin-1-users");

            page = admin.goes("#/user-create");
            page.locator("#inputUserId").fill("liisa");
            page.locator("#inputPassword").fill("pitka-salasana-7");
            page.locator("#inputPasswordRepeat").fill("pitka-salasana-7");
            page.locator("#inputFirstname").fill("Liisa");
            page.locator("#inputLastname").fill("Lahti");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create New User"))
                    .click();
            assertThat(page.locator("table")).containsText("Liisa");

            page = admin.goes("#/users/liisa?tab=groups");
            assertThat(page.getByText("currently not member of any groups")).isVisible();
            page.getByText("Add to a Group").click();
            page.locator(".modal-body tr:has(a[href='#/groups/sales']) input").check();
            page.locator(".modal").getByText("Add Groups").click();
            page.locator(".modal").getByText("OK", exactly()).click();
            await().atMost(Duration.ofMillis(Tasklist.PATIENCE_MS)).untilAsserted(() -> assertThat(
                            identities.createGroupQuery().groupMember("liisa").list())
                    .extracting(group -> group.getId())
                    .containsExactly("sales"));
            admin.isPictured("workday-admin-2-member");

            page = admin.goes("#/authorization?resource=0");
            assertThat(page.locator("tbody tr:has-text('sales'):has-text('tasklist')")
                            .first())
                    .containsText("ACCESS");
            admin.isPictured("workday-admin-3-rights");
        }
        try (var cockpit = new Cockpit(chromium.browser(), url, Instant.now()).opens("#/audit", "armas")) {
            var membership = cockpit.page()
                    .locator(".audit-page tbody tr")
                    .filter(new Locator.FilterOptions().setHasText("liisa"))
                    .filter(new Locator.FilterOptions().setHasText("sales"));
            assertThat(membership).hasCount(1);
            assertThat(membership).containsText("Armas");
            assertThat(membership).containsText("People and rights");
            cockpit.isPictured("workday-admin-4-audit");
            cockpit.refusals().areNone();
        }
    }

    /** Nothing on the card of a task is missing. */
    private static void isFilled(Locator card, String stage) {
        assertThat(card).containsText(Pattern.compile("Customer:\\s*\\S"));
        assertThat(card).containsText(Pattern.compile("Stage:\\s*" + stage));
        assertThat(card).containsText(VALUE);
        assertThat(card).containsText(Pattern.compile("Due\\s+in"));
    }

    private void startsAJourney(Tasklist tasklist, String customer) {
        starts(tasklist, "Customer journey from the first signal to the referral", form -> {
            write(form, "Customer name", customer);
            choose(form, "What did the customer do?", "Visited our content");
            tasklist.isPictured("workday-rep-0-start");
        });
        assertThat(demo.marketing
                        .reads("/engine-rest/process-instance?variables=customerName_eq_" + customer)
                        .getBody())
                .as("Marketing, who comes next, sees the new customer")
                .isNotEmpty();
    }

    private static void starts(Tasklist tasklist, String process, Consumer<Locator> form) {
        var page = tasklist.page();
        page.getByText("Start process", new Page.GetByTextOptions().setExact(true))
                .click();
        var dialog = page.locator(".modal-dialog");
        dialog.getByText(process, exactly()).click();
        form.accept(dialog.locator(".fjs-form"));
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Start").setExact(true))
                .click();
        assertThat(dialog).hasCount(0);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static void write(Locator form, String field, String text) {
        form.getByLabel(field).first().fill(text);
        form.getByLabel(field).first().blur();
    }

    private static void choose(Locator form, String field, String choice) {
        form.locator(".fjs-form-field-select")
                .filter(new Locator.FilterOptions().setHasText(field))
                .locator(".fjs-input-group")
                .click();
        form.locator(".fjs-dropdownlist-item")
                .getByText(choice, exactly())
                .first()
                .click();
    }

    /** Somebody completes the next task of a process that belongs to no journey. */
    private static void serves(RestClientOfUser person, ProcessInstance process, Object... answers) {
        var task = await().atMost(Duration.ofMillis(Tasklist.PATIENCE_MS))
                .until(
                        () -> person.reads("/engine-rest/task?processInstanceId={process}", process.getId())
                                .getBody()
                                .path(0),
                        found -> found.hasNonNull("id"));
        DemoApplication.done(person.completes(
                new RestClientOfUser.Touchpoint(
                        task.path("id").asText(), task.path("name").asText()),
                answers));
    }

    /** A customer who waits for sales, with a value. */
    private String contacted(String customer) {
        var journey = demo.noticesACustomer(customer, "expectedValue", 80_000);
        DemoApplication.done(demo.marketing.completes(
                demo.marketing.finds("Assess the buying signal", journey), "customerName", customer));
        demo.serves(demo.marketing, journey, "Send helpful content");
        demo.serves(demo.service, journey, "Answer the first enquiry");
        demo.sales.finds(TOUCHPOINT, journey);
        return journey;
    }

    private int status(String person, String address) {
        return rest.withBasicAuth(person, person + "-demo")
                .getForEntity(address, String.class)
                .getStatusCode()
                .value();
    }

    /** One of the web applications, and somebody at it. */
    private static final class Desk implements AutoCloseable {

        private final BrowserContext session;
        private final Page page;
        private final String address;
        private final BrowserErrors refusals;

        Desk(Browser browser, String url, String application, String person) {
            session = browser.newContext(new Browser.NewContextOptions().setViewportSize(1400, 1000));
            session.setDefaultTimeout(Tasklist.PATIENCE_MS);
            page = session.newPage();
            BrowserLogin.to(application, session, url, person);
            address = url + "/camunda/app/" + application + "/default/";
            refusals = new BrowserErrors(page);
            page.navigate(address);
        }

        Page goes(String hash) {
            page.navigate(address + hash);
            return page;
        }

        void isPictured(String name) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
        }

        @Override
        public void close() {
            session.close();
            refusals.areNone();
        }
    }
}
