package org.ostopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;

/** Logs a browser in to a web application, as its page of login does. */
final class BrowserLogin {

    private BrowserLogin() {}

    /**
     * @param application such as cockpit
     * @param person one of the demo's people
     */
    static void to(String application, BrowserContext session, String url, String person) {
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
                        .setForm(FormData.create().set("username", person).set("password", person + "-demo")));
        assertThat(login).isOK();
        // The first answer of the new session brings its token: a page that writes before would be refused.
        assertThat(requests.get(url + "/camunda/api/engine/engine/default/user/" + person + "/profile"))
                .isOK();
    }
}
