package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ostopolku.CamundaModeler;
import org.ostopolku.security.audit.AuditEntry;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.ostopolku.security.audit.AuditQuery;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The daily work of a rep, a manager, a process owner and an administrator, with the permissions of access.yaml: the server refuses
 * nothing that they need, and no list is empty by mistake. The pictures are in target/screenshots.
 */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class WorkdayTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

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

    @BeforeEach
    void deleteInstances() {
        demo.deleteAllInstances(runtime);
    }

    @AfterEach
    void deleteTestData() {
        demo.deleteAllInstances(runtime);
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
    void a_rep_starts_a_journey_and_completes_tasks_of_her_customers_only() {
        var own = contacted("Ahonlaita Oy");
        demo.complete(demo.sales, own, TOUCHPOINT);
        demo.sales.find("Hold the needs interview", own);
        contacted("Uusikko Oy");
        var served = ExampleCustomer.of(demo, "Toimitus Oy");

        var tasklist = new Tasklist(chromium, url, "aino");
        startJourney(tasklist, "Käsin Kirjattu Oy");
        tasklist.openList("My tasks");
        assertComplete(tasklist.card("Hold the needs interview", "Ahonlaita Oy"), "Activation");
        tasklist.openList("My team's tasks");
        assertComplete(tasklist.card(TOUCHPOINT, "Uusikko Oy"), "Contact");
        tasklist.takePicture("workday-rep-1-list");

        tasklist.open(TOUCHPOINT, "Uusikko Oy").claim();
        assertThat(tasklist.page().locator(".fjs-form")).containsText("Uusikko Oy");
        tasklist.openTab("Customer");
        assertThat(tasklist.customerTab().locator("h3")).hasText("Uusikko Oy");
        tasklist.takePicture("workday-rep-2-customer");
        tasklist.openTab("Diagram");
        assertThat(tasklist.page().locator(".djs-container [data-element-id=UserTask_MapWhoTakesPartInBuying]"))
                .isVisible();
        tasklist.openTab("Form")
                .fill("Our contact person", "Ulla Uusikko")
                .fill("Who decides?", "Managing director")
                .fill("Why do they want to buy?", "The old line stands still")
                .complete();
        assertComplete(tasklist.card("Hold the needs interview", "Uusikko Oy"), "Activation");
        tasklist.takePicture("workday-rep-3-next");
        tasklist.errors().assertNone();
        // A process instance may end between the two requests.
        await().atMost(Duration.ofMillis(Chromium.TIMEOUT_MS)).untilAsserted(() -> {
            var theirs = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(served.journey())
                    .list();
            assertThat(theirs).isNotEmpty().allSatisfy(process -> {
                var address = "/engine-rest/process-instance/" + process.getId();
                assertThat(status("aino", address)).as("own customer").isEqualTo(200);
                assertThat(status("tuuli", address))
                        .as("customer of another team")
                        .isIn(403, 404);
            });
        });
    }

    @Test
    void a_member_of_another_team_sees_all_data_of_a_task_whose_customer_sales_owns() {
        var known = ExampleCustomer.of(demo, "Perillä Oy");
        var tasklist = new Tasklist(chromium, url, "oskari");
        tasklist.openList("My team's tasks");
        assertComplete(tasklist.card("Deliver as the customer chose", known.name()), "Use");
        tasklist.open("Deliver as the customer chose", known.name()).claim();
        assertThat(tasklist.page().locator(".fjs-form")).containsText(known.name());
        tasklist.openTab("Customer");
        assertThat(tasklist.customerTab().locator("h3")).hasText(known.name());
        tasklist.openList("My tasks");
        assertComplete(tasklist.card("Deliver as the customer chose", known.name()), "Use");
        tasklist.takePicture("workday-delivery-1-task");
        tasklist.errors().assertNone();
    }

    @Test
    void a_manager_opens_the_tasks_of_all_teams_the_figures_the_map_and_an_instance() {
        var known = ExampleCustomer.of(demo, "Johtajan Oy");
        var use = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(known.journey())
                .processDefinitionKey("use")
                .singleResult();

        var tasklist = new Tasklist(chromium, url, "marja");
        tasklist.openList("All teams' tasks");
        assertComplete(tasklist.card("Deliver as the customer chose", known.name()), "Use");
        tasklist.open("Deliver as the customer chose", known.name()).openTab("Customer");
        assertThat(tasklist.customerTab().locator("h3")).hasText(known.name());
        tasklist.takePicture("workday-manager-1-tasks");
        tasklist.errors().assertNone();
        var cockpit = new Cockpit(chromium, url, Instant.now()).open("#/customer-journey", "marja");
        assertThat(cockpit.page().locator(".stage")).hasCount(6);
        cockpit.takePicture("workday-manager-2-figures");
        cockpit.page().navigate(url + "/journey-map/");
        assertThat(cockpit.page().locator("main > .band")).hasCount(6);
        cockpit.takePicture("workday-manager-4-map");
        cockpit.errors().assertNone();
        var instance = new WebApplication(chromium, url, "cockpit", "marja");
        var page = instance.open("#/process-instance/" + use.getId() + "/runtime");
        assertThat(page.getByText("customerName").first()).isVisible();
        assertThat(page.getByText(known.name()).first()).isVisible();
        instance.takePicture("workday-manager-3-instance");
        instance.errors().assertNone();
        assertThat(auditLog.entries(
                        new AuditQuery(AuditKind.FOREIGN_READ, "marja", known.journey(), null, null), 0, 10))
                .extracting(AuditEntry::reason)
                .hasSize(1);
    }

    @Test
    void a_process_owner_deploys_a_model_and_opens_models_diagram_and_instances() throws IOException {
        var journey = contacted("Omistajan Oy");
        var model = Files.readString(Path.of("bpmn", "awareness.bpmn"))
                .replace("name=\"Assess the buying signal\"", "name=\"Weigh the buying signal\"");
        var answer = CamundaModeler.deploy(rest.withBasicAuth("paavo", "paavo-demo"), "awareness.bpmn", model);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);

        var cockpit = new Cockpit(chromium, url, Instant.now()).open("#/models", "paavo");
        var awareness = cockpit.section("deployed").locator("tr:has([data-file='awareness.bpmn'])");
        assertThat(awareness).containsText("Changed");
        assertThat(awareness).containsText("Paavo");
        cockpit.takePicture("workday-owner-1-models");
        var contact = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(journey)
                .processDefinitionKey("contact")
                .singleResult();
        cockpit.page()
                .navigate(url + "/camunda/app/cockpit/default/#/process-definition/" + contact.getProcessDefinitionId()
                        + "/runtime?tab=process-instances");
        assertThat(cockpit.page()
                        .locator(".djs-container [data-element-id=UserTask_MapWhoTakesPartInBuying]")
                        .first())
                .isVisible();
        assertThat(cockpit.page()
                        .locator("table.cam-table tbody tr")
                        .filter(new Locator.FilterOptions().setHasText(journey)))
                .isVisible();
        cockpit.takePicture("workday-owner-2-diagram");
        cockpit.errors().assertNone();
    }

    @Test
    void a_process_owner_starts_a_hypothesis_and_corrects_the_refuted_touchpoint() {
        var tasklist = new Tasklist(chromium, url, "paavo");
        start(tasklist, "Hypothesis validation with customers", form -> {
            fill(form, "What do we assume that the customer wants?", "Fewer stops of the line");
            choose(form, "Where is the customer then?", "Contact (searches for a solution)");
            fill(form, "In which touchpoint?", TOUCHPOINT);
            tasklist.takePicture("workday-owner-3-hypothesis");
        });
        var hypothesis = runtime.createProcessInstanceQuery()
                .processDefinitionKey("hypothesis-validation")
                .singleResult();
        completeNext(demo.marketing, hypothesis);
        completeNext(demo.service, hypothesis, "hypothesisResult", "refuted");

        tasklist.openList("My team's tasks")
                .open("Correct the touchpoint", "Contact")
                .claim();
        assertThat(tasklist.page().locator(".fjs-form")).containsText("Fewer stops of the line");
        tasklist.takePicture("workday-owner-4-correction")
                .fill("What did you correct?", "We ask how long a stop lasts")
                .complete();
        assertThat(tasklist.card("Correct the touchpoint", "Contact")).hasCount(0);
        tasklist.errors().assertNone();
        await("the end of the hypothesis")
                .atMost(Duration.ofMillis(Chromium.TIMEOUT_MS))
                .until(() -> runtime.createProcessInstanceQuery()
                                .processDefinitionKey("hypothesis-validation")
                                .count()
                        == 0);
    }

    @Test
    void an_administrator_adds_a_user_to_a_team_and_finds_the_change_in_the_audit_log() {
        var admin = new WebApplication(chromium, url, "admin", "armas");
        var page = admin.open("#/users");
        assertThat(page.locator("table")).containsText("Aino");
        admin.takePicture("workday-admin-1-users");

        page = admin.open("#/user-create");
        page.locator("#inputUserId").fill("liisa");
        page.locator("#inputPassword").fill("pitka-salasana-7");
        page.locator("#inputPasswordRepeat").fill("pitka-salasana-7");
        page.locator("#inputFirstname").fill("Liisa");
        page.locator("#inputLastname").fill("Lahti");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create New User"))
                .click();
        assertThat(page.locator("table")).containsText("Liisa");

        page = admin.open("#/users/liisa?tab=groups");
        assertThat(page.getByText("currently not member of any groups")).isVisible();
        page.getByText("Add to a Group").click();
        page.locator(".modal-body tr:has(a[href='#/groups/sales']) input").check();
        page.locator(".modal").getByText("Add Groups").click();
        page.locator(".modal").getByText("OK", exactly()).click();
        await().atMost(Duration.ofMillis(Chromium.TIMEOUT_MS)).untilAsserted(() -> assertThat(
                        identities.createGroupQuery().groupMember("liisa").list())
                .extracting(group -> group.getId())
                .containsExactly("sales"));
        admin.takePicture("workday-admin-2-member");

        page = admin.open("#/authorization?resource=0");
        assertThat(page.locator("tbody tr:has-text('sales'):has-text('tasklist')")
                        .first())
                .containsText("ACCESS");
        admin.takePicture("workday-admin-3-rights");
        admin.errors().assertNone();
        var cockpit = new Cockpit(chromium, url, Instant.now()).open("#/audit", "armas");
        var membership = cockpit.page()
                .locator(".audit-page tbody tr")
                .filter(new Locator.FilterOptions().setHasText("liisa"))
                .filter(new Locator.FilterOptions().setHasText("sales"));
        assertThat(membership).hasCount(1);
        assertThat(membership).containsText("Armas");
        assertThat(membership).containsText("Users and permissions");
        cockpit.takePicture("workday-admin-4-audit");
        cockpit.errors().assertNone();
    }

    /** No value of the card is missing. */
    private static void assertComplete(Locator card, String stage) {
        assertThat(card).containsText(Pattern.compile("Customer:\\s*\\S"));
        assertThat(card).containsText(Pattern.compile("Stage:\\s*" + stage));
        assertThat(card).containsText(VALUE);
        assertThat(card).containsText(Pattern.compile("Due\\s+in"));
    }

    private void startJourney(Tasklist tasklist, String customer) {
        start(tasklist, "New customer", form -> {
            fill(form, "Customer name", customer);
            choose(form, "What did the customer do?", "Visited our content");
            tasklist.takePicture("workday-rep-0-start");
        });
        assertThat(demo.marketing
                        .get("/engine-rest/process-instance?variables=customerName_eq_" + customer)
                        .getBody())
                .as("The new customer is visible to marketing, which has the next task")
                .isNotEmpty();
    }

    private static void start(Tasklist tasklist, String process, Consumer<Locator> form) {
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

    private static void fill(Locator form, String field, String text) {
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

    /** Completes the next task of a process without a customer. */
    private static void completeNext(RestClientOfUser person, ProcessInstance process, Object... answers) {
        var task = await().atMost(Duration.ofMillis(Chromium.TIMEOUT_MS))
                .until(
                        () -> person.get("/engine-rest/task?processInstanceId={process}", process.getId())
                                .getBody()
                                .path(0),
                        found -> found.hasNonNull("id"));
        DemoApplication.assertDone(person.complete(
                new RestClientOfUser.Touchpoint(
                        task.path("id").asText(), task.path("name").asText()),
                answers));
    }

    /** A customer with a value whose next task is for sales. */
    private String contacted(String customer) {
        var journey = demo.startJourney(customer, "expectedValue", 80_000);
        DemoApplication.assertDone(demo.marketing.complete(
                demo.marketing.find("Assess the buying signal", journey), "customerName", customer));
        demo.complete(demo.marketing, journey, "Send helpful content");
        demo.complete(demo.service, journey, "Answer the first enquiry");
        demo.sales.find(TOUCHPOINT, journey);
        return journey;
    }

    private int status(String person, String address) {
        return rest.withBasicAuth(person, person + "-demo")
                .getForEntity(address, String.class)
                .getStatusCode()
                .value();
    }

    /** A web application in the browser of a user. */
    private static final class WebApplication {

        private final Page page;
        private final String address;
        private final BrowserErrors errors;

        WebApplication(Chromium chromium, String url, String application, String user) {
            var session = chromium.newSession();
            page = session.newPage();
            BrowserLogin.logIn(application, session, url, user);
            address = url + "/camunda/app/" + application + "/default/";
            errors = new BrowserErrors(page);
            page.navigate(address);
        }

        Page open(String hash) {
            page.navigate(address + hash);
            return page;
        }

        void takePicture(String name) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Chromium.SCREENSHOTS.resolve(name + ".png")));
        }

        BrowserErrors errors() {
            return errors;
        }
    }
}
