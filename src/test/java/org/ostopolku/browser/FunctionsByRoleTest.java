package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Walks the functions of Tasklist and Cockpit by role: rest-operations.yaml and access.yaml open what each role needs, every view
 * shows its content, and no action is offered that is closed to the role. All teams have the same operations, so sales stands for
 * them. The work of a task, the pages of Ostopolku and Admin are in the other tests of this package.
 */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class FunctionsByRoleTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    /** The answers with an error status that are right; with the reason. */
    private static final Set<String> RIGHT_REFUSALS = Set.of(
            // The engine has no password policy of its own; its page asks for one.
            "404 GET /camunda/api/engine/engine/default/identity/password-policy",
            // Comments need a right to the history of tasks, which teams do not have.
            "404 GET /camunda/api/engine/engine/default/task/{id}/comment");

    private static final String DELIVERY = "Deliver as the customer chose";

    /** The actions of Cockpit that only administrators have. */
    private static final String CLOSED_ACTIONS =
            ".ctn-toolbar a:visible, .glyphicon-pencil:visible, .glyphicon-trash:visible,"
                    + " .glyphicon-pause:visible, .change-group-identity-links:visible";

    private final DemoApplication demo;
    private final String url;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final HistoryService history;
    private final ListAppender<ILoggingEvent> closed = new ListAppender<>();
    private final Logger filterLog =
            (Logger) LoggerFactory.getLogger("org.ostopolku.security.http.RestOperationFilter");
    private ExampleCustomer customer;

    FunctionsByRoleTest(
            TestRestTemplate rest,
            JdbcClient jdbc,
            RuntimeService runtime,
            RepositoryService repository,
            HistoryService history) {
        demo = new DemoApplication(rest, jdbc);
        url = rest.getRootUri();
        this.runtime = runtime;
        this.repository = repository;
        this.history = history;
    }

    @BeforeAll
    void startJourneys() {
        demo.deleteAllInstances(runtime);
        customer = ExampleCustomer.of(demo, "Kaikkien Oy");
        closed.start();
        filterLog.addAppender(closed);
    }

    @BeforeEach
    void forgetClosedOperations() {
        closed.list.clear();
    }

    @AfterEach
    void nothing_was_closed() {
        assertThat(closed.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .as("operations that rest-operations.yaml lacks")
                .isEmpty();
    }

    @AfterAll
    void deleteTestData() {
        filterLog.detachAppender(closed);
        demo.deleteAllInstances(runtime);
    }

    @Test
    void a_team_has_the_functions_of_tasklist() {
        var walk = new Walk("tasklist", "oskari");
        var page = walk.page;
        page.navigate(walk.address);
        for (var list : List.of("My tasks", "Overdue", "High priority", "My team's tasks")) {
            page.locator(".task-filters").getByText(list).click();
        }
        var card = page.locator("li.task").filter(text(customer.name())).filter(text(DELIVERY));
        assertThat(card).isVisible();

        page.locator(".sort-direction").first().click();
        page.getByPlaceholder("Filter Tasks").click();
        page.locator(".dropdown-menu:visible").getByText("Name", exactly()).click();
        page.waitForFunction("() => document.activeElement.matches('input:not([placeholder=\"Filter Tasks\"])')");
        page.keyboard().type(DELIVERY);
        page.keyboard().press("Enter");
        page.waitForURL(address -> address.contains("searchQuery"));
        assertThat(card).isVisible();

        card.click();
        page.locator(".fjs-form").waitFor();
        // A team has no access to Cockpit.
        assertThat(page.locator(".instance-link:visible")).hasCount(0);
        page.getByText("Claim", exactly(page)).click();
        page.locator(".unclaim, .reset-assignee").first().waitFor();
        assertThat(page.locator("[cam-tasklist-task-meta]")).containsText("Oskari");

        page.locator("[ng-click='editGroups()']").click();
        assertThat(page.locator(".modal-dialog")).containsText("delivery");
        page.locator(".modal-dialog").getByText("Close", exactly()).last().click();
        assertThat(page.locator(".modal-dialog")).hasCount(0);

        page.locator("[cam-tasklist-task-meta] .followup-date .view-value").click();
        page.locator("[ng-click^='applyChange']:visible").first().click();
        assertThat(page.locator("[cam-tasklist-task-meta] .followup-date [am-time-ago]")
                        .first())
                .isVisible();

        walk.seeTab(".tabbed-content", "History", "");
        walk.seeTab(".tabbed-content", "Description", "Situation:");
        walk.seeTab(".tabbed-content", "Customer", customer.name());
        walk.seeTab(".tabbed-content", "Form", customer.name());
        walk.seeTab(".tabbed-content", "Diagram", DELIVERY.split(" ")[0]);
        walk.picture("task");
        page.locator(".reset-assignee, .unclaim").first().click();
        page.getByText("Claim", exactly(page)).waitFor();

        page.getByText("Start process", exactly(page)).click();
        assertThat(page.locator(".modal-dialog")).containsText("New customer");
        page.locator(".modal-dialog").getByText("New customer", exactly()).click();
        assertThat(page.locator(".modal-dialog .fjs-form")).containsText("Customer name");
        page.locator(".modal-dialog").getByText("Close", exactly()).last().click();

        page.navigate(url + "/camunda/app/welcome/default/#!/welcome");
        assertThat(page.getByText("Delivery", exactly(page)).first()).isVisible();
        page.getByText("Edit profile").click();
        page.getByText("Update", exactly(page)).waitFor();
        walk.assertNothingRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"marja", "kaisa", "paavo"})
    void a_user_of_cockpit_sees_the_content_of_every_view(String user) {
        var journey = find("customer-journey");
        var use = find("use");
        var delivery = find("delivery");
        var decision = history.createHistoricDecisionInstanceQuery()
                .orderByEvaluationTime()
                .desc()
                .listPage(0, 1)
                .get(0);
        var deployment = repository.createDeploymentQuery().list().get(0).getId();

        var walk = new Walk("cockpit", user);
        walk.see("#/dashboard", "Running Process Instances", "Open Human Tasks");
        walk.see("#/processes", "Delivery and return");
        walk.see("#/decisions", "How urgent is the touchpoint?");
        walk.see("#/tasks", "Assignments by group", "Delivery");
        walk.see("#/batch", "In Progress", "Ended Batches");
        walk.see("#/repository?deployment=" + deployment, "delivery.bpmn");

        walk.see(
                "#/process-definition/" + delivery.getProcessDefinitionId() + "/runtime", "Definition Key", "delivery");
        walk.seeTab("body", "Process Instances", customer.journey());
        walk.seeTab("body", "Incidents", "");
        walk.seeTab("body", "Figures", DELIVERY);
        walk.seeTab("body", "Finished", "The newest first.");
        walk.seeTab("body", "Called Process Definitions", "");
        walk.seeTab("body", "Job Definitions", "Promised day passed");
        walk.assertNoClosedAction();
        walk.picture("definition-" + user);

        walk.see("#/process-instance/" + delivery.getId() + "/runtime", "Business Key", customer.name());
        walk.assertNoClosedAction();
        walk.picture("instance-" + user);
        walk.seeTab("body", "Incidents", "");
        walk.seeTab("body", "User Tasks", DELIVERY);
        walk.assertNoClosedAction();
        walk.seeTab("body", "Jobs", "");
        walk.assertNoClosedAction();
        walk.seeTab("body", "External Tasks", "");
        walk.see("#/process-instance/" + journey.getId() + "/runtime", customer.name());
        walk.seeTab("body", "Called Process Instances", use.getId());

        walk.see(
                "#/decision-definition/" + decision.getDecisionDefinitionId() + "/history",
                "Definition Key",
                decision.getDecisionDefinitionKey(),
                decision.getId().substring(0, 8));
        walk.see("#/decision-instance/" + decision.getId() + "/history", "Inputs");
        walk.assertNothingRefused();
    }

    @Test
    void an_administrator_has_the_actions_of_cockpit() {
        var walk = new Walk("cockpit", "armas");
        walk.see("#/process-instance/" + find("delivery").getId() + "/runtime", customer.name());
        assertThat(walk.page.locator(CLOSED_ACTIONS).first()).isVisible();
        assertThat(walk.page.locator(".ctn-toolbar a:visible")).not().hasCount(0);
        walk.assertNothingRefused();
    }

    @Test
    void a_closed_operation_shows_a_message() {
        var walk = new Walk("cockpit", "marja");
        walk.see("#/processes", "Delivery and return");
        // Cockpit's own request for an action, which its page does not offer to a manager.
        walk.page.evaluate("angular.element(document.body).injector().get('$http').delete("
                + "'/camunda/api/engine/engine/default/deployment/x').catch(() => {})");
        assertThat(walk.page.locator("[notifications-panel] .alert")).containsText("Access Denied");
        assertThat(walk.errors).isEmpty();
        closed.list.clear();
    }

    private ProcessInstance find(String process) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(customer.journey())
                .processDefinitionKey(process)
                .singleResult();
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static Page.GetByTextOptions exactly(Page page) {
        return new Page.GetByTextOptions().setExact(true);
    }

    /** A web application in the browser of a user, with everything that the server refused and that failed in the page. */
    private final class Walk {

        private final Page page;
        private final String address;
        private final Set<String> refusals = new TreeSet<>();
        private final List<String> errors = new ArrayList<>();

        Walk(String application, String user) {
            BrowserContext session = chromium.newSession();
            BrowserLogin.logIn(application, session, url, user);
            page = session.newPage();
            page.setViewportSize(1280, 900);
            address = url + "/camunda/app/" + application + "/default/";
            page.onResponse(answer -> {
                if (answer.status() >= 400) {
                    refusals.add(answer.status() + " " + answer.request().method() + " "
                            + URI.create(answer.url()).getPath().replaceAll("/[0-9a-f-]{36}(?=/|$)", "/{id}"));
                }
            });
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                    errors.add(message.text());
                }
            });
        }

        /** Opens a view, which shows the texts. */
        void see(String hash, String... texts) {
            page.navigate(address + hash);
            for (String text : texts) {
                assertThat(page.locator("body")).containsText(text);
            }
        }

        /** Opens a tab, which shows the text. */
        void seeTab(String area, String label, String text) {
            page.locator(".nav-tabs").getByText(label, exactly()).first().click();
            assertThat(page.locator(".nav-tabs li.active").filter(text(label)).first())
                    .isVisible();
            assertThat(page.locator(area).first()).containsText(text);
        }

        void assertNoClosedAction() {
            assertThat(page.locator(CLOSED_ACTIONS)).hasCount(0);
        }

        void picture(String name) {
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(Chromium.SCREENSHOTS.resolve("functions-" + name + ".png")));
        }

        void assertNothingRefused() {
            refusals.removeAll(RIGHT_REFUSALS);
            assertThat(refusals).as("refused requests").isEmpty();
            assertThat(errors).as("errors of the page").isEmpty();
            assertThat(page.locator("[notifications-panel] .alert")).hasCount(0);
        }
    }
}
