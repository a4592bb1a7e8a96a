package org.ostopolku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the server refuses a page, told on the screen or not. */
final class BrowserErrors {

    private final List<String> refused = new CopyOnWriteArrayList<>();

    BrowserErrors(Page page) {
        page.onResponse(answer -> {
            if (answer.status() == 401 || answer.status() == 403 || answer.status() >= 500) {
                refused.add(answer.status() + " " + answer.request().method() + " " + answer.url());
            }
        });
    }

    void areNone() {
        assertThat(refused).as("what the server refused").isEmpty();
    }
}
