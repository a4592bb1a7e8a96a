package org.ostopolku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The responses with an error status that the server sent to a page. */
final class BrowserErrors {

    private final List<String> errors = new CopyOnWriteArrayList<>();

    BrowserErrors(Page page) {
        page.onResponse(answer -> {
            if (answer.status() == 401 || answer.status() == 403 || answer.status() >= 500) {
                errors.add(answer.status() + " " + answer.request().method() + " " + answer.url());
            }
        });
    }

    void assertNone() {
        assertThat(errors).as("errors of the server").isEmpty();
    }
}
