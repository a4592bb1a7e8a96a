package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tab "Customer" shows to the person who has a task of that customer. Pictures of it are in target/screenshots. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class CustomerTabTest {

    private static final String REQUEST = "**/api/tasks/*/customer";
    private static final String DELIVERY = "Deliver as the customer chose";

    private final DemoApplication demo;
    private final String url;
    private Chromium chromium;
    private ExampleCustomer known;

    CustomerTabTest(TestRestTemplate rest, JdbcClient jdbc) {
        demo = new DemoApplication(rest, jdbc);
        url = rest.getRootUri();
    }

    @BeforeAll
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Tasklist.PATIENCE_MS);
        chromium = Chromium.launch();
        known = ExampleCustomer.of(demo, "Ylä-Kiven <i>Konepaja</i> Oy");
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void somebody_from_another_team_reads_the_story_of_the_customer_of_her_task() {
        try (var tasklist = new Tasklist(chromium.browser(), url, "oskari")) {
            List<String> requests = new ArrayList<>();
            tasklist.page().onRequest(request -> {
                if (request.url().contains("/api/") && !request.url().contains("/camunda/")) {
                    requests.add(request.url());
                }
            });
            AtomicReference<Route> held = new AtomicReference<>();
            tasklist.page().route(REQUEST, held::set);
            tasklist.opensList("My team's tasks").opens(DELIVERY, known.name()).opensTab("Customer");

            var customer = tasklist.customer();
            assertThat(customer).hasText("Loading the customer…");
            assertThat(customer).hasAttribute("aria-busy", "true");
            tasklist.isPictured("customer-1-loading");
            held.get().resume();

            assertThat(customer.locator("h3")).hasText(known.name());
            assertThat(customer.locator("h3 i")).hasCount(0);
            assertThat(customer.locator(".facts")).containsText("Business, new to us");
            assertThat(customer.locator(".facts")).containsText("Honkamaa Oy");
            assertThat(customer.locator(".path li")).hasCount(6);
            assertThat(customer.locator(".path [aria-current=step]")).containsText("Use");
            assertThat(customer.locator(".path .passed")).hasCount(3);
            assertThat(customer.locator(".next")).containsText(DELIVERY + " this task");
            assertThat(customer.locator(".next"))
                    .containsText(Integer.toString(known.promised().getYear()));
            assertThat(customer.locator(".feedback")).containsText("Dissatisfied, 3 of 10");
            assertThat(customer.locator(".feedback blockquote")).hasText(ExampleCustomer.SAID);
            assertThat(customer.locator(".books tbody tr")).containsText(new String[] {"Order", "Offer"});
            assertThat(customer.locator(".books tfoot")).containsText("EUR 100,000".replace(' ', '\u00a0'));
            tasklist.isPictured("customer-2-full");
            assertThat(requests).as("one request for the whole tab").hasSize(1);

            readsWithTheKeyboard(tasklist);
            tasklist.isAsWideAs(460);
            customer.locator(".where").scrollIntoViewIfNeeded();
            tasklist.isPictured("customer-3-narrow");
            tasklist.customer().locator(".books").scrollIntoViewIfNeeded();
            tasklist.isPictured("customer-4-narrow-offers");

            tasklist.isAsWideAs(1400).opensTab("Form");
            assertThat(tasklist.customer()).hasCount(0);
        }
    }

    /** The chapters before the last two are closed until somebody opens them. */
    private static void readsWithTheKeyboard(Tasklist tasklist) {
        var chapters = tasklist.customer().locator("details");
        assertThat(chapters).hasCount(4);
        assertThat(tasklist.customer().locator("details[open]")).hasCount(2);
        var contact = chapters.filter(new Locator.FilterOptions().setHasText(Pattern.compile("^Contact ")));
        assertThat(contact.getByText("Used a trial")).isHidden();
        contact.locator("summary").focus();
        tasklist.page().keyboard().press("Enter");
        assertThat(contact.getByText("Used a trial")).isVisible();
        assertThat(contact.locator("blockquote")).hasText("Two hours");

        tasklist.customer()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open all"))
                .focus();
        tasklist.page().keyboard().press("Enter");
        assertThat(tasklist.customer().locator(".timeline .title")).hasText(new String[] {
            "Agree on delivery and start",
            "Negotiate with the customer",
            "Prepare the offer with the customer",
            "Moved to another stage: Negotiates and decides",
            "Used a trial",
            "Recover the customer's trust",
            "Send helpful content",
            "Assess the buying signal",
            "Visited our content"
        });
        var negotiation = tasklist.customer()
                .locator(".timeline > li")
                .filter(new Locator.FilterOptions().setHasText("Negotiate with the customer"));
        assertThat(negotiation.locator(".who")).containsText("Aino Virtanen, Sales");
        assertThat(negotiation.locator(".decision")).hasText("How does the customer answer our offer? Buys");
        assertThat(negotiation.locator(".answers")).containsText("Terms are clear");
        tasklist.page().keyboard().press("End");
        tasklist.customer().locator(".timeline").last().scrollIntoViewIfNeeded();
        tasklist.isPictured("customer-5-timeline");
    }

    @Test
    void a_story_that_cannot_be_had_is_told_and_asked_for_again() {
        try (var tasklist = new Tasklist(chromium.browser(), url, "oskari")) {
            tasklist.page().route(REQUEST, route -> route.abort());
            tasklist.opensList("My team's tasks").opens(DELIVERY, known.name()).opensTab("Customer");

            assertThat(tasklist.customer().getByRole(AriaRole.ALERT)).containsText("The server cannot be reached.");
            tasklist.isPictured("customer-6-failed");
            tasklist.page().unroute(REQUEST);
            tasklist.customer()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try again"))
                    .click();

            assertThat(tasklist.customer().locator("h3")).hasText(known.name());
        }
    }

    @Test
    void what_was_typed_into_the_form_is_still_there_after_a_look_at_the_customer() {
        try (var tasklist = new Tasklist(chromium.browser(), url, "oskari")) {
            tasklist.opensList("My team's tasks").opens(DELIVERY, known.name()).claims();
            tasklist.writes("What should we develop here? (optional)", "Call the driver earlier");

            tasklist.opensTab("Customer");
            assertThat(tasklist.customer().locator("h3")).hasText(known.name());
            tasklist.opensTab("Form");

            assertThat(tasklist.page().getByLabel("What should we develop here? (optional)"))
                    .hasValue("Call the driver earlier");
        }
    }

    @Test
    void a_task_that_is_about_no_customer_says_so() {
        var hypothesis = "H-" + UUID.randomUUID();
        demo.product.startsAs(
                hypothesis,
                "hypothesis-validation",
                "assumedGoal",
                "Fewer stops",
                "stage",
                "growth",
                "touchpoint",
                "Any");
        var task = demo.marketing.finds("Plan how to test the assumption", hypothesis);

        try (var tasklist = new Tasklist(chromium.browser(), url, "iida")) {
            tasklist.opensTask(task.id()).opensTab("Customer");

            assertThat(tasklist.customer()).hasText("This task is about no customer.");
            tasklist.isPictured("customer-7-no-customer");
        }
    }
}
