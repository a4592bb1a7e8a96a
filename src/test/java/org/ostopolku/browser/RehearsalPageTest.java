package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Rehearsals on the page "Models". The pictures are in target/screenshots. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class RehearsalPageTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private static final String PAGE = "#/models";
    private static final String FILE = "awareness.bpmn";
    private static final double REHEARSAL_MS = 240_000;

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
             "answers": [{"givenBy": ["negotiate-with-the-customer.form"], "field": "saleDecision", "answer": "by-email",
                 "at": {"file": "sale.bpmn", "element": "Gateway_WhatDoesTheCustomerDecide",
                   "label": "What does the customer decide?"}, "now": null, "candidate": "declines",
                 "consequence": "ServiceTask_LogTheDeclinedOffer closes the journey"},
               {"givenBy": ["negotiate-with-the-customer.form"], "field": "saleDecision", "answer": "changes",
                 "at": {"file": "sale.bpmn", "element": "Gateway_WhatDoesTheCustomerDecide",
                   "label": "What does the customer decide?"}, "now": "wants changes", "candidate": null, "consequence": null}],
             "unreached": [{"file": "sale.bpmn", "element": "UserTask_ApproveTheExceptionalDiscount",
                 "label": "Approve the exceptional discount"}], "reached": 31}
            """;

    private final String url;

    RehearsalPageTest(TestRestTemplate rest) {
        url = rest.getRootUri();
    }

    @Test
    void an_owner_fixes_a_refused_change_and_reads_the_report_of_its_rehearsal() throws IOException {
        var cockpit = cockpit().open(PAGE, "paavo");
        var section = cockpit.section("rehearsal");
        assertThat(section).containsText("No rehearsal yet.");
        chooseFile(section, shipped().replace("name=\"Send helpful content\" camunda", "name=\"\" camunda"));
        section.getByLabel("Journeys").fill("6");
        button(section, "Rehearse").click();
        assertThat(section.getByRole(AriaRole.ALERT)).containsText("A deployment would be refused. Fix first");
        assertThat(section.getByRole(AriaRole.ALERT)).containsText("UserTask_SendHelpfulContent");
        section.scrollIntoViewIfNeeded();
        cockpit.takePicture("rehearsal-1-refused");

        chooseFile(
                section,
                shipped()
                        .replaceAll("\\s*<camunda:property name=\"kpi.interest-signals\" value=\"1\" />", "")
                        .replaceAll("\\s*<camunda:property name=\"kpi.days-to-interest\"[^>]*/>", ""));
        button(section, "Rehearse").click();
        assertThat(section.getByRole(AriaRole.ALERT)).isEmpty();
        assertThat(section.locator(".card")).isFocused();
        assertThat(section.locator(".card")).containsText("6 journeys with awareness.bpmn");
        cockpit.takePicture("rehearsal-2-going-on");
        var report = section.locator(".report");
        assertThat(report.locator("h3").first())
                .containsText(
                        "no journey is stuck", new LocatorAssertions.ContainsTextOptions().setTimeout(REHEARSAL_MS));
        assertThat(report.locator("h3").first()).isFocused();
        assertThat(report.locator("tr:has-text('days-to-interest')")).containsText("No longer logged");
        assertThat(report.locator("tr:has-text('days-to-interest')")).containsText("ServiceTask_LogTheInterest");
        assertThat(section.locator(".card")).isHidden();
        cockpit.takeWholePicture("rehearsal-3-report");
        report.screenshot(
                new Locator.ScreenshotOptions().setPath(Chromium.SCREENSHOTS.resolve("rehearsal-report.png")));

        cockpit.page().reload();
        button(section, "Show the report of awareness.bpmn").focus();
        cockpit.press("Enter");
        assertThat(report.locator("h3").first()).isFocused();
        cockpit.resize(600);
        assertThat(cockpit.isCutOff()).isFalse();
        cockpit.takeWholePicture("rehearsal-4-narrow");
    }

    @Test
    void an_owner_reads_which_answer_of_a_form_has_no_way_out() throws IOException {
        var form = "answer-the-first-enquiry.form";
        var cockpit = cockpit().open(PAGE, "paavo");
        var section = cockpit.section("rehearsal");
        section.getByLabel("Changed files")
                .setInputFiles(new FilePayload(
                        form,
                        "application/octet-stream",
                        Files.readString(Path.of("forms", form))
                                .replace(
                                        "\"value\": \"not-yet\"",
                                        "\"value\": \"not-yet\" }, { \"label\": \"By email\", \"value\": \"by-email\"")
                                .getBytes(StandardCharsets.UTF_8)));
        button(section, "Rehearse").click();
        assertThat(section.getByRole(AriaRole.ALERT)).containsText("Does the customer agree to be contacted?");
        assertThat(section.getByRole(AriaRole.ALERT)).containsText("by-email");
        assertThat(section.getByRole(AriaRole.ALERT)).containsText("contact.bpmn");
        section.scrollIntoViewIfNeeded();
        cockpit.takePicture("rehearsal-7-answer");
        cockpit.resize(390);
        assertThat(cockpit.isCutOff()).isFalse();
        cockpit.takePicture("rehearsal-8-answer-narrow");
    }

    @Test
    void a_running_rehearsal_is_stopped() {
        var cockpit = cockpit()
                .respond("rehearsals", answer(200, "[" + rehearsal("running", null) + "]"))
                .respond("rehearsals/7", answer(200, rehearsal("running", null)))
                .respond("rehearsals/7/stop", answer(200, rehearsal("stopped", null)))
                .open(PAGE, "paavo");
        var section = cockpit.section("rehearsal");
        assertThat(section.locator(".card")).containsText("Simulating the changed models… 50 journeys with sale.bpmn.");
        assertThat(button(section, "Rehearse")).isDisabled();
        button(section, "Stop").click();
        assertThat(section.getByRole(AriaRole.ALERT)).containsText("Stopped.");
        assertThat(section.locator(".card")).isHidden();
        assertThat(button(section, "Rehearse")).isEnabled();
    }

    @Test
    void a_failed_rehearsal_shows_its_error() {
        var cockpit = cockpit()
                .respond("rehearsals", answer(200, "[" + rehearsal("failed", "It took too long.") + "]"))
                .open(PAGE, "marja");
        var section = cockpit.section("rehearsal");
        assertThat(section).containsText("A rehearsal needs the permission to deploy.");
        assertThat(button(section, "Rehearse")).isHidden();
        assertThat(section.locator("tbody tr")).containsText("Failed. It took too long.");
        section.scrollIntoViewIfNeeded();
        cockpit.takePicture("rehearsal-5-failed");
    }

    @Test
    void a_report_names_the_elements_where_journeys_are_stuck() throws IOException {
        var finished = rehearsal("finished", null).replace("\"report\": null", "\"report\": " + REPORT);
        var cockpit = cockpit()
                .respond("rehearsals", answer(200, "[" + rehearsal("finished", null) + "]"))
                .respond("rehearsals/7", answer(200, finished))
                .open(PAGE, "paavo");
        var section = cockpit.section("rehearsal");
        button(section, "Show the report of sale.bpmn").click();
        var report = section.locator(".report");
        assertThat(report.locator("h3").first())
                .hasText(
                        "With the changed models: 1 answer leads to what cannot be undone, 9 journeys of 50 are stuck, 1 KPI is logged less often, 27 finished (current models: 34).");
        assertThat(report).containsText("83% of the touchpoints have the past answers");
        assertThat(report.locator("tr:has-text('Gateway_WhatDoesTheCustomerDecide')")
                        .first())
                .containsText("No way out fits: saleDecision = 'postpones'.");
        assertThat(report.locator("tr:has-text('postpones')").last()).containsText("9 (20%)");
        assertThat(report.locator("tr:has-text('declineReason')")).containsText("too-slow");
        assertThat(report.locator("tr:has-text('by-email')"))
                .containsText("ServiceTask_LogTheDeclinedOffer closes the journey");
        assertThat(report.locator("tr:has-text('wants changes')")).containsText("leads nowhere");
        report.locator("details:has-text('Example') summary").click();
        assertThat(report).containsText("offerValue = 4100");
        section.screenshot(
                new Locator.ScreenshotOptions().setPath(Chromium.SCREENSHOTS.resolve("rehearsal-6-broken.png")));
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
        return new Cockpit(chromium, url, Instant.now());
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions().setName(name).setExact(true).setIncludeHidden(true));
    }

    private static void chooseFile(Locator section, String content) {
        section.getByLabel("Changed files")
                .setInputFiles(
                        new FilePayload(FILE, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("bpmn", FILE));
    }
}
