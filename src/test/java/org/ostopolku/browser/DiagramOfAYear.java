package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.ostopolku.simulation.demo.PlayedYear;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The figures on the diagram of a process in Cockpit. The pictures are in target/screenshots. */
@PlayedCustomers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class DiagramOfAYear {

    @RegisterExtension
    final Chromium chromium = new Chromium();

    private static final String FIGURES = "process-definitions/[^/]+/figures";

    /** Returns the marks that cover more than a tenth of a text of the diagram. */
    private static final String COVERED_TEXTS = """
            () => {
              const boxes = (selector) => [...document.querySelectorAll(selector)]
                .map((node) => ({ text: node.textContent, box: node.getBoundingClientRect() }));
              const both = (one, other) =>
                Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left))
                * Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));
              return boxes('.djs-overlay .figure').flatMap((mark) => boxes('.djs-container svg text tspan')
                .filter(({ box }) => both(mark.box, box) > box.width * box.height / 10)
                .map(({ text }) => `${mark.text} hides ${text}`));
            }""";

    private final String url;
    private final RepositoryService repository;

    DiagramOfAYear(TestRestTemplate rest, RepositoryService repository) {
        url = rest.getRootUri();
        this.repository = repository;
    }

    @Test
    void a_diagram_shows_the_customers_of_each_element_and_the_share_of_each_answer() {
        var cockpit = open("sale", PlayedYear.END);
        var negotiated = mark(cockpit, "UserTask_NegotiateWithTheCustomer");
        assertThat(negotiated).hasText(Pattern.compile("[1-9]\\d*"));
        assertThat(negotiated)
                .hasAttribute("title", Pattern.compile("Negotiate with the customer: \\d+ customers, \\d+ times"));
        var bought = mark(cockpit, "Flow_BuysToAgreeOnDeliveryAndStart");
        assertThat(bought).hasText(Pattern.compile("\\d+%"));
        assertThat(bought)
                .hasAttribute("title", Pattern.compile("What does the customer decide\\? Buys: \\d+ of \\d+ times"));
        assertThat(shape(cockpit, "UserTask_PrepareTheOfferWithTheCustomer"))
                .hasClass(Pattern.compile("ostopolku-heat-customers-5"));
        assertThat(shape(cockpit, "Task_SettleTheTerms")).not().hasClass(Pattern.compile("ostopolku-heat"));
        assertThat((List<?>) cockpit.page().evaluate(COVERED_TEXTS)).isEmpty();
        cockpit.takePicture("diagram-1-customers");
    }

    @Test
    void the_mode_is_chosen_by_keyboard_without_a_new_request_and_is_stored() {
        var cockpit = open("sale", PlayedYear.END);
        mark(cockpit, "UserTask_NegotiateWithTheCustomer").waitFor();

        mode(cockpit, "Customers").focus();
        cockpit.press("ArrowRight");
        assertThat(mark(cockpit, "UserTask_NegotiateWithTheCustomer")).hasText(Pattern.compile("[\\d.]+[hd]"));
        assertThat(mark(cockpit, "Event_AgreedDay")).hasText(Pattern.compile("[\\d.]+d"));
        assertThat(mark(cockpit, "Flow_BuysToAgreeOnDeliveryAndStart")).hasCount(0);
        cockpit.takePicture("diagram-2-time");
        assertThat(cockpit.requests().stream().filter(address -> address.contains("/figures")))
                .hasSize(1);

        cockpit.press("ArrowRight");
        assertThat(marks(cockpit)).hasCount(0);
        assertThat(cockpit.page().locator(".djs-shape[class*=ostopolku-heat]")).hasCount(0);
        cockpit.page().reload();
        assertThat(mode(cockpit, "No figures")).isChecked();
        assertThat(marks(cockpit)).hasCount(0);
        cockpit.takePicture("diagram-3-off");
    }

    @Test
    void the_tabs_show_the_figures_and_the_finished_instances_of_the_chosen_period() {
        var cockpit = open("use", PlayedYear.END);
        mark(cockpit, "UserTask_WelcomeAndStart").waitFor();
        tab(cockpit, "Figures");
        assertThat(cockpit.page().locator(".figures-tab table")).hasCount(2);
        assertThat(cockpit.page()
                        .locator(".figures-tab tr")
                        .filter(new Locator.FilterOptions().setHasText("Welcome and start")))
                .containsText(Pattern.compile("Touchpoint.*hours"));
        cockpit.takePicture("diagram-4-figures-tab");

        tab(cockpit, "Finished");
        var rows = cockpit.page().locator(".figures-tab tbody tr");
        assertThat(rows.locator(".path")
                        .filter(new Locator.FilterOptions()
                                .setHasText(
                                        Pattern.compile("Welcome and start.*Did the customer start to use it\\? Yes")))
                        .first())
                .isVisible();
        int all = rows.count();
        cockpit.takePicture("diagram-5-finished-tab");

        cockpit.page().locator(".figures-tab").getByLabel("Period").selectOption("last-month");
        assertThat(cockpit.page().locator(".figures-bar").getByLabel("Period")).hasValue("last-month");
        assertThat(cockpit.page().locator(".figures-tab .content")).not().hasAttribute("aria-busy", "true");
        assertThat(rows.count()).isPositive().isLessThan(all);
    }

    @Test
    void a_period_without_customers_is_shown_as_empty() {
        var cockpit = open("growth", Instant.parse("2025-06-15T10:00:00Z"), "Finished");
        cockpit.page().locator(".figures-tab").getByLabel("Period").selectOption("this-month");
        assertThat(cockpit.page().locator(".figures-bar .legend"))
                .hasText("No customer passed: version 1, this month.");
        assertThat(cockpit.page().locator(".figures-tab .content"))
                .hasText("No instance of this version was finished in this period.");
        assertThat(marks(cockpit)).hasCount(0);
        cockpit.takePicture("diagram-6-empty");
    }

    @Test
    void loading_is_shown() {
        var cockpit = cockpit(PlayedYear.END).respond(FIGURES, route -> {});
        open(cockpit, "sale");
        assertThat(cockpit.page().locator(".figures-bar")).containsText("Loading…");
        cockpit.takePicture("diagram-7-loading").stopResponding(FIGURES);
    }

    @Test
    void an_error_is_shown_and_the_request_can_be_repeated() {
        var cockpit = cockpit(PlayedYear.END).respond(FIGURES, Route::abort);
        open(cockpit, "sale");
        assertThat(cockpit.page().locator(".figures-bar")).containsText("The server cannot be reached.");
        cockpit.takePicture("diagram-8-error").stopResponding(FIGURES);
        cockpit.button("Try again").click();
        mark(cockpit, "UserTask_NegotiateWithTheCustomer").waitFor();
    }

    @Test
    void in_a_narrow_window_only_colours_are_shown_and_the_table_scrolls() {
        var cockpit = open("sale", PlayedYear.END, "Finished");
        mark(cockpit, "UserTask_NegotiateWithTheCustomer").waitFor();
        cockpit.resize(640).page().reload();
        var hint = cockpit.page().getByText("Zoom in to see the numbers.");
        assertThat(hint).isVisible();
        assertThat(shape(cockpit, "UserTask_PrepareTheOfferWithTheCustomer"))
                .hasClass(Pattern.compile("ostopolku-heat-customers-5"));
        cockpit.page().locator(".figures-tab table").waitFor();
        assertThat((boolean)
                        cockpit.page().locator(".figures-tab").evaluate("tab => tab.scrollWidth > tab.clientWidth"))
                .isFalse();
        cockpit.takePicture("diagram-9-narrow");

        for (int click = 0; click < 4; click++) {
            cockpit.page().locator(".navigation .in").click();
        }
        assertThat(marks(cockpit).first()).isAttached();
        assertThat(hint).isHidden();
    }

    private Cockpit open(String process, Instant now, String... tab) {
        return open(cockpit(now), process, tab);
    }

    private Cockpit cockpit(Instant now) {
        return new Cockpit(chromium, url, now);
    }

    private Cockpit open(Cockpit cockpit, String process, String... tab) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionVersion(1)
                .singleResult();
        return cockpit.open(
                "#/process-definition/" + definition.getId() + "/runtime"
                        + (tab.length == 0 ? "" : "?detailsTab=ostopolku." + tab[0].toLowerCase()),
                "marja");
    }

    private static void tab(Cockpit cockpit, String name) {
        cockpit.page()
                .locator(".ctn-tabbed")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
        cockpit.page()
                .locator(".figures-tab[aria-label=" + name + "] table")
                .first()
                .waitFor();
    }

    private static Locator mode(Cockpit cockpit, String choice) {
        return cockpit.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(choice));
    }

    private static Locator marks(Cockpit cockpit) {
        return cockpit.page().locator(".djs-overlay .figure");
    }

    private static Locator mark(Cockpit cockpit, String element) {
        return cockpit.page().locator("[data-container-id=" + element + "] .figure");
    }

    private static Locator shape(Cockpit cockpit, String element) {
        return cockpit.page().locator(".djs-element[data-element-id=" + element + "]");
    }
}
