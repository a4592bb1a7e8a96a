package org.ostopolku;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Logs in to Tasklist or Cockpit as a browser does. */
public final class WebappLogin {

    private WebappLogin() {}

    /** Logs in and returns the headers of the session: the cookies and the CSRF token. */
    public static HttpHeaders headersOf(String application, String user, String password, TestRestTemplate http) {
        HttpHeaders session = headersBeforeLogin(application, http);
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("username", user);
        form.add("password", password);
        ResponseEntity<String> login = http.postForEntity(
                "/camunda/api/admin/auth/user/default/login/" + application,
                new HttpEntity<>(form, session),
                String.class);
        assertThat(login.getStatusCode().value()).as(login.getBody()).isEqualTo(200);
        remember(login, session);
        remember(
                http.exchange(
                        "/camunda/api/engine/engine/default/task/count",
                        HttpMethod.GET,
                        new HttpEntity<>(session),
                        String.class),
                session);
        session.remove(HttpHeaders.CONTENT_TYPE);
        return session;
    }

    /** Opens the page and returns the headers with which the login form is sent. */
    public static HttpHeaders headersBeforeLogin(String application, TestRestTemplate http) {
        HttpHeaders session = new HttpHeaders();
        remember(http.getForEntity("/camunda/app/" + application + "/default/", String.class), session);
        session.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        return session;
    }

    /** Adds the cookies of a response to the session, and the CSRF cookie as header. */
    private static void remember(ResponseEntity<String> answer, HttpHeaders session) {
        Map<String, String> cookies = Stream.concat(
                        session.getOrEmpty(HttpHeaders.COOKIE).stream().flatMap(line -> Stream.of(line.split("; "))),
                        answer.getHeaders().getOrEmpty(HttpHeaders.SET_COOKIE).stream()
                                .map(line -> line.split(";")[0]))
                .collect(Collectors.toMap(cookie -> cookie.split("=")[0], Function.identity(), (old, fresh) -> fresh));
        session.set(HttpHeaders.COOKIE, String.join("; ", cookies.values()));
        session.set("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", "=").split("=")[1]);
    }
}
