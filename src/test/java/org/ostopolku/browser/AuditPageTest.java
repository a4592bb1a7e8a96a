package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The page "Audit". The pictures are in target/screenshots. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class AuditPageTest {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private final TestRestTemplate rest;
    private final AuditLog log;

    AuditPageTest(TestRestTemplate rest, AuditLog log) {
        this.rest = rest;
        this.log = log;
    }

    @Test
    void an_administrator_reads_and_filters_the_audit_log() {
        rest.withBasicAuth("armas", "armas-demo").put("/engine-rest/group/finance/members/oskari", null);
        rest.withBasicAuth("armas", "armas-demo").delete("/engine-rest/group/finance/members/oskari");
        log.record("marja", AuditKind.EXPORT, "OP-PAGE-1", "The customer asked for it");
        var cockpit = open("", "armas");
        entry(cockpit).click();
        assertThat(cockpit.page().locator(".audit-page tbody")).containsText("OP-PAGE-1");
        assertThat(cockpit.page().locator(".audit-page tbody")).containsText("marja");
        assertThat(cockpit.page().locator(".audit-page tbody")).containsText("now Marja");
        cockpit.takePicture("audit-1-all");

        cockpit.filter("Action").selectOption("Users and permissions");
        assertThat(cockpit.page().locator(".audit-page tbody")).not().containsText("OP-PAGE-1");
        assertThat(cockpit.page().locator(".audit-page tbody tr").first()).containsText("oskari");
        cockpit.filter("Action").selectOption("All actions");
        cockpit.filter("Object").fill("OP-PAGE-1");
        cockpit.press("Enter");
        assertThat(cockpit.page().locator(".audit-page tbody tr")).hasCount(1);
        assertThat(cockpit.page().getByText("This page as CSV"))
                .hasAttribute("href", Pattern.compile("subject=OP-PAGE-1.*format=csv"));

        cockpit.filter("User").fill("nobody");
        cockpit.press("Enter");
        assertThat(cockpit.page().getByText("No entry matches the filters.")).isVisible();
        cockpit.takePicture("audit-2-empty");
        cockpit.filter("User").fill("");
        cockpit.press("Enter");
        assertThat(cockpit.page().locator(".audit-page tbody tr")).hasCount(1);
        cockpit.resize(420).takePicture("audit-3-narrow");
        assertThat(cockpit.isCutOff()).isFalse();
    }

    @Test
    void a_manager_has_no_access() {
        var cockpit = open("#/audit", "marja");
        assertThat(cockpit.message()).containsText("Only administrators");
        assertThat(cockpit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Models")))
                .isVisible();
        assertThat(entry(cockpit)).hasCount(0);
        cockpit.takePicture("audit-4-no-access");
    }

    private static Locator entry(Cockpit cockpit) {
        return cockpit.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit"));
    }

    private Cockpit open(String hash, String person) {
        return new Cockpit(chromium, rest.getRootUri(), Instant.now()).open(hash, person);
    }
}
