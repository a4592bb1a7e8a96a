package org.ostopolku.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** Tasklist as a person sees and uses it. */
final class Tasklist implements AutoCloseable {

    /** How long the page may take to show what is expected. */
    static final int PATIENCE_MS = 60_000;

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext session;
    private final Page page;
    private final BrowserErrors refusals;

    /** Opens Tasklist as one of the demo's people, who has logged in. */
    Tasklist(Browser browser, String url, String person) {
        session = browser.newContext(new Browser.NewContextOptions().setViewportSize(1400, 1000));
        session.setDefaultTimeout(PATIENCE_MS);
        page = session.newPage();
        refusals = new BrowserErrors(page);
        BrowserLogin.to("tasklist", session, url, person);
        page.navigate(url + "/camunda/app/tasklist/default/");
    }

    Tasklist opensList(String name) {
        page.locator(".task-filters").getByText(name).click();
        return this;
    }

    /** The card of a customer's touchpoint in the list of tasks. */
    Locator card(String touchpoint, String customer) {
        return page.locator("li.task")
                .filter(new Locator.FilterOptions().setHasText(touchpoint))
                .filter(new Locator.FilterOptions().setHasText(customer));
    }

    /** Opens a task by its address, wherever it is in the lists. */
    Tasklist opensTask(String id) {
        page.navigate(page.url().replaceAll("#.*", "") + "#/?task=" + id);
        page.locator(".fjs-form").waitFor();
        return this;
    }

    Tasklist opens(String touchpoint, String customer) {
        card(touchpoint, customer).click();
        page.locator(".fjs-form").waitFor();
        return this;
    }

    /** Opens a tab of the touchpoint that is open. */
    Tasklist opensTab(String label) {
        page.locator(".tabbed-content .nav-tabs")
                .getByText(label, new Locator.GetByTextOptions().setExact(true))
                .click();
        return this;
    }

    /** The tab that tells of the customer. */
    Locator customer() {
        return page.locator(".ostopolku.customer");
    }

    /** The page itself, for what only a browser does: keys, and a network that fails. */
    Page page() {
        return page;
    }

    Tasklist claims() {
        page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
        page.locator(".unclaim").waitFor();
        return this;
    }

    /** Writes into a field and leaves it. */
    Tasklist writes(String field, String text) {
        Locator input = page.getByLabel(field).first();
        input.fill(text);
        input.blur();
        return this;
    }

    Tasklist chooses(String answer) {
        page.locator(".fjs-form")
                .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
        return this;
    }

    Locator complete() {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete").setExact(true));
    }

    Tasklist completes() {
        complete().click();
        return this;
    }

    /** What the form itself finds wrong. */
    Locator fieldErrors() {
        return page.locator(".fjs-form-field-error");
    }

    /** What Tasklist tells in a corner of the page, such as an answer of the server. */
    Locator notifications() {
        return page.locator("[notifications-panel] .alert");
    }

    Tasklist closesNotifications() {
        while (notifications().count() > 0) {
            notifications().first().locator(".close:visible").click();
        }
        return this;
    }

    /** When the open touchpoint is due, as told above its form. */
    Locator dueDate() {
        return page.locator("[cam-tasklist-task-meta] .due-date");
    }

    /** Keeps a picture of the page, as soon as nothing moves. */
    Tasklist isPictured(String name) {
        page.waitForFunction("document.getAnimations().every(animation => animation.playState !== 'running')");
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        return this;
    }

    Tasklist isAsWideAs(int pixels) {
        page.setViewportSize(pixels, 1000);
        return this;
    }

    /** What the server has refused since the page was opened. */
    BrowserErrors refusals() {
        return refusals;
    }

    @Override
    public void close() {
        session.close();
    }
}
