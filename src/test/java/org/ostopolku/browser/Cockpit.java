package org.ostopolku.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Cockpit in the browser of a user. */
final class Cockpit {

    private static final String APPLICATION = "/camunda/app/cockpit/default/";

    private final String url;
    private final BrowserContext session;
    private final Page page;
    private final BrowserErrors errors;
    private final List<String> requests = new ArrayList<>();

    /**
     * @param now the fixed time of the browser
     */
    Cockpit(Chromium chromium, String url, Instant now) {
        this.url = url;
        session = chromium.newSession();
        page = session.newPage();
        errors = new BrowserErrors(page);
        page.clock().setFixedTime(now.toEpochMilli());
        page.onRequest(this::recordRequest);
    }

    private void recordRequest(Request request) {
        URI address = URI.create(request.url());
        if (address.getPath().startsWith("/api/") && !address.getPath().equals("/api/me")) {
            requests.add(address.getPath() + (address.getQuery() == null ? "" : "?" + address.getQuery()));
        }
    }

    /** Logs a user in and opens an address of Cockpit. */
    Cockpit open(String hash, String user) {
        return openPage(APPLICATION + hash, user);
    }

    /** Logs a user in to Cockpit and opens a page of the server. */
    Cockpit openPage(String path, String user) {
        BrowserLogin.logIn("cockpit", session, url, user);
        page.navigate(url + path);
        return this;
    }

    /** Replaces the responses of a path of the API. */
    Cockpit respond(String path, Consumer<Route> response) {
        page.route(Pattern.compile("/api/" + path + "(\\?|$)"), response);
        return this;
    }

    /** Ends the replacement of the responses of a path. */
    Cockpit stopResponding(String path) {
        page.unroute(Pattern.compile("/api/" + path + "(\\?|$)"));
        return this;
    }

    /** The requests of the page to the API so far, without those of Cockpit's navigation. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    Page page() {
        return page;
    }

    /** A field of the filters. */
    Locator filter(String name) {
        return page.locator(".filters").getByLabel(name, new Locator.GetByLabelOptions().setExact(true));
    }

    /** The column of a stage, by its name. */
    Locator stage(String name) {
        return page.locator(".stage[aria-label=\"" + name + "\"]");
    }

    /** A section of the page. */
    Locator section(String id) {
        return page.locator("[data-section=" + id + "]");
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** The message that the page shows instead of its content. */
    Locator message() {
        return page.locator(".ostopolku.page .message");
    }

    /** The open dialog. */
    Locator dialog() {
        return page.locator("dialog");
    }

    Cockpit press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    Cockpit resize(int width) {
        page.setViewportSize(width, 1000);
        return this;
    }

    /** Whether the page is wider than its window. */
    boolean isCutOff() {
        return (boolean) page.locator(".ostopolku.page").evaluate("page => page.scrollWidth > page.clientWidth");
    }

    /** Saves a picture of the window. */
    Cockpit takePicture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Chromium.SCREENSHOTS.resolve(name + ".png")));
        return this;
    }

    /** Saves a picture of the whole page. */
    Cockpit takeWholePicture(String name) {
        int width = page.viewportSize().width;
        int height =
                (int) page.evaluate("() => (document.querySelector('.ostopolku.page') ?? document.body).scrollHeight");
        page.setViewportSize(width, height + 80);
        takePicture(name);
        page.setViewportSize(width, 1000);
        return this;
    }

    /** The errors of the server since the first page was opened. */
    BrowserErrors errors() {
        return errors;
    }
}
