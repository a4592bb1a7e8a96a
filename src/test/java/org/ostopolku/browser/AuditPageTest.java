package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** What an administrator sees on the page "Audit". Pictures of it are in target/screenshots afterwards. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class AuditPageTest {

    private final TestRestTemplate rest;
    private final AuditLog log;
    private Chromium chromium;

    AuditPageTest(TestRestTemplate rest, AuditLog log) {
        this.rest = rest;
        this.log = log;
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
    void an_administrator_reads_who_did_what_and_looks_for_one_thing() {
        rest.withBasicAuth("armas", "armas-demo").put("/engine-rest/group/finance/members/oskari", null);
        rest.withBasicAuth("armas", "armas-demo").delete("/engine-rest/group/finance/members/oskari");
        log.record("marja", AuditKind.EXPORT, "OP-PAGE-1", "The customer asked for it");
        try (var cockpit = opens("", "armas")) {
            entry(cockpit).click();
            assertThat(cockpit.page().locator(".audit-page tbody")).containsText("OP-PAGE-1");
            assertThat(cockpit.page().locator(".audit-page tbody")).containsText("Marja");
            cockpit.isPictured("audit-1-all");

            cockpit.filter("What").selectOption("People and rights");
            assertThat(cockpit.page().locator(".audit-page tbody")).not().containsText("OP-PAGE-1");
            assertThat(cockpit.page().locator(".audit-page tbody tr").first()).containsText("oskari");
            cockpit.filter("What").selectOption("Everything");
            cockpit.filter("To whom or what").fill("OP-PAGE-1");
            cockpit.presses("Enter");
            assertThat(cockpit.page().locator(".audit-page tbody tr")).hasCount(1);
            assertThat(cockpit.page().getByText("This page as CSV"))
                    .hasAttribute("href", Pattern.compile("subject=OP-PAGE-1.*format=csv"));

            cockpit.filter("Who").fill("nobody");
            cockpit.presses("Enter");
            assertThat(cockpit.page().getByText("Nobody did such a thing.")).isVisible();
            cockpit.isPictured("audit-2-empty");
            cockpit.filter("Who").fill("");
            cockpit.presses("Enter");
            assertThat(cockpit.page().locator(".audit-page tbody tr")).hasCount(1);
            cockpit.isAsWideAs(420).isPictured("audit-3-narrow");
            assertThat(cockpit.isCutOff()).isFalse();
        }
    }

    @Test
    void a_manager_finds_no_entry_and_is_told_whom_it_is_for() {
        try (var cockpit = opens("#/audit", "marja")) {
            assertThat(cockpit.message()).containsText("administrators only");
            assertThat(cockpit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Models")))
                    .isVisible();
            assertThat(entry(cockpit)).hasCount(0);
            cockpit.isPictured("audit-4-not-for-you");
        }
    }

    private static Locator entry(Cockpit cockpit) {
        return cockpit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit"));
    }

    private Cockpit opens(String hash, String person) {
        return new Cockpit(chromium.browser(), rest.getRootUri(), Instant.now()).opens(hash, person);
    }
}
