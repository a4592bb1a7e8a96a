package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The work of a rep in Tasklist. The pictures are in target/screenshots. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class TasklistTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private final DemoApplication demo;
    private final String url;

    TasklistTest(TestRestTemplate rest, JdbcClient jdbc) {
        demo = new DemoApplication(rest, jdbc);
        url = rest.getRootUri();
    }

    @Test
    void a_rep_corrects_the_errors_of_a_form_and_gets_the_next_task() {
        String journey = contactedCustomer("Kuusamon Konepaja Oy");
        demo.complete(demo.service, journey, "Answer the first enquiry");
        demo.sales.find("Map who takes part in buying", journey);

        var tasklist = new Tasklist(chromium, url, "aino");
        tasklist.openList("My team's tasks");
        var card = tasklist.card("Map who takes part in buying", "Kuusamon Konepaja Oy");
        assertThat(card).containsText(Pattern.compile("Stage:\\s*Contact"));
        assertThat(card).containsText(Pattern.compile("Value \\(EUR\\):\\s*80,000"));
        assertThat(card).containsText(Pattern.compile("Due\\s+in"));
        tasklist.takePicture("1-my-teams-tasks");

        tasklist.open("Map who takes part in buying", "Kuusamon Konepaja Oy")
                .claim()
                .complete();
        assertThat(tasklist.fieldErrors()).hasText(new String[] {"Field is required.", "Field is required."});
        assertThat(tasklist.completeButton()).isDisabled();
        tasklist.takePicture("2-errors-of-the-form").closeNotifications();

        tasklist.fill("Who decides?", "   ")
                .fill("Why do they want to buy?", "The old line stands still")
                .complete();
        assertThat(tasklist.notifications())
                .containsText("Who decides? (decisionMaker): is missing; give a text of at most 200 characters.");
        tasklist.takePicture("3-error-of-the-server");

        tasklist.closeNotifications().fill("Who decides?", "Managing director").complete();
        assertThat(tasklist.card("Map who takes part in buying", "Kuusamon Konepaja Oy"))
                .hasCount(0);
        var next = tasklist.card("Hold the needs interview", "Kuusamon Konepaja Oy");
        assertThat(next).containsText(Pattern.compile("Due\\s+in"));
        assertThat(next).containsText(Pattern.compile("Stage:\\s*Activation"));
        assertThat(next).containsText("Aino Virtanen");
        tasklist.open("Hold the needs interview", "Kuusamon Konepaja Oy");
        assertThat(tasklist.dueDate()).containsText("in ");
        tasklist.takePicture("4-the-next-touchpoint");
        tasklist.resize(640).takePicture("5-in-a-narrow-window");
    }

    @Test
    void an_error_of_a_hidden_field_does_not_block_completing() {
        String journey = contactedCustomer("Virtasen Saha Oy");
        DemoApplication.assertDone(demo.channel.send("customer-moved", journey, "toStage", "sale"));
        demo.complete(demo.sales, journey, "Prepare the offer with the customer");
        demo.sales.find("Negotiate with the customer", journey);

        var tasklist = new Tasklist(chromium, url, "aino");
        tasklist.openList("My tasks").open("Negotiate with the customer", "Virtasen Saha Oy");
        tasklist.fill("What was talked about?", "Terms are clear")
                .choose("Wants changes to the offer")
                .complete();
        assertThat(tasklist.fieldErrors()).hasText("Field is required.");
        assertThat(tasklist.completeButton()).isDisabled();
        tasklist.takePicture("6-which-changes");

        tasklist.choose("Buys");
        assertThat(tasklist.fieldErrors()).hasCount(0);
        assertThat(tasklist.completeButton()).isEnabled();
        tasklist.takePicture("7-buys").complete();
        assertThat(tasklist.card("Negotiate with the customer", "Virtasen Saha Oy"))
                .hasCount(0);
        demo.delivery.find("Agree on delivery and start", journey);
    }

    @Test
    void the_journey_map_opens_from_tasklist_and_back_returns() {
        var tasklist = new Tasklist(chromium, url, "aino");
        var page = tasklist.page();
        tasklist.takePicture("8-journey-map-link");
        page.getByText("Journey map", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("main > .band")).hasCount(6);
        page.goBack();
        assertThat(page.getByText("My team's tasks")).isVisible();
    }

    @Test
    void the_first_visit_of_a_browser_shows_texts_and_no_keys() {
        // Tasklist's own request for the texts gets no response.
        var page = visitWithout("xhr");

        assertThat(page.getByText("Created", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.getByPlaceholder("Filter Tasks")).isVisible();
    }

    @Test
    void tasklist_starts_if_its_texts_cannot_be_loaded_in_advance() {
        assertThat(visitWithout("fetch").getByText("My team's tasks")).isVisible();
    }

    /** Opens Tasklist in a new browser whose requests of this type for the texts fail. */
    private Page visitWithout(String type) {
        var session = chromium.newSession();
        var page = session.newPage();
        BrowserLogin.logIn("tasklist", session, url, "aino");
        page.route("**/locales/*", route -> {
            if (route.request().resourceType().equals(type)) {
                route.abort();
            } else {
                route.resume();
            }
        });
        page.navigate(url + "/camunda/app/tasklist/default/");
        return page;
    }

    /** A customer whom marketing has assessed, in the stage "Contact". */
    private String contactedCustomer(String customer) {
        String journey = demo.startJourney(customer);
        DemoApplication.assertDone(demo.marketing.complete(
                demo.marketing.find("Assess the buying signal", journey), "customerName", customer));
        demo.complete(demo.marketing, journey, "Send helpful content");
        demo.service.find("Answer the first enquiry", journey);
        return journey;
    }
}
