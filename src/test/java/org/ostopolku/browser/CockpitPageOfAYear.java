package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.ostopolku.simulation.demo.PlayedYear;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** What a manager sees and does on the page "Customer journey". Pictures of it are in target/screenshots afterwards. */
@PlayedCustomers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class CockpitPageOfAYear {

    private static final String PAGE = "#/customer-journey";

    private final TestRestTemplate manager;
    private final String url;
    private Chromium chromium;

    CockpitPageOfAYear(TestRestTemplate rest) {
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
    void a_manager_sees_the_whole_path_with_one_request() {
        var figures = manager.getForObject("/api/figures", JsonNode.class);

        try (var cockpit = cockpit().opens("", "marja")) {
            cockpit.page()
                    .getByRole(AriaRole.LINK)
                    .getByText("Customer journey")
                    .click();
            for (var stage : figures.path("stages")) {
                var column = cockpit.stage(stage.path("ours").asText());
                assertThat(column.locator(".customers"))
                        .containsText(stage.path("customers").asText());
                assertThat(column.locator(".now"))
                        .containsText(Pattern.compile("^" + stage.path("now").asText() + "\\D"));
                assertThat(column.locator("dd").first())
                        .containsText(stage.path("entered").path("value").asInt() + " Entered");
            }
            assertThat(cockpit.page().locator(".stage")).hasCount(6);
            cockpit.isPictured("cockpit-1-stages").isPicturedWhole("cockpit-2-whole-page");
            assertThat(cockpit.asked()).containsExactly("/api/figures");
            assertThat(cockpit.isCutOff()).isFalse();

            cockpit.isAsWideAs(600).isPicturedWhole("cockpit-3-narrow");
            assertThat(cockpit.isCutOff()).isFalse();
        }
    }

    @Test
    void a_number_leads_to_its_journeys_and_a_journey_to_cockpit_and_back() {
        try (var cockpit = cockpit().opens(PAGE, "marja")) {
            var now = cockpit.stage("Sell").locator(".now .number");
            var number = now.innerText().split("\\s")[0];
            now.click();

            assertThat(cockpit.list().getByRole(AriaRole.STATUS)).containsText(number + " journey");
            assertThat(cockpit.list().locator("tbody tr")).hasCount(Integer.parseInt(number));
            cockpit.isPictured("cockpit-4-journeys");

            cockpit.list().locator("tbody a").first().click();
            cockpit.page().waitForURL(Pattern.compile("#/process-instance/[^/]+/runtime"));
            cockpit.page().goBack();
            assertThat(cockpit.list().locator("tbody tr")).hasCount(Integer.parseInt(number));

            cockpit.list().getByLabel("Close").click();
            assertThat(cockpit.list()).isHidden();
            assertThat(cockpit.page()).hasURL(Pattern.compile(PAGE + "$"));
        }
    }

    @Test
    void filters_are_part_of_the_address() {
        try (var cockpit = cockpit().opens(PAGE + "?segment=business-new", "marja")) {
            assertThat(cockpit.stage("Sell")).isVisible();
            assertThat(cockpit.filter("Segment")).hasValue("business-new");

            cockpit.filter("Period").selectOption("last-month");
            assertThat(cockpit.page()).hasURL(Pattern.compile("period=last-month&segment=business-new"));
            assertThat(cockpit.page().locator(".period")).containsText(Pattern.compile("1\\s*–\\s*31 Oct 2026"));
            assertThat(cockpit.asked())
                    .containsExactly(
                            "/api/figures?segment=business-new",
                            "/api/figures?from=2026-10-01&to=2026-10-31&segment=business-new");

            cockpit.page().goBack();
            assertThat(cockpit.filter("Period")).hasValue("");
            assertThat(cockpit.page().locator(".period")).containsText("1 Dec 2025");

            cockpit.button("Clear filters").click();
            assertThat(cockpit.page()).hasURL(Pattern.compile(PAGE + "$"));
            assertThat(cockpit.filter("Segment")).hasValue("");
        }
    }

    @Test
    void the_page_is_used_by_keyboard_alone() {
        try (var cockpit = cockpit().opens(PAGE, "marja")) {
            assertThat(cockpit.stage("Sell")).isVisible();
            cockpit.filter("Period").focus();
            cockpit.presses("Tab", "ArrowDown");
            assertThat(cockpit.page()).hasURL(Pattern.compile("segment="));
            assertThat(cockpit.filter("Segment")).isFocused();
            assertThat(cockpit.page().locator(".journey-page .figures")).hasAttribute("aria-busy", "false");

            cockpit.button("Experience").focus();
            cockpit.presses("Enter");
            assertThat(cockpit.section("experience").locator("h2")).isFocused();
            assertThat(cockpit.section("experience").locator("h2")).isInViewport();

            cockpit.presses("Tab", "Tab", "Enter");
            assertThat(cockpit.list()).isVisible();
            assertThat(cockpit.list().locator("h2")).isFocused();
            cockpit.presses("Escape");
            assertThat(cockpit.list()).isHidden();
            assertThat(cockpit.section("experience").locator("a.number").first())
                    .isFocused();
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
            cockpit.isPictured("cockpit-6-error");

            cockpit.isAnsweredByTheServer("figures").button("Try again").click();
            assertThat(cockpit.stage("Sell")).isVisible();
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

    @Test
    void where_nobody_is_the_page_says_so() {
        try (var cockpit = cockpit().opens(PAGE + "?segment=none&productCategory=none&owner=sanna", "marja")) {
            assertThat(cockpit.message()).containsText("No customer matches these filters");
            cockpit.isPictured("cockpit-8-empty");

            cockpit.message()
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Clear filters"))
                    .click();
            assertThat(cockpit.stage("Sell")).isVisible();
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
