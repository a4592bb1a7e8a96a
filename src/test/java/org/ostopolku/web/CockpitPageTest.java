package org.ostopolku.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ostopolku.demo.PlayedCustomers;
import org.ostopolku.demo.PlayedYear;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** What a manager sees and does on the page "Customer journey". Pictures of it are in target/screenshots afterwards. */
@PlayedCustomers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class CockpitPageTest {

    private static final String PAGE = "#/customer-journey";

    private final String url;
    private Chromium chromium;

    CockpitPageTest(TestRestTemplate rest) {
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
    void while_figures_are_counted_the_page_says_so() {
        try (var cockpit = cockpit().isAnswered("figures", route -> {}).opens(PAGE, "marja")) {
            assertThat(cockpit.page().locator(".journey-page .status")).hasText("Counting…");
            assertThat(cockpit.page().locator(".journey-page .figures")).hasAttribute("aria-busy", "true");
            cockpit.isPictured("cockpit-5-loading");
        }
    }

    @Test
    void an_error_is_told_and_can_be_tried_again() {
        try (var cockpit = cockpit()
                .isAnswered("figures", problem(500, "Something went wrong here."))
                .opens(PAGE, "marja")) {
            assertThat(cockpit.message()).containsText("Something went wrong here.");
            assertThat(cockpit.button("Try again")).isVisible();
            cockpit.isPictured("cockpit-6-error");
        }
    }

    @Test
    void who_may_see_no_customers_is_told() {
        try (var cockpit =
                cockpit().isAnswered("figures", problem(403, "Not for you.")).opens(PAGE, "marja")) {
            assertThat(cockpit.message()).containsText("These figures are not for you");
            cockpit.isPictured("cockpit-7-no-right");
        }
    }

    private Cockpit cockpit() {
        return new Cockpit(chromium.browser(), url, PlayedYear.END);
    }

    private static Consumer<Route> problem(int status, String detail) {
        return route -> route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setBody("{\"status\": %d, \"detail\": \"%s\"}".formatted(status, detail)));
    }
}
