package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.ostopolku.simulation.demo.PlayedYear;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The journey map in the browser and as PDF. The pictures are in target/screenshots. */
@PlayedCustomers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class JourneyMapOfAYear {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private static final String MAP = "/journey-map/";
    private static final String DATA = "journey-map";

    private final TestRestTemplate manager;
    private final String url;

    JourneyMapOfAYear(TestRestTemplate rest) {
        manager = rest.withBasicAuth("marja", "marja-demo");
        url = rest.getRootUri();
    }

    @Test
    void the_map_shows_for_each_stage_the_customer_steps_touchpoints_and_figures() {
        var sale = manager.getForObject("/api/journey-map", JsonNode.class)
                .path("stages")
                .get(3);
        var negotiated = touchpoint(sale, "Negotiate with the customer");

        var browser = browser();
        browser.openPage(MAP, "marja");
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
        assertThat(browser.requests()).containsExactly("/api/journey-map");
        assertFitsTheWindow(browser);
        browser.takePicture("map-1-full").takeWholePicture("map-2-whole");
        browser.page()
                .pdf(new Page.PdfOptions()
                        .setPath(Path.of("target", "screenshots", "map.pdf"))
                        .setPreferCSSPageSize(true)
                        .setPrintBackground(true));

        browser.resize(600);
        assertFitsTheWindow(browser);
        browser.takePicture("map-3-narrow").takeWholePicture("map-4-narrow-whole");
    }

    @Test
    void a_filter_changes_the_figures_and_the_address() {
        var all = encounters("");
        var one = encounters("?owner=aino");
        assertThat(one).isPositive().isLessThan(all);

        var browser = browser();
        browser.openPage(MAP, "marja");
        var numbers = card(browser.page().locator(".band#sale"), "Negotiate with the customer")
                .locator(".numbers");
        assertThat(numbers).containsText(Pattern.compile("^" + all + "\\D"));
        browser.filter("Owner").selectOption("aino");
        assertThat(browser.page()).hasURL(Pattern.compile("\\?owner=aino$"));
        assertThat(numbers).containsText(Pattern.compile("^" + one + "\\D"));
        browser.page().goBack();
        assertThat(numbers).containsText(Pattern.compile("^" + all + "\\D"));
    }

    @Test
    void all_parts_are_unfolded_by_keyboard() {
        var browser = browser();
        browser.openPage(MAP, "marja");
        var instruction = card(browser.page().locator(".band#sale"), "Negotiate with the customer")
                .locator(".instruction");
        assertThat(instruction).isHidden();
        browser.button("Unfold all").focus();
        browser.press("Enter");
        assertThat(instruction).isVisible();
        assertThat(browser.button("Fold all")).isFocused();
    }

    @Test
    void loading_is_shown() {
        var browser = browser().respond(DATA, route -> {});
        browser.openPage(MAP, "marja");
        assertThat(browser.page().getByText("Loading the map…")).isVisible();
        browser.takePicture("map-5-loading");
    }

    @Test
    void an_error_is_shown_and_the_request_can_be_repeated() {
        var browser = browser().respond(DATA, Route::abort);
        browser.openPage(MAP, "marja");
        assertThat(browser.page().locator(".message")).containsText("The server cannot be reached.");
        browser.takePicture("map-6-error").stopResponding(DATA);
        browser.button("Try again").click();
        assertThat(browser.page().locator("main > .band")).hasCount(6);
    }

    @Test
    void a_user_without_login_is_asked_to_log_in() {
        var browser = browser();
        browser.page().navigate(url + MAP);
        assertThat(browser.page().locator(".message")).containsText("You are not logged in");
        browser.takePicture("map-7-not-logged-in");
    }

    @Test
    void a_map_without_models_is_shown_as_empty() {
        var nothing = """
                {"period": {"from": "2026-01-01", "to": "2026-12-31", "zone": "Europe/Helsinki"}, "stages": [], "serving": [], "needs": [],
                 "choices": {"segments": [], "buyingSituations": [], "productCategories": [], "owners": [], "models": []}}""";
        var browser = browser()
                .respond(
                        DATA,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(nothing)));
        browser.openPage(MAP, "marja");
        assertThat(browser.page().locator(".message")).containsText("No map yet");
        browser.takePicture("map-8-empty");
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
        return new Cockpit(chromium, url, PlayedYear.END);
    }

    private static Locator card(Locator stage, String touchpoint) {
        return stage.locator(".touchpoint")
                .filter(new Locator.FilterOptions().setHasText(touchpoint))
                .first();
    }

    private static void assertFitsTheWindow(Cockpit browser) {
        assertThat((boolean) browser.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
