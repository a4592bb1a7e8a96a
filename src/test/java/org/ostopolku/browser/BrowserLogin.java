package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;

/** Logs a user in to a web application with the requests of its login page. */
final class BrowserLogin {

    private BrowserLogin() {}

    /**
     * @param application such as cockpit
     * @param user of the demo
     */
    static void logIn(String application, BrowserContext session, String url, String user) {
        var requests = session.request();
        requests.get(url + "/camunda/app/" + application + "/default/");
        var token = session.cookies().stream()
                .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow();
        var login = requests.post(
                url + "/camunda/api/admin/auth/user/default/login/" + application,
                RequestOptions.create()
                        .setHeader("X-XSRF-TOKEN", token.value)
                        .setForm(FormData.create().set("username", user).set("password", user + "-demo")));
        assertThat(login).isOK();
        // The first response of the new session sets its CSRF token. Without it, the first write of the page is
        // refused.
        assertThat(requests.get(url + "/camunda/api/engine/engine/default/user/" + user + "/profile"))
                .isOK();
    }
}
