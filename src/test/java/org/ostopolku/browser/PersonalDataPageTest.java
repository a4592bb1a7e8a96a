package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page "Personal data". The pictures are in target/screenshots. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class PersonalDataPageTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private final TestRestTemplate rest;
    private final DemoApplication demo;
    private final ManagementService management;

    PersonalDataPageTest(TestRestTemplate rest, JdbcClient jdbc, ManagementService management) {
        this.rest = rest;
        this.management = management;
        this.demo = new DemoApplication(rest, jdbc);
    }

    @Test
    void sales_management_exports_and_erases_the_personal_data_of_a_customer() {
        var journey = demo.startJourney("Unto Unohdettu", "contactEmail", "unto@unohdettu.example");
        demo.marketing.find("Assess the buying signal", journey);
        waitForJobs();
        var cockpit = open("", "kaisa");
        var page = cockpit.page();
        entry(cockpit).click();
        page.getByLabel("Journey number").fill(journey);
        cockpit.press("Enter");
        var read = page.getByText("Page to read and print (HTML)");
        assertThat(read).isVisible();
        cockpit.takePicture("personal-data-1-customer");
        var download = page.waitForDownload(read::click);
        assertThat(download.suggestedFilename()).isEqualTo("customer.html");

        page.getByText("Erase the data…").click();
        cockpit.takePicture("personal-data-2-question");
        var dialog = page.locator("dialog");
        assertThat(dialog).containsText(journey + ", erased: ");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Erase the data"))
                .click();

        assertThat(dialog).isHidden();
        assertThat(page.locator(".erasures tbody tr").first()).containsText(journey);
        assertThat(page.locator(".erasures tbody tr").first()).containsText("kaisa");
        cockpit.takePicture("personal-data-3-log");
        assertThat(cockpit.isCutOff()).isFalse();
        assertThat(demo.manager.get("/api/journeys/{journey}", journey).toString())
                .contains(journey)
                .doesNotContainIgnoringCase("unohdettu");
    }

    @Test
    void the_export_holds_the_chosen_journeys_and_no_stranger_with_the_same_address() throws IOException {
        var journey = demo.startJourney("Outi Oikea", "contactEmail", "oikea@oikea.example");
        var stranger = demo.startJourney("Vesa Vieras", "contactEmail", "oikea@oikea.example");
        var page = open("#/personal-data", "kaisa").page();
        page.getByLabel("Journey number").fill(journey);
        page.getByLabel("Journey number").press("Enter");
        var read = page.getByText("Page to read and print (HTML)");

        assertThat(read).isVisible();
        assertExported(page, journey).doesNotContain(stranger, "Vieras");

        page.getByLabel(stranger).check();
        assertExported(page, journey).contains(stranger, "Vieras");

        page.getByLabel(journey + ", Outi Oikea").uncheck();
        page.getByLabel(stranger).uncheck();
        assertThat(read).hasCount(0);
        assertThat(page.locator(".exports")).containsText("Choose a journey first.");
    }

    private static AbstractStringAssert<?> assertExported(Page page, String journey) throws IOException {
        var export = page.waitForDownload(page.getByText("Page to read and print (HTML)")::click);
        return Assertions.assertThat(Files.readString(export.path())).contains("Journey " + journey);
    }

    @Test
    void a_manager_has_no_access() {
        var cockpit = open("#/personal-data", "marja");
        assertThat(cockpit.message()).containsText("You have no access to this page");
        assertThat(entry(cockpit)).hasCount(0);
    }

    /** A job that changes the journey during its erasure makes the erasure fail with a conflict. */
    private void waitForJobs() {
        await().atMost(Duration.ofMillis(Chromium.TIMEOUT_MS))
                .until(() -> management.createJobQuery().executable().count() == 0);
    }

    private static Locator entry(Cockpit cockpit) {
        return cockpit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Personal data"));
    }

    private Cockpit open(String hash, String person) {
        return new Cockpit(chromium, rest.getRootUri(), Instant.now()).open(hash, person);
    }
}
