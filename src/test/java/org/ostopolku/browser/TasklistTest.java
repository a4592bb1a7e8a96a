package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a rep sees and does in Tasklist. Pictures of it are in target/screenshots afterwards. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class TasklistTest {

    private final DemoApplication demo;
    private final String url;
    private Chromium chromium;

    TasklistTest(TestRestTemplate rest, JdbcClient jdbc) {
        demo = new DemoApplication(rest, jdbc);
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

    @Test
    void a_rep_takes_a_touchpoint_errs_is_told_and_comes_to_the_next_one() {
        String journey = whoIsKnownToMarketing("Kuusamon Konepaja Oy");
        demo.serves(demo.service, journey, "Answer the first enquiry");
        demo.sales.finds("Map who takes part in buying", journey);

        try (var tasklist = new Tasklist(chromium.browser(), url, "aino")) {
            tasklist.opensList("My team's tasks");
            var card = tasklist.card("Map who takes part in buying", "Kuusamon Konepaja Oy");
            assertThat(card).containsText(Pattern.compile("Stage:\\s*Contact"));
            assertThat(card).containsText(Pattern.compile("Value \\(EUR\\):\\s*80,000"));
            assertThat(card).containsText(Pattern.compile("Due\\s+in"));
            tasklist.isPictured("1-my-teams-tasks");

            tasklist.opens("Map who takes part in buying", "Kuusamon Konepaja Oy")
                    .claims()
                    .completes();
            assertThat(tasklist.fieldErrors()).hasText(new String[] {"Field is required.", "Field is required."});
            assertThat(tasklist.complete()).isDisabled();
            tasklist.isPictured("2-told-by-the-form").closesNotifications();

            tasklist.writes("Who decides?", "   ")
                    .writes("Why do they want to buy?", "The old line stands still")
                    .completes();
            assertThat(tasklist.notifications())
                    .containsText("Who decides? (decisionMaker): is missing; give a text of at most 200 characters.");
            tasklist.isPictured("3-told-by-the-server");

            tasklist.closesNotifications()
                    .writes("Who decides?", "Managing director")
                    .completes();
            assertThat(tasklist.card("Map who takes part in buying", "Kuusamon Konepaja Oy"))
                    .hasCount(0);
            var next = tasklist.card("Hold the needs interview", "Kuusamon Konepaja Oy");
            assertThat(next).containsText(Pattern.compile("Due\\s+in"));
            assertThat(next).containsText(Pattern.compile("Stage:\\s*Activation"));
            assertThat(next).containsText("Aino Virtanen");
            tasklist.opens("Hold the needs interview", "Kuusamon Konepaja Oy");
            assertThat(tasklist.dueDate()).containsText("in ");
            tasklist.isPictured("4-the-next-touchpoint");
            tasklist.isAsWideAs(640).isPictured("5-in-a-narrow-window");
        }
    }

    @Test
    void an_error_that_is_hidden_meanwhile_keeps_nobody_from_completing() {
        String journey = whoIsKnownToMarketing("Virtasen Saha Oy");
        DemoApplication.done(demo.channel.sends("customer-moved", journey, "toStage", "sale"));
        demo.serves(demo.sales, journey, "Prepare the offer with the customer");
        demo.sales.finds("Negotiate with the customer", journey);

        try (var tasklist = new Tasklist(chromium.browser(), url, "aino")) {
            tasklist.opensList("My tasks").opens("Negotiate with the customer", "Virtasen Saha Oy");
            tasklist.writes("What was talked about?", "Terms are clear")
                    .chooses("Wants changes to the offer")
                    .completes();
            assertThat(tasklist.fieldErrors()).hasText("Field is required.");
            assertThat(tasklist.complete()).isDisabled();
            tasklist.isPictured("6-which-changes");

            tasklist.chooses("Buys");
            assertThat(tasklist.fieldErrors()).hasCount(0);
            assertThat(tasklist.complete()).isEnabled();
            tasklist.isPictured("7-buys").completes();
            assertThat(tasklist.card("Negotiate with the customer", "Virtasen Saha Oy"))
                    .hasCount(0);
        }
        demo.delivery.finds("Agree on delivery and start", journey);
    }

    @Test
    void from_the_tasks_to_the_journey_map_and_back() {
        try (var tasklist = new Tasklist(chromium.browser(), url, "aino")) {
            var page = tasklist.page();
            tasklist.isPictured("6-the-way-to-the-journey-map");
            page.getByText("Journey map", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("main > .band")).hasCount(6);
            page.goBack();
            assertThat(page.getByText("My team's tasks")).isVisible();
        }
    }

    @Test
    void a_browser_that_has_never_been_here_waits_for_the_words() {
        try (var tasklist = new Tasklist(chromium.browser(), url, "aino")) {
            var page = tasklist.page();
            page.evaluate("localStorage.clear()");
            // What Tasklist itself asks for, after it has begun to draw the page, never comes.
            page.route("**/locales/*", route -> {
                if (!route.request().resourceType().equals("xhr")) {
                    route.resume();
                }
            });
            page.reload();
            assertThat(page.getByText("Created", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(page.getByPlaceholder("Filter Tasks")).isVisible();
        }
    }

    /** A customer whom marketing has assessed, and who now searches for a solution. */
    private String whoIsKnownToMarketing(String customer) {
        String journey = demo.noticesACustomer(customer);
        DemoApplication.done(demo.marketing.completes(
                demo.marketing.finds("Assess the buying signal", journey), "customerName", customer));
        demo.serves(demo.marketing, journey, "Send helpful content");
        demo.service.finds("Answer the first enquiry", journey);
        return journey;
    }
}
