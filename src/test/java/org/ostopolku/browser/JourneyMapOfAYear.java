package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.ostopolku.simulation.demo.PlayedYear;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The living journey map in the browser and on paper. Pictures of it are in target/screenshots afterwards. */
@PlayedCustomers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class JourneyMapOfAYear {

    private static final String MAP = "/journey-map/";
    private static final String DATA = "journey-map";

    private final TestRestTemplate manager;
    private final String url;
    private Chromium chromium;

    JourneyMapOfAYear(TestRestTemplate rest) {
        manager = rest.withBasicAuth("marja", "marja-demo");
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
    void the_map_tells_each_stage_from_the_customers_steps_down_to_our_figures() {
        var sale = manager.getForObject("/api/journey-map", JsonNode.class)
                .path("stages")
                .get(3);
        var negotiated = touchpoint(sale, "Negotiate with the customer");

        try (var browser = browser()) {
            browser.opensPage(MAP, "marja");
            assertThat(browser.page().locator("main > .band")).hasCount(6);
            var stage = browser.page().locator(".band#sale");
            assertThat(stage.locator(".title .customers"))
                    .containsText(sale.path("customers").asText());
            var card = card(stage, "Negotiate with the customer");
            assertThat(card).containsText(negotiated.at("/goals/customer").asText());
            assertThat(card).containsText(negotiated.at("/goals/company").asText());
            assertThat(card.locator(".numbers"))
                    .containsText(negotiated.at("/figures/encounters").asText());
            assertThat(stage.locator(".kpis dt").first()).isVisible();
            assertThat(browser.asked()).containsExactly("/api/journey-map");
            isWithinTheWindow(browser);
            browser.isPictured("map-1-full").isPicturedWhole("map-2-whole");
            browser.page()
                    .pdf(new Page.PdfOptions()
                            .setPath(Path.of("target", "screenshots", "map.pdf"))
                            .setPreferCSSPageSize(true)
                            .setPrintBackground(true));

            browser.isAsWideAs(600);
            isWithinTheWindow(browser);
            browser.isPictured("map-3-narrow").isPicturedWhole("map-4-narrow-whole");
        }
    }

    @Test
    void a_filter_counts_anew_and_stands_in_the_address() {
        var all = encounters("");
        var one = encounters("?owner=aino");
        assertThat(one).isPositive().isLessThan(all);

        try (var browser = browser()) {
            browser.opensPage(MAP, "marja");
            var numbers = card(browser.page().locator(".band#sale"), "Negotiate with the customer")
                    .locator(".numbers");
            assertThat(numbers).containsText(Pattern.compile("^" + all + "\\D"));
            browser.filter("Owner").selectOption("aino");
            assertThat(browser.page()).hasURL(Pattern.compile("\\?owner=aino$"));
            assertThat(numbers).containsText(Pattern.compile("^" + one + "\\D"));
            browser.page().goBack();
            assertThat(numbers).containsText(Pattern.compile("^" + all + "\\D"));
        }
    }

    @Test
    void by_keyboard_all_is_unfolded() {
        try (var browser = browser()) {
            browser.opensPage(MAP, "marja");
            var instruction = card(browser.page().locator(".band#sale"), "Negotiate with the customer")
                    .locator(".instruction");
            assertThat(instruction).isHidden();
            browser.button("Unfold all").focus();
            browser.presses("Enter");
            assertThat(instruction).isVisible();
            assertThat(browser.button("Fold all")).isFocused();
        }
    }

    @Test
    void loading_and_failing_are_told_and_another_try_helps() {
        try (var browser = browser().isAnswered(DATA, route -> {})) {
            browser.opensPage(MAP, "marja");
            assertThat(browser.page().getByText("The map is being drawn …")).isVisible();
            browser.isPictured("map-5-loading");
        }
        try (var browser = browser().isAnswered(DATA, Route::abort)) {
            browser.opensPage(MAP, "marja");
            assertThat(browser.page().locator(".message")).containsText("The server cannot be reached.");
            browser.isPictured("map-6-error").isAnsweredByTheServer(DATA);
            browser.button("Try again").click();
            assertThat(browser.page().locator("main > .band")).hasCount(6);
        }
    }

    @Test
    void who_is_not_logged_in_is_shown_the_way() {
        try (var browser = browser()) {
            browser.page().navigate(url + MAP);
            assertThat(browser.page().locator(".message")).containsText("You are not logged in");
            browser.isPictured("map-7-not-logged-in");
        }
    }

    @Test
    void where_no_model_is_the_map_says_so() {
        var nothing = """
                {"period": {"from": "2026-01-01", "to": "2026-12-31", "zone": "Europe/Helsinki"}, "stages": [], "serving": [], "needs": [],
                 "choices": {"segments": [], "buyingSituations": [], "productCategories": [], "owners": [], "models": []}}""";
        try (var browser = browser()
                .isAnswered(
                        DATA,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(nothing)))) {
            browser.opensPage(MAP, "marja");
            assertThat(browser.page().locator(".message")).containsText("No map yet");
            browser.isPictured("map-8-empty");
        }
    }

    private long encounters(String query) {
        var sale = manager.getForObject("/api/journey-map" + query, JsonNode.class)
                .path("stages")
                .get(3);
        return touchpoint(sale, "Negotiate with the customer")
                .at("/figures/encounters")
                .asLong();
    }

    private static JsonNode touchpoint(JsonNode stage, String name) {
        for (var touchpoint : stage.path("touchpoints")) {
            if (touchpoint.path("name").asText().equals(name)) {
                return touchpoint;
            }
        }
        throw new AssertionError("There is no touchpoint " + name + " in " + stage);
    }

    private Cockpit browser() {
        return new Cockpit(chromium.browser(), url, PlayedYear.END);
    }

    private static Locator card(Locator stage, String touchpoint) {
        return stage.locator(".touchpoint")
                .filter(new Locator.FilterOptions().setHasText(touchpoint))
                .first();
    }

    private static void isWithinTheWindow(Cockpit browser) {
        assertThat((boolean) browser.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
