package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.ostopolku.simulation.demo.PlayedYear;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The page "Customer journey". The pictures are in target/screenshots. */
@PlayedCustomers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class CockpitPageOfAYear {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private static final String PAGE = "#/customer-journey";

    private final TestRestTemplate manager;
    private final String url;

    CockpitPageOfAYear(TestRestTemplate rest) {
        manager = rest.withBasicAuth("marja", "marja-demo");
        url = rest.getRootUri();
    }

    @Test
    void all_stages_are_shown_with_one_request() {
        var figures = manager.getForObject("/api/figures", JsonNode.class);

        var cockpit = cockpit().open("", "marja");
        cockpit.page().getByRole(AriaRole.LINK).getByText("Customer journey").click();
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
        cockpit.takePicture("cockpit-1-stages").takeWholePicture("cockpit-2-whole-page");
        assertThat(cockpit.requests()).containsExactly("/api/figures");
        assertThat(cockpit.isCutOff()).isFalse();

        cockpit.resize(600).takeWholePicture("cockpit-3-narrow");
        assertThat(cockpit.isCutOff()).isFalse();
    }

    @Test
    void a_number_opens_its_journeys_and_a_journey_opens_in_cockpit() {
        var cockpit = cockpit().open(PAGE, "marja");
        var now = cockpit.stage("Sale").locator(".now .number");
        var number = now.innerText().split("\\s")[0];
        now.click();

        assertThat(cockpit.dialog().getByRole(AriaRole.STATUS)).containsText(number + " journey");
        assertThat(cockpit.dialog().locator("tbody tr")).hasCount(Integer.parseInt(number));
        cockpit.takePicture("cockpit-4-journeys");

        cockpit.dialog().locator("tbody a").first().click();
        cockpit.page().waitForURL(Pattern.compile("#/process-instance/[^/]+/runtime"));
        cockpit.page().goBack();
        assertThat(cockpit.dialog().locator("tbody tr")).hasCount(Integer.parseInt(number));

        cockpit.dialog().getByLabel("Close").click();
        assertThat(cockpit.dialog()).isHidden();
        assertThat(cockpit.page()).hasURL(Pattern.compile(PAGE + "$"));
    }

    @Test
    void filters_are_part_of_the_address() {
        var cockpit = cockpit().open(PAGE + "?segment=business-new", "marja");
        assertThat(cockpit.stage("Sale")).isVisible();
        assertThat(cockpit.filter("Segment")).hasValue("business-new");

        cockpit.filter("Period").selectOption("last-month");
        assertThat(cockpit.page()).hasURL(Pattern.compile("period=last-month&segment=business-new"));
        assertThat(cockpit.page().locator(".period")).containsText(Pattern.compile("1\\s*–\\s*31 Oct 2026"));
        assertThat(cockpit.requests())
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

    @Test
    void the_page_is_usable_by_keyboard() {
        var cockpit = cockpit().open(PAGE, "marja");
        assertThat(cockpit.stage("Sale")).isVisible();
        cockpit.filter("Period").focus();
        cockpit.press("Tab", "ArrowDown");
        assertThat(cockpit.page()).hasURL(Pattern.compile("segment="));
        assertThat(cockpit.filter("Segment")).isFocused();
        assertThat(cockpit.page().locator(".journey-page .figures")).hasAttribute("aria-busy", "false");

        cockpit.button("Experience").focus();
        cockpit.press("Enter");
        assertThat(cockpit.section("experience").locator("h2")).isFocused();
        assertThat(cockpit.section("experience").locator("h2")).isInViewport();

        cockpit.press("Tab", "Tab", "Enter");
        assertThat(cockpit.dialog()).isVisible();
        assertThat(cockpit.dialog().locator("h2")).isFocused();
        cockpit.press("Escape");
        assertThat(cockpit.dialog()).isHidden();
        assertThat(cockpit.section("experience").locator("a.number").first()).isFocused();
    }

    @Test
    void loading_is_shown() {
        var cockpit = cockpit().respond("figures", route -> {}).open(PAGE, "marja");
        assertThat(cockpit.page().locator(".journey-page .status")).hasText("Loading…");
        assertThat(cockpit.page().locator(".journey-page .figures")).hasAttribute("aria-busy", "true");
        cockpit.takePicture("cockpit-5-loading");
    }

    @Test
    void an_error_is_shown_and_the_request_can_be_repeated() {
        var cockpit = cockpit()
                .respond("figures", problem(500, "Something went wrong here."))
                .open(PAGE, "marja");
        assertThat(cockpit.message()).containsText("Something went wrong here.");
        cockpit.takePicture("cockpit-6-error");

        cockpit.stopResponding("figures").button("Try again").click();
        assertThat(cockpit.stage("Sale")).isVisible();
    }

    @Test
    void a_user_without_permission_sees_a_message() {
        var cockpit = cockpit().respond("figures", problem(403, "Not for you.")).open(PAGE, "marja");
        assertThat(cockpit.message()).containsText("You have no access to this page");
        cockpit.takePicture("cockpit-7-no-right");
    }

    @Test
    void a_selection_without_customers_is_shown_as_empty() {
        var cockpit = cockpit().open(PAGE + "?segment=none&productCategory=none&owner=sanna", "marja");
        assertThat(cockpit.message()).containsText("No customer matches these filters");
        cockpit.takePicture("cockpit-8-empty");

        cockpit.message()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Clear filters"))
                .click();
        assertThat(cockpit.stage("Sale")).isVisible();
    }

    private Cockpit cockpit() {
        return new Cockpit(chromium, url, PlayedYear.END);
    }

    private static Consumer<Route> problem(int status, String detail) {
        return route -> route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/problem+json")
                .setBody("{\"status\": %d, \"detail\": \"%s\"}".formatted(status, detail)));
    }
}
