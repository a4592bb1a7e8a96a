package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What sales management does on the page "Personal data". Pictures of it are in target/screenshots afterwards. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class PersonalDataPageTest {

    private final TestRestTemplate rest;
    private final DemoApplication demo;
    private Chromium chromium;

    PersonalDataPageTest(TestRestTemplate rest, JdbcClient jdbc) {
        this.rest = rest;
        this.demo = new DemoApplication(rest, jdbc);
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
    void sales_management_takes_out_what_is_known_of_a_customer_and_forgets_them() {
        var journey = demo.noticesACustomer("Unto Unohdettu", "contactEmail", "unto@unohdettu.example");
        demo.marketing.finds("Assess the buying signal", journey);
        try (var cockpit = opens("", "kaisa")) {
            var page = cockpit.page();
            entry(cockpit).click();
            page.getByLabel("Journey").fill(journey);
            cockpit.presses("Enter");
            var read = page.getByText("As a page to read and print");
            assertThat(read).isVisible();
            cockpit.isPictured("personal-data-1-customer");
            var download = page.waitForDownload(read::click);
            assertThat(download.suggestedFilename()).isEqualTo("customer.html");

            page.getByText("Forget the customer…").click();
            cockpit.isPictured("personal-data-2-question");
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Forget the customer"))
                    .click();

            assertThat(page.locator(".proofs tbody tr").first()).containsText(journey);
            assertThat(page.locator(".proofs tbody tr").first()).containsText("kaisa");
            cockpit.isPictured("personal-data-3-proof");
            assertThat(cockpit.isCutOff()).isFalse();
        }
        assertThat(demo.manager.reads("/api/journeys/{journey}", journey).toString())
                .contains(journey)
                .doesNotContainIgnoringCase("unohdettu");
    }

    @Test
    void a_manager_finds_no_entry_and_is_told_whom_it_is_for() {
        try (var cockpit = opens("#/personal-data", "marja")) {
            assertThat(cockpit.message()).containsText("This is not for you");
            assertThat(entry(cockpit)).hasCount(0);
        }
    }

    private static Locator entry(Cockpit cockpit) {
        return cockpit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Personal data"));
    }

    private Cockpit opens(String hash, String person) {
        return new Cockpit(chromium.browser(), rest.getRootUri(), Instant.now()).opens(hash, person);
    }
}
