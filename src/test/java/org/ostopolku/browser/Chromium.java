package org.ostopolku.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A JUnit extension for tests in the browser. All test classes share one headless Chromium process. Each test opens its own
 * sessions. After the test, a failure leaves pictures of the open pages in target/screenshots, and the sessions are closed.
 *
 * <pre>@RegisterExtension
 * final Chromium chromium = new Chromium();</pre>
 */
public final class Chromium implements BeforeEachCallback, AfterTestExecutionCallback {

    /** How long a page may take to show what a test expects. */
    public static final int TIMEOUT_MS = 60_000;

    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final Namespace NAMESPACE = Namespace.create(Chromium.class);

    private final List<BrowserContext> sessions = new ArrayList<>();
    private Browser browser;

    @Override
    public void beforeEach(ExtensionContext test) {
        browser = test.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(BrowserProcess.class)
                .browser();
    }

    /** Opens a session with its own cookies and storage. */
    public BrowserContext newSession() {
        var session = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 1000)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Helsinki"));
        session.setDefaultTimeout(TIMEOUT_MS);
        sessions.add(session);
        return session;
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            var name = "failed-" + test.getRequiredTestClass().getSimpleName() + "-"
                    + test.getRequiredTestMethod().getName();
            var pages = sessions.stream()
                    .flatMap(session -> session.pages().stream())
                    .toList();
            for (int i = 0; i < pages.size(); i++) {
                picture(pages.get(i), SCREENSHOTS.resolve(name + "-" + (i + 1) + ".png"));
            }
        }
        sessions.forEach(BrowserContext::close);
        sessions.clear();
    }

    private static void picture(Page page, Path file) {
        try {
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setTimeout(10_000));
        } catch (PlaywrightException e) {
            // The failure of the test is reported; a page that does not answer must not hide it.
            System.err.println("No picture " + file + ": " + e.getMessage());
        }
    }

    /** The process of the browser. JUnit closes it after the last test. */
    private static final class BrowserProcess implements ExtensionContext.Store.CloseableResource {

        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final Browser browser;

        BrowserProcess() {
            PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--no-first-run")));
        }

        Browser browser() {
            return browser;
        }

        @Override
        public void close() {
            playwright.close();
        }

        /**
         * The executable named by the environment variable CHROMIUM, or one on the PATH. The headless shell has no windows and
         * menus, and uses much less CPU time than the whole browser.
         */
        private static Path executable() {
            String named = System.getenv("CHROMIUM");
            return named != null
                    ? Path.of(named)
                    : Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                            .flatMap(name ->
                                    Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                            .filter(Files::isExecutable)
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException(
                                    "There is no Chromium on the PATH. Install the Debian package \"chromium\","
                                            + " or name its executable in the environment variable CHROMIUM."));
        }
    }
}
