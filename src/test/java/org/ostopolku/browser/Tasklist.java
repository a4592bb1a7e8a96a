package org.ostopolku.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Tasklist in the browser of a user. */
final class Tasklist {

    private final Page page;
    private final BrowserErrors errors;

    /** Logs a user of the demo in and opens Tasklist. */
    Tasklist(Chromium chromium, String url, String user) {
        var session = chromium.newSession();
        page = session.newPage();
        errors = new BrowserErrors(page);
        BrowserLogin.logIn("tasklist", session, url, user);
        page.navigate(url + "/camunda/app/tasklist/default/");
    }

    Tasklist openList(String name) {
        page.locator(".task-filters").getByText(name).click();
        return this;
    }

    /** The card of a customer's touchpoint in the task list. */
    Locator card(String touchpoint, String customer) {
        return page.locator("li.task")
                .filter(new Locator.FilterOptions().setHasText(touchpoint))
                .filter(new Locator.FilterOptions().setHasText(customer));
    }

    /** Opens a task by its address. */
    Tasklist openTask(String id) {
        page.navigate(page.url().replaceAll("#.*", "") + "#/?task=" + id);
        page.locator(".fjs-form").waitFor();
        return this;
    }

    Tasklist open(String touchpoint, String customer) {
        card(touchpoint, customer).click();
        page.locator(".fjs-form").waitFor();
        return this;
    }

    /** Opens a tab of the open touchpoint. */
    Tasklist openTab(String label) {
        page.locator(".tabbed-content .nav-tabs")
                .getByText(label, new Locator.GetByTextOptions().setExact(true))
                .click();
        return this;
    }

    /** The content of the tab "Customer". */
    Locator customerTab() {
        return page.locator(".ostopolku.customer");
    }

    Page page() {
        return page;
    }

    Tasklist claim() {
        page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
        page.locator(".unclaim").waitFor();
        return this;
    }

    /** Fills a field and leaves it. */
    Tasklist fill(String field, String text) {
        Locator input = page.getByLabel(field).first();
        input.fill(text);
        input.blur();
        return this;
    }

    Tasklist choose(String answer) {
        page.locator(".fjs-form")
                .getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))
                .check();
        return this;
    }

    Locator completeButton() {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete").setExact(true));
    }

    Tasklist complete() {
        completeButton().click();
        return this;
    }

    /** The errors that the form shows at its fields. */
    Locator fieldErrors() {
        return page.locator(".fjs-form-field-error");
    }

    /** The notifications of Tasklist, such as an error of the server. */
    Locator notifications() {
        return page.locator("[notifications-panel] .alert");
    }

    Tasklist closeNotifications() {
        while (notifications().count() > 0) {
            notifications().first().locator(".close:visible").click();
        }
        return this;
    }

    /** The due date above the form. */
    Locator dueDate() {
        return page.locator("[cam-tasklist-task-meta] .due-date");
    }

    /** Saves a picture of the page after its animations. */
    Tasklist takePicture(String name) {
        page.waitForFunction("document.getAnimations().every(animation => animation.playState !== 'running')");
        page.screenshot(new Page.ScreenshotOptions().setPath(Chromium.SCREENSHOTS.resolve(name + ".png")));
        return this;
    }

    Tasklist resize(int width) {
        page.setViewportSize(width, 1000);
        return this;
    }

    /** The errors of the server since the page was opened. */
    BrowserErrors errors() {
        return errors;
    }
}
