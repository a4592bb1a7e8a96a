package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.ostopolku.simulation.demo.PlayedYear;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** What a manager sees of a process in Cockpit. Pictures of it are in target/screenshots afterwards. */
@PlayedCustomers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class DiagramOfAYear {

    private static final String FIGURES = "process-definitions/[^/]+/figures";

    /** Which marks cover a text of the diagram, more than an edge of it. */
    private static final String HIDDEN = """
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
    private Chromium chromium;

    DiagramOfAYear(TestRestTemplate rest, RepositoryService repository) {
        url = rest.getRootUri();
        this.repository = repository;
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
    void a_diagram_shows_how_many_customers_passed_and_which_way_they_took() {
        try (var cockpit = opens("sale", PlayedYear.END)) {
            var negotiated = mark(cockpit, "UserTask_NegotiateWithTheCustomer");
            assertThat(negotiated).hasText(Pattern.compile("[1-9]\\d*"));
            assertThat(negotiated)
                    .hasAttribute("title", Pattern.compile("Negotiate with the customer: \\d+ customers, \\d+ times"));
            var bought = mark(cockpit, "Flow_BuysToAgreeOnDeliveryAndStart");
            assertThat(bought).hasText(Pattern.compile("\\d+%"));
            assertThat(bought)
                    .hasAttribute(
                            "title", Pattern.compile("What does the customer decide\\? Buys: \\d+ of \\d+ times"));
            assertThat(shape(cockpit, "UserTask_PrepareTheOfferWithTheCustomer"))
                    .hasClass(Pattern.compile("ostopolku-heat-customers-5"));
            assertThat(shape(cockpit, "Task_SettleTheTerms")).not().hasClass(Pattern.compile("ostopolku-heat"));
            assertThat((List<?>) cockpit.page().evaluate(HIDDEN)).isEmpty();
            cockpit.isPictured("diagram-1-customers");
        }
    }

    @Test
    void by_keyboard_time_is_chosen_from_the_same_answer_and_off_is_remembered() {
        try (var cockpit = opens("sale", PlayedYear.END)) {
            mark(cockpit, "UserTask_NegotiateWithTheCustomer").waitFor();

            shown(cockpit, "Customers").focus();
            cockpit.presses("ArrowRight");
            assertThat(mark(cockpit, "UserTask_NegotiateWithTheCustomer")).hasText(Pattern.compile("[\\d.]+[hd]"));
            assertThat(mark(cockpit, "Event_AgreedDay")).hasText(Pattern.compile("[\\d.]+d"));
            assertThat(mark(cockpit, "Flow_BuysToAgreeOnDeliveryAndStart")).hasCount(0);
            cockpit.isPictured("diagram-2-time");
            assertThat(cockpit.asked().stream().filter(address -> address.contains("/figures")))
                    .hasSize(1);

            cockpit.presses("ArrowRight");
            assertThat(marks(cockpit)).hasCount(0);
            assertThat(cockpit.page().locator(".djs-shape[class*=ostopolku-heat]"))
                    .hasCount(0);
            cockpit.page().reload();
            assertThat(shown(cockpit, "No figures")).isChecked();
            assertThat(marks(cockpit)).hasCount(0);
            cockpit.isPictured("diagram-3-off");
        }
    }

    @Test
    void the_tabs_tell_the_figures_and_the_finished_paths_of_the_same_period() {
        try (var cockpit = opens("use", PlayedYear.END)) {
            mark(cockpit, "UserTask_WelcomeAndStart").waitFor();
            tab(cockpit, "Figures");
            assertThat(cockpit.page().locator(".figures-tab table")).hasCount(2);
            assertThat(cockpit.page()
                            .locator(".figures-tab tr")
                            .filter(new Locator.FilterOptions().setHasText("Welcome and start")))
                    .containsText(Pattern.compile("Touchpoint.*hours"));
            cockpit.isPictured("diagram-4-figures-tab");

            tab(cockpit, "Finished");
            var rows = cockpit.page().locator(".figures-tab tbody tr");
            assertThat(rows.locator(".path")
                            .filter(new Locator.FilterOptions()
                                    .setHasText(Pattern.compile(
                                            "Welcome and start.*Did the customer start to use it\\? Yes")))
                            .first())
                    .isVisible();
            int all = rows.count();
            cockpit.isPictured("diagram-5-finished-tab");

            cockpit.page().locator(".figures-tab").getByLabel("Period").selectOption("last-month");
            assertThat(cockpit.page().locator(".figures-bar").getByLabel("Period"))
                    .hasValue("last-month");
            assertThat(cockpit.page().locator(".figures-tab .content")).not().hasAttribute("aria-busy", "true");
            assertThat(rows.count()).isPositive().isLessThan(all);
        }
    }

    @Test
    void a_period_without_customers_is_told() {
        try (var cockpit = opens("growth", Instant.parse("2025-06-15T10:00:00Z"), "Finished")) {
            cockpit.page().locator(".figures-tab").getByLabel("Period").selectOption("this-month");
            assertThat(cockpit.page().locator(".figures-bar .legend"))
                    .hasText("Nobody passed here: version 1, this month.");
            assertThat(cockpit.page().locator(".figures-tab .content"))
                    .hasText("No instance of this version was finished in this period.");
            assertThat(marks(cockpit)).hasCount(0);
            cockpit.isPictured("diagram-6-empty");
        }
    }

    @Test
    void counting_and_failing_are_told_and_another_try_helps() {
        try (var cockpit = cockpit(PlayedYear.END).isAnswered(FIGURES, route -> {})) {
            open(cockpit, "sale");
            assertThat(cockpit.page().locator(".figures-bar")).containsText("Counting…");
            cockpit.isPictured("diagram-7-loading").isAnsweredByTheServer(FIGURES);
        }
        try (var cockpit = cockpit(PlayedYear.END).isAnswered(FIGURES, Route::abort)) {
            open(cockpit, "sale");
            assertThat(cockpit.page().locator(".figures-bar")).containsText("The server cannot be reached.");
            cockpit.isPictured("diagram-8-error").isAnsweredByTheServer(FIGURES);
            cockpit.button("Try again").click();
            mark(cockpit, "UserTask_NegotiateWithTheCustomer").waitFor();
        }
    }

    @Test
    void in_a_narrow_window_colours_are_left_and_the_table_scrolls() {
        try (var cockpit = opens("sale", PlayedYear.END, "Finished")) {
            mark(cockpit, "UserTask_NegotiateWithTheCustomer").waitFor();
            cockpit.isAsWideAs(640).page().reload();
            var hint = cockpit.page().getByText("Zoom in for the numbers.");
            assertThat(hint).isVisible();
            assertThat(shape(cockpit, "UserTask_PrepareTheOfferWithTheCustomer"))
                    .hasClass(Pattern.compile("ostopolku-heat-customers-5"));
            cockpit.page().locator(".figures-tab table").waitFor();
            assertThat((boolean)
                            cockpit.page().locator(".figures-tab").evaluate("tab => tab.scrollWidth > tab.clientWidth"))
                    .isFalse();
            cockpit.isPictured("diagram-9-narrow");

            for (int click = 0; click < 4; click++) {
                cockpit.page().locator(".navigation .in").click();
            }
            assertThat(marks(cockpit).first()).isAttached();
            assertThat(hint).isHidden();
        }
    }

    private Cockpit opens(String process, Instant now, String... tab) {
        return open(cockpit(now), process, tab);
    }

    private Cockpit cockpit(Instant now) {
        return new Cockpit(chromium.browser(), url, now);
    }

    private Cockpit open(Cockpit cockpit, String process, String... tab) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionVersion(1)
                .singleResult();
        return cockpit.opens(
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

    private static Locator shown(Cockpit cockpit, String choice) {
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
