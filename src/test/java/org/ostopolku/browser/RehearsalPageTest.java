package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** How a process owner rehearses a change on the page "Models". Pictures of it are in target/screenshots afterwards. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class RehearsalPageTest {

    private static final String PAGE = "#/models";
    private static final String FILE = "awareness.bpmn";
    private static final double PATIENCE_MS = 240_000;

    private static final String REPORT = """
            {"journeys": 50, "past": 50,
             "now": {"finished": 34, "stuck": 0, "underWay": 16, "remembered": 402, "made": 61, "unheard": {},
               "until": "2027-03-20T10:00:00Z", "cutShort": false,
               "endings": [{"element": "EndEvent_CustomerDidNotFit", "label": "Customer did not fit", "journeys": 21},
                           {"element": "EndEvent_CustomerDeclined", "label": "Customer declined", "journeys": 13}]},
             "candidate": {"finished": 27, "stuck": 9, "underWay": 14, "remembered": 380, "made": 77, "unheard": {},
               "until": "2027-03-20T10:00:00Z", "cutShort": false,
               "endings": [{"element": "EndEvent_CustomerDidNotFit", "label": "Customer did not fit", "journeys": 21},
                           {"element": "EndEvent_CustomerDeclined", "label": "Customer declined", "journeys": 6}]},
             "stuck": [{"at": {"file": "sale.bpmn", "element": "Gateway_WhatDoesTheCustomerDecide",
                 "label": "What does the customer decide?"}, "kind": "no-way",
               "reason": "No way out fits: saleDecision = 'postpones'.", "now": 0, "candidate": 9,
               "example": {"saleDecision": "postpones", "offerValue": 4100, "segment": "business-new"}}],
             "unfit": [{"at": {"file": "sale.bpmn", "element": "UserTask_NegotiateWithTheCustomer",
                 "label": "Negotiate with the customer"}, "field": "declineReason", "answer": "too-slow", "times": 4}],
             "kpis": [{"id": "days-to-order", "name": "Days to the order", "stage": "sale", "unit": "days", "verdict": "missed",
                 "now": {"times": 11, "mean": 38.2}, "candidate": {"times": 0, "mean": null},
                 "at": [{"file": "sale.bpmn", "element": "ServiceTask_LogTheSale", "label": "Log the sale"}]},
               {"id": "sales", "name": "Sales", "stage": "sale", "unit": "EUR", "verdict": "same",
                 "now": {"times": 11, "mean": 38200}, "candidate": {"times": 11, "mean": 38200},
                 "at": [{"file": "sale.bpmn", "element": "ServiceTask_LogTheSale", "label": "Log the sale"}]}],
             "decisions": [{"at": {"file": "sale.bpmn", "element": "Gateway_WhatDoesTheCustomerDecide",
                 "label": "What does the customer decide?"}, "ways": [
                 {"flow": "Flow_Declines", "label": "declines", "now": 25, "candidate": 25},
                 {"flow": "Flow_Buys", "label": "buys", "now": 11, "candidate": 11},
                 {"flow": "Flow_Postpones", "label": "postpones", "now": 9, "candidate": 0}]}],
             "unreached": [{"file": "sale.bpmn", "element": "UserTask_ApproveTheExceptionalDiscount",
                 "label": "Approve the exceptional discount"}], "reached": 31}
            """;

    private final String url;
    private Chromium chromium;

    RehearsalPageTest(TestRestTemplate rest) {
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
    void an_owner_is_told_what_is_wrong_mends_it_and_reads_what_the_change_would_do() throws IOException {
        try (var cockpit = cockpit().opens(PAGE, "paavo")) {
            var section = cockpit.section("rehearsal");
            assertThat(section).containsText("Nothing has been rehearsed yet.");
            chooses(section, shipped().replace("name=\"Send helpful content\" camunda", "name=\"\" camunda"));
            section.getByLabel("Journeys").fill("6");
            button(section, "Rehearse").click();
            assertThat(section.getByRole(AriaRole.ALERT)).containsText("This would be refused. To be mended first");
            assertThat(section.getByRole(AriaRole.ALERT)).containsText("UserTask_SendHelpfulContent");
            section.scrollIntoViewIfNeeded();
            cockpit.isPictured("rehearsal-1-refused");

            chooses(
                    section,
                    shipped()
                            .replaceAll("\\s*<camunda:property name=\"kpi.interest-signals\" value=\"1\" />", "")
                            .replaceAll("\\s*<camunda:property name=\"kpi.days-to-interest\"[^>]*/>", ""));
            button(section, "Rehearse").click();
            assertThat(section.getByRole(AriaRole.ALERT)).isEmpty();
            assertThat(section.locator(".move")).isFocused();
            assertThat(section.locator(".move")).containsText("6 journeys with awareness.bpmn");
            cockpit.isPictured("rehearsal-2-going-on");
            var report = section.locator(".report");
            assertThat(report.locator("h3").first())
                    .containsText(
                            "nobody got stuck", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
            assertThat(report.locator("h3").first()).isFocused();
            assertThat(report.locator("tr:has-text('days-to-interest')")).containsText("Not logged any more");
            assertThat(report.locator("tr:has-text('days-to-interest')")).containsText("ServiceTask_LogTheInterest");
            assertThat(section.locator(".move")).isHidden();
            cockpit.isPicturedWhole("rehearsal-3-report");
            report.screenshot(
                    new Locator.ScreenshotOptions().setPath(Path.of("target", "screenshots", "rehearsal-report.png")));

            cockpit.page().reload();
            button(section, "Show the report of awareness.bpmn").focus();
            cockpit.presses("Enter");
            assertThat(report.locator("h3").first()).isFocused();
            cockpit.isAsWideAs(600);
            assertThat(cockpit.isCutOff()).isFalse();
            cockpit.isPicturedWhole("rehearsal-4-narrow");
        }
    }

    @Test
    void one_that_goes_on_is_stopped_and_one_that_failed_tells_why() {
        try (var cockpit = cockpit()
                .isAnswered("rehearsals", answer(200, "[" + rehearsal("running", null) + "]"))
                .isAnswered("rehearsals/7", answer(200, rehearsal("running", null)))
                .isAnswered("rehearsals/7/stop", answer(200, rehearsal("stopped", null)))
                .opens(PAGE, "paavo")) {
            var section = cockpit.section("rehearsal");
            assertThat(section.locator(".move")).containsText("Playing the candidate… 50 journeys with sale.bpmn.");
            assertThat(button(section, "Rehearse")).isDisabled();
            button(section, "Stop").click();
            assertThat(section.getByRole(AriaRole.ALERT)).containsText("Stopped.");
            assertThat(section.locator(".move")).isHidden();
            assertThat(button(section, "Rehearse")).isEnabled();
        }
        try (var cockpit = cockpit()
                .isAnswered("rehearsals", answer(200, "[" + rehearsal("failed", "It took too long.") + "]"))
                .opens(PAGE, "marja")) {
            var section = cockpit.section("rehearsal");
            assertThat(section).containsText("Rehearsing is for those who may deploy.");
            assertThat(button(section, "Rehearse")).isHidden();
            assertThat(section.locator("tbody tr")).containsText("Failed. It took too long.");
            section.scrollIntoViewIfNeeded();
            cockpit.isPictured("rehearsal-5-failed");
        }
    }

    @Test
    void a_report_names_the_elements_where_the_change_breaks() throws IOException {
        var finished = rehearsal("finished", null).replace("\"report\": null", "\"report\": " + REPORT);
        try (var cockpit = cockpit()
                .isAnswered("rehearsals", answer(200, "[" + rehearsal("finished", null) + "]"))
                .isAnswered("rehearsals/7", answer(200, finished))
                .opens(PAGE, "paavo")) {
            var section = cockpit.section("rehearsal");
            button(section, "Show the report of sale.bpmn").click();
            var report = section.locator(".report");
            assertThat(report.locator("h3").first())
                    .hasText(
                            "With the candidate 9 journeys of 50 got stuck, 1 KPI is logged less, 27 finished (now 34).");
            assertThat(report).containsText("83% of the touchpoints were answered as they once were");
            assertThat(report.locator("tr:has-text('Gateway_WhatDoesTheCustomerDecide')")
                            .first())
                    .containsText("No way out fits: saleDecision = 'postpones'.");
            assertThat(report.locator("tr:has-text('postpones')").last()).containsText("9 (20%)");
            assertThat(report.locator("tr:has-text('declineReason')")).containsText("too-slow");
            report.locator("details:has-text('One of them') summary").click();
            assertThat(report).containsText("offerValue = 4100");
            Files.createDirectories(Path.of("target", "screenshots"));
            section.screenshot(new Locator.ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "rehearsal-6-broken.png")));
        }
    }

    private static String rehearsal(String state, String message) {
        return """
                {"id": "7", "person": "Paavo", "at": "2026-11-20T10:00:00Z", "files": ["sale.bpmn"], "journeys": 50,
                 "state": "%s", "phase": "candidate", "percent": 62, "message": %s, "report": null}
                """.formatted(state, message == null ? null : "\"" + message + "\"");
    }

    private static Consumer<Route> answer(int status, String body) {
        return route -> route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(body));
    }

    private Cockpit cockpit() {
        return new Cockpit(chromium.browser(), url, Instant.now());
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName(name).setExact(true).setIncludeHidden(true));
    }

    private static void chooses(Locator section, String content) {
        section.getByLabel("Changed files")
                .setInputFiles(
                        new FilePayload(FILE, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("bpmn", FILE));
    }
}
