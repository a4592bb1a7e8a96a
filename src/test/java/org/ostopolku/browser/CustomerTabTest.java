package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tab "Customer" of a task. The pictures are in target/screenshots. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class CustomerTabTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private static final String REQUEST = "**/api/tasks/*/customer";
    private static final String DELIVERY = "Deliver as the customer chose";

    private final DemoApplication demo;
    private final RuntimeService runtime;
    private final String url;
    private ExampleCustomer known;

    CustomerTabTest(TestRestTemplate rest, JdbcClient jdbc, RuntimeService runtime) {
        demo = new DemoApplication(rest, jdbc);
        this.runtime = runtime;
        url = rest.getRootUri();
    }

    @BeforeAll
    void startJourney() {
        known = ExampleCustomer.of(demo, "Ylä-Kiven <i>Konepaja</i> Oy");
    }

    @AfterAll
    void deleteJourneys() {
        demo.deleteAllInstances(runtime);
    }

    @Test
    void a_member_of_another_team_reads_the_data_of_the_customer_of_her_task() {
        var tasklist = new Tasklist(chromium, url, "oskari");
        List<String> requests = new ArrayList<>();
        tasklist.page().onRequest(request -> {
            if (request.url().contains("/api/") && !request.url().contains("/camunda/")) {
                requests.add(request.url());
            }
        });
        AtomicReference<Route> held = new AtomicReference<>();
        tasklist.page().route(REQUEST, held::set);
        tasklist.openList("My team's tasks").open(DELIVERY, known.name()).openTab("Customer");

        var customer = tasklist.customerTab();
        assertThat(customer).hasText("Loading the customer…");
        assertThat(customer).hasAttribute("aria-busy", "true");
        tasklist.takePicture("customer-1-loading");
        held.get().resume();

        assertThat(customer.locator("h3")).hasText(known.name());
        assertThat(customer.locator("h3 i")).hasCount(0);
        assertThat(customer.locator(".facts")).containsText("Business, new to us");
        assertThat(customer.locator(".facts")).containsText("Honkamaa Oy");
        assertThat(customer.locator(".path li")).hasCount(6);
        assertThat(customer.locator(".path [aria-current=step]")).containsText("Use");
        assertThat(customer.locator(".path .visited")).hasCount(3);
        assertThat(customer.locator(".next")).containsText(DELIVERY + " this task");
        assertThat(customer.locator(".next"))
                .containsText(Integer.toString(known.promised().getYear()));
        assertThat(customer.locator(".feedback")).containsText("Dissatisfied, 3 of 10");
        assertThat(customer.locator(".feedback blockquote")).hasText(ExampleCustomer.COMMENT);
        assertThat(customer.locator(".orders tbody tr")).containsText(new String[] {"Order", "Offer"});
        assertThat(customer.locator(".orders tfoot")).containsText("EUR 100,000".replace(' ', '\u00a0'));
        tasklist.takePicture("customer-2-full");
        assertThat(requests).as("one request for the whole tab").hasSize(1);

        readHistoryByKeyboard(tasklist);
        tasklist.resize(460);
        customer.locator(".place").scrollIntoViewIfNeeded();
        tasklist.takePicture("customer-3-narrow");
        tasklist.customerTab().locator(".orders").scrollIntoViewIfNeeded();
        tasklist.takePicture("customer-4-narrow-offers");

        tasklist.resize(1400).openTab("Form");
        assertThat(tasklist.customerTab()).hasCount(0);
    }

    /** The sections before the last two are closed at first. */
    private static void readHistoryByKeyboard(Tasklist tasklist) {
        var sections = tasklist.customerTab().locator("details");
        assertThat(sections).hasCount(4);
        assertThat(tasklist.customerTab().locator("details[open]")).hasCount(2);
        var contact = sections.filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Contact ")));
        assertThat(contact.getByText("Used a trial")).isHidden();
        contact.locator("summary").focus();
        tasklist.page().keyboard().press("Enter");
        assertThat(contact.getByText("Used a trial")).isVisible();
        assertThat(contact.locator("blockquote")).hasText("Two hours");

        tasklist.customerTab()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open all"))
                .focus();
        tasklist.page().keyboard().press("Enter");
        assertThat(tasklist.customerTab().locator(".timeline .title")).hasText(new String[] {
            "Agree on delivery and start",
            "Negotiate with the customer",
            "Prepare the offer with the customer",
            "Moved to another stage: Sale (negotiates and decides)",
            "Used a trial",
            "Recover the customer's trust",
            "Send helpful content",
            "Assess the buying signal",
            "Visited our content"
        });
        var negotiation = tasklist.customerTab()
                .locator(".timeline > li")
                .filter(new Locator.FilterOptions().setHasText("Negotiate with the customer"));
        assertThat(negotiation.locator(".who")).containsText("Aino Virtanen, Sales");
        assertThat(negotiation.locator(".decision")).hasText("How does the customer answer our offer? Buys");
        assertThat(negotiation.locator(".answers")).containsText("Terms are clear");
        tasklist.page().keyboard().press("End");
        tasklist.customerTab().locator(".timeline").last().scrollIntoViewIfNeeded();
        tasklist.takePicture("customer-5-timeline");
    }

    @Test
    void an_error_is_shown_and_the_request_can_be_repeated() {
        var tasklist = new Tasklist(chromium, url, "oskari");
        tasklist.page().route(REQUEST, route -> route.abort());
        tasklist.openList("My team's tasks").open(DELIVERY, known.name()).openTab("Customer");

        assertThat(tasklist.customerTab().getByRole(AriaRole.ALERT)).containsText("The server cannot be reached.");
        tasklist.takePicture("customer-6-failed");
        tasklist.page().unroute(REQUEST);
        tasklist.customerTab()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again"))
                .click();

        assertThat(tasklist.customerTab().locator("h3")).hasText(known.name());
    }

    @Test
    void the_input_of_the_form_is_kept_while_the_tab_is_open() {
        var tasklist = new Tasklist(chromium, url, "oskari");
        tasklist.openList("My team's tasks").open(DELIVERY, known.name()).claim();
        tasklist.fill("What should we develop here? (optional)", "Call the driver earlier");

        tasklist.openTab("Customer");
        assertThat(tasklist.customerTab().locator("h3")).hasText(known.name());
        tasklist.openTab("Form");

        assertThat(tasklist.page().getByLabel("What should we develop here? (optional)"))
                .hasValue("Call the driver earlier");
    }

    @Test
    void a_wrong_refusal_of_contact_is_taken_back_within_the_grace_time() {
        var journey = demo.startJourney("Halla Huolto Oy", "contactEmail", "huolto@halla.example");
        demo.complete(demo.marketing, journey, "Assess the buying signal", "Send helpful content");
        DemoApplication.assertDone(
                demo.service.complete(demo.service.find("Answer the first enquiry", journey), "contactConsent", "no"));
        var revocation = demo.service.find("Revoke a wrong erasure", journey);
        var tasklist = new Tasklist(chromium, url, "helmi");
        tasklist.openTask(revocation.id()).claim().openTab("Customer");

        var notice = tasklist.customerTab().locator(".notice.erasure");
        assertThat(notice).containsText("Personal data will be erased on");
        notice.locator("summary").click();
        assertThat(notice).containsText("The e-mail address of that person");
        tasklist.takePicture("customer-8-erasure");
        tasklist.resize(390);
        notice.scrollIntoViewIfNeeded();
        tasklist.takePicture("customer-9-erasure-narrow");

        tasklist.resize(1400).openTab("Form").choose("The refusal was recorded by mistake");
        tasklist.takePicture("customer-10-revocation");
        tasklist.complete();
        demo.service.find("Answer the first enquiry", journey);
    }

    @Test
    void a_task_without_a_customer_shows_a_message() {
        demo.product.start(
                "hypothesis-validation", "assumedGoal", "Fewer stops", "stage", "growth", "touchpoint", "Any");
        var task = demo.marketing.find("Plan how to test the assumption", "");

        var tasklist = new Tasklist(chromium, url, "iida");
        tasklist.openTask(task.id()).openTab("Customer");

        assertThat(tasklist.customerTab()).hasText("This task has no customer.");
        tasklist.takePicture("customer-7-no-customer");
    }
}
