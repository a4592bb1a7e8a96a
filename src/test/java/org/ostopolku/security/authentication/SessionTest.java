package org.ostopolku.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ostopolku.WebappLogin;
import org.ostopolku.security.audit.AuditEntry;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.ostopolku.security.audit.AuditQuery;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;

/** When a session of the web applications begins and ends, and what a technical account may do. */
@Tag("once")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
class SessionTest {

    private static final String PASSWORD = "a quiet winter evening";
    private static final String WHO_AM_I = "/api/me";
    private static final String TASKS = "/camunda/api/engine/engine/default/task/count";
    private static final String LOGOUT = "/camunda/api/admin/auth/user/default/logout";

    @Autowired
    private TestRestTemplate rest;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private AuditLog audit;

    @Autowired
    private ServletWebServerApplicationContext server;

    @BeforeEach
    void createUser() {
        add("saimi", "sales");
    }

    @AfterEach
    void deleteUsers() {
        ClockUtil.reset();
        for (var user : List.of("saimi", "shop")) {
            identityService.deleteUser(user);
        }
    }

    @Test
    void logging_in_begins_a_new_session() {
        var before = rest.getForEntity("/camunda/app/tasklist/default/", String.class);
        var planted = cookie(before.getHeaders());

        var session = WebappLogin.headersOf("tasklist", "saimi", PASSWORD, rest);

        assertThat(session.getFirst(HttpHeaders.COOKIE)).contains("JSESSIONID").doesNotContain(planted);
        var old = new HttpHeaders();
        old.set(HttpHeaders.COOKIE, planted);
        assertThat(status(WHO_AM_I, old)).isEqualTo(401);
        assertThat(before.getHeaders().getOrEmpty(HttpHeaders.SET_COOKIE))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void a_session_opens_the_web_applications_and_the_api_but_not_the_engines_rest() {
        var session = WebappLogin.headersOf("tasklist", "saimi", PASSWORD, rest);

        assertThat(status(WHO_AM_I, session)).isEqualTo(200);
        assertThat(status(TASKS, session)).isEqualTo(200);
        assertThat(status("/engine-rest/task/count", session)).isEqualTo(401);
    }

    @Test
    void it_ends_on_logging_out() {
        var session = WebappLogin.headersOf("tasklist", "saimi", PASSWORD, rest);

        assertThat(rest.postForEntity(LOGOUT, new HttpEntity<>(session), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        assertThatItIsOver(session);
        assertThat(entries(AuditKind.LOGOUT)).extracting(AuditEntry::person).containsOnlyOnce("saimi");
    }

    @Test
    void another_site_cannot_end_it() {
        var session = WebappLogin.headersOf("tasklist", "saimi", PASSWORD, rest);
        var logouts = entries(AuditKind.LOGOUT);
        for (var token : new String[] {null, "", "forged"}) {
            var forged = new HttpHeaders();
            forged.addAll(session);
            forged.set("X-XSRF-TOKEN", token);
            for (var path : List.of(LOGOUT, "/camunda/api/engine/engine/default/task/none/unclaim")) {
                assertThat(rest.postForEntity(path, new HttpEntity<>("{}", forged), String.class)
                                .getStatusCode()
                                .value())
                        .isEqualTo(403);
            }
        }

        assertThat(status(WHO_AM_I, session)).isEqualTo(200);
        assertThat(entries(AuditKind.LOGOUT)).isEqualTo(logouts);
    }

    @Test
    void every_session_of_a_person_ends_when_the_password_is_changed_on_whatever_node() {
        var atTheOffice = WebappLogin.headersOf("tasklist", "saimi", PASSWORD, rest);
        var elsewhere = WebappLogin.headersOf("tasklist", "saimi", PASSWORD, rest);

        var tuuli = identityService.createUserQuery().userId("saimi").singleResult();
        tuuli.setPassword("a long summer day");
        identityService.saveUser(tuuli);

        assertThatItIsOver(atTheOffice);
        assertThatItIsOver(elsewhere);
        assertThat(status(WHO_AM_I, WebappLogin.headersOf("tasklist", "saimi", "a long summer day", rest)))
                .isEqualTo(200);
    }

    @Test
    void it_ends_after_half_an_hour_without_a_request() {
        var session = WebappLogin.headersOf("tasklist", "saimi", PASSWORD, rest);
        var elsewhere = WebappLogin.headersOf("tasklist", "saimi", PASSWORD, rest);

        for (int hour = 0; hour < 2; hour++) {
            idles(session, Duration.ofMinutes(29));
            assertThat(status(WHO_AM_I, session)).isEqualTo(200);
        }
        // A request that was just answered may still be telling the session that it was there.
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            idles(session, Duration.ofMinutes(31));
            assertThat(status(WHO_AM_I, session)).isEqualTo(401);
        });
        assertThatItIsOver(session);
        assertThat(status(WHO_AM_I, elsewhere)).isEqualTo(200);
    }

    @Test
    void it_ends_after_twelve_hours_of_whatever() {
        var session = WebappLogin.headersOf("tasklist", "saimi", PASSWORD, rest);

        ClockUtil.setCurrentTime(Date.from(ClockUtil.now().toInstant().plus(Duration.ofHours(11))));
        assertThat(status(WHO_AM_I, session)).isEqualTo(200);
        ClockUtil.setCurrentTime(Date.from(ClockUtil.now().toInstant().plus(Duration.ofHours(1))));
        assertThatItIsOver(session);
    }

    @Test
    void logins_and_refused_logins_are_in_the_audit_log() {
        WebappLogin.headersOf("tasklist", "saimi", PASSWORD, rest);
        rest.withBasicAuth("saimi", PASSWORD).getForEntity(WHO_AM_I, String.class);
        rest.withBasicAuth("saimi", PASSWORD).getForEntity(WHO_AM_I, String.class);
        rest.withBasicAuth("saimi", "wrong").getForEntity(WHO_AM_I, String.class);
        rest.withBasicAuth("no such person", "wrong").getForEntity(WHO_AM_I, String.class);

        assertThat(entries(AuditKind.LOGIN))
                .filteredOn(entry -> entry.person().equals("saimi"))
                .extracting(AuditEntry::subject)
                .contains("web applications")
                .filteredOn("REST and API"::equals)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(entries(AuditKind.LOGIN_REFUSED))
                .extracting(AuditEntry::subject, AuditEntry::reason)
                .contains(tuple("saimi", "wrong password"), tuple("no such person", "unknown user"));
        assertThat(entries(AuditKind.LOGIN_REFUSED))
                .allSatisfy(entry -> assertThat(entry.address()).isNotBlank());
    }

    @Test
    void a_technical_account_sends_its_own_messages_and_nothing_else() {
        assertThat(sends("verkko", "customer-noticed").getStatusCode().value()).isEqualTo(204);
        refused(sends("verkko", "order-delivered"), "may not send the message \"order-delivered\"");
        for (var path : List.of("/engine-rest/task", "/engine-rest/engine", WHO_AM_I, "/api/openapi.json")) {
            refused(verkko().getForEntity(path, JsonNode.class), "only sends its messages");
        }
        refused(
                verkko().postForEntity(
                                "/engine-rest/process-definition/key/customer-journey/start", Map.of(), JsonNode.class),
                "only sends its messages");
    }

    @Test
    void an_account_that_is_not_listed_sends_no_message() {
        add("shop", "channels");
        var answer = rest.withBasicAuth("shop", PASSWORD)
                .postForEntity("/engine-rest/message", Map.of("messageName", "customer-noticed"), JsonNode.class);
        refused(answer, "ostopolku.access.channels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webjars/camunda/app/tasklist/index.html", "/error", "/nowhere", "/camunda-welcome/"})
    void what_is_not_opened_is_not_there(String path) {
        assertThat(status(path, new HttpHeaders())).isEqualTo(404);
        assertThat(rest.withBasicAuth("armas", "armas-demo")
                        .getForEntity(path, String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    private void add(String id, String group) {
        var user = identityService.newUser(id);
        user.setPassword(PASSWORD);
        identityService.saveUser(user);
        identityService.createMembership(id, group);
    }

    /** The server believes that the last request of the session was so long ago. */
    private void idles(HttpHeaders session, Duration time) {
        var id = session.getFirst(HttpHeaders.COOKIE).replaceFirst(".*JSESSIONID=([^;]+).*", "$1");
        var tomcat = ((TomcatWebServer) server.getWebServer()).getTomcat();
        var application = (Context) tomcat.getHost().findChildren()[0];
        try {
            application.getManager().findSession(id).setCreationTime(System.currentTimeMillis() - time.toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertThatItIsOver(HttpHeaders session) {
        assertThat(status(WHO_AM_I, session)).isEqualTo(401);
        assertThat(status(TASKS, session)).isEqualTo(401);
    }

    private List<AuditEntry> entries(AuditKind kind) {
        return audit.entries(new AuditQuery(kind, null, null, null, null), 0, 50);
    }

    private TestRestTemplate verkko() {
        return rest.withBasicAuth("verkko", "verkko-demo");
    }

    private ResponseEntity<JsonNode> sends(String who, String message) {
        return rest.withBasicAuth(who, who + "-demo")
                .postForEntity("/engine-rest/message", Map.of("messageName", message), JsonNode.class);
    }

    private static void refused(ResponseEntity<JsonNode> answer, String sentence) {
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(403);
        assertThat(answer.getBody().toString().replace("\\\"", "\"")).contains(sentence);
    }

    private int status(String path, HttpHeaders headers) {
        headers.setAccept(List.of(MediaType.APPLICATION_JSON));
        return rest.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class)
                .getStatusCode()
                .value();
    }

    private static String cookie(HttpHeaders answer) {
        return answer.getOrEmpty(HttpHeaders.SET_COOKIE).stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID"))
                .map(cookie -> cookie.split(";")[0])
                .findFirst()
                .orElseThrow();
    }
}
