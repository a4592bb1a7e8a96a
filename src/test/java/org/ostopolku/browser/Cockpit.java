package org.ostopolku.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Cockpit as a person sees and uses it. */
final class Cockpit implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String APPLICATION = "/camunda/app/cockpit/default/";

    private final String url;
    private final BrowserContext session;
    private final Page page;
    private final BrowserErrors refusals;
    private final List<String> asked = new ArrayList<>();

    /** A browser whose clock stands still at an instant. */
    Cockpit(Browser browser, String url, Instant now) {
        this.url = url;
        session = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 1000)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Helsinki"));
        session.setDefaultTimeout(Tasklist.PATIENCE_MS);
        page = session.newPage();
        refusals = new BrowserErrors(page);
        page.clock().setFixedTime(now.toEpochMilli());
        page.onRequest(this::note);
    }

    private void note(Request request) {
        URI address = URI.create(request.url());
        if (address.getPath().startsWith("/api/") && !address.getPath().equals("/api/me")) {
            asked.add(address.getPath() + (address.getQuery() == null ? "" : "?" + address.getQuery()));
        }
    }

    /** Opens an address within Cockpit as a person who has logged in already. */
    Cockpit opens(String hash, String person) {
        return opensPage(APPLICATION + hash, person);
    }

    /** Opens a page of the server as a person who has logged in to Cockpit. */
    Cockpit opensPage(String path, String person) {
        BrowserLogin.to("cockpit", session, url, person);
        page.navigate(url + path);
        return this;
    }

    /** The application's own API answers so from now on. */
    Cockpit isAnswered(String path, Consumer<Route> answer) {
        page.route(Pattern.compile("/api/" + path + "(\\?|$)"), answer);
        return this;
    }

    /** The application's own API answers by itself again. */
    Cockpit isAnsweredByTheServer(String path) {
        page.unroute(Pattern.compile("/api/" + path + "(\\?|$)"));
        return this;
    }

    /** What the page has asked the application's own API for so far; who is logged in, the navigation asks. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    Page page() {
        return page;
    }

    /** A field of the filters. */
    Locator filter(String name) {
        return page.locator(".filters").getByLabel(name, new Locator.GetByLabelOptions().setExact(true));
    }

    /** A stage's column, by what we do there. */
    Locator stage(String ours) {
        return page.locator(".stage[aria-label=\"" + ours + "\"]");
    }

    /** A part of the page. */
    Locator section(String id) {
        return page.locator("[data-section=" + id + "]");
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** What stands instead of the figures. */
    Locator message() {
        return page.locator(".ostopolku.page .message");
    }

    /** The list of journeys behind a number. */
    Locator list() {
        return page.locator("dialog");
    }

    Cockpit presses(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    Cockpit isAsWideAs(int pixels) {
        page.setViewportSize(pixels, 1000);
        return this;
    }

    /** Whether the page is wider than its window. */
    boolean isCutOff() {
        return (boolean) page.locator(".ostopolku.page").evaluate("page => page.scrollWidth > page.clientWidth");
    }

    /** Keeps a picture of what is to be seen, as soon as nothing but the waiting moves. */
    Cockpit isPictured(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        return this;
    }

    /** Keeps a picture of the page in its whole length. */
    Cockpit isPicturedWhole(String name) {
        int width = page.viewportSize().width;
        int height =
                (int) page.evaluate("() => (document.querySelector('.ostopolku.page') ?? document.body).scrollHeight");
        page.setViewportSize(width, height + 80);
        isPictured(name);
        page.setViewportSize(width, 1000);
        return this;
    }

    /** What the server has refused since the first page was opened. */
    BrowserErrors refusals() {
        return refusals;
    }

    @Override
    public void close() {
        session.close();
    }
}
