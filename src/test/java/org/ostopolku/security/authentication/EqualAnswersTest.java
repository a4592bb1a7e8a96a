package org.ostopolku.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ostopolku.WebappLogin;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** A wrong password costs one slow hash and gets the same answer, whether or not the user exists: nobody can collect user ids. */
@Tag("once")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "server.forward-headers-strategy=native")
@ActiveProfiles("demo")
class EqualAnswersTest {

    private static final String WRONG = "a wrong password";

    /** The real bean, observed. */
    @MockitoSpyBean
    private Pbkdf2PasswordEncryptor hash;

    @Autowired
    private TestRestTemplate rest;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private JdbcClient jdbc;

    private static int addresses;

    @BeforeEach
    void createUsers() {
        for (var id : new String[] {"employee", "old", "locked", "channel"}) {
            var user = identityService.newUser(id);
            user.setPassword("a quiet winter evening");
            identityService.saveUser(user);
        }
        identityService.saveUser(identityService.newUser("without"));
        identityService.createMembership("channel", "channels");
        jdbc.sql("update act_id_user set pwd_ = :old, salt_ = 'salt' where id_ = 'old'")
                .param("old", "{SHA-512}" + new Sha512HashDigest().encrypt("old password" + "salt"))
                .update();
        jdbc.sql(
                        "update act_id_user set attempts_ = 10, lock_exp_time_ = timestamp '2999-01-01 00:00:00' where id_ = 'locked'")
                .update();
    }

    @AfterEach
    void deleteUsers() {
        for (var id : new String[] {"employee", "old", "locked", "channel", "without"}) {
            identityService.deleteUser(id);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/engine-rest/engine, employee",
        "/engine-rest/engine, nobody",
        "/engine-rest/engine, old",
        "/engine-rest/engine, locked",
        "/engine-rest/engine, without",
        "/engine-rest/engine, channel",
        "/engine-rest/engine, verkko",
        "/engine-rest/engine, ''",
        "/engine-rest/message, channel",
        "/api/me, employee",
        "/api/me, nobody",
        "/api/me, old",
        "/api/me, without",
        "/actuator/prometheus, employee",
        "/actuator/prometheus, nobody"
    })
    void over_http_basic(String path, String user) {
        var expected = basic(path, "employee");
        clearInvocations(hash);

        assertThat(basic(path, user)).isEqualTo(expected);
        verify(hash, times(1)).check(any(), any());
    }

    @ParameterizedTest
    @CsvSource({"employee", "nobody", "old", "locked", "without", "channel"})
    void in_the_login_form(String user) {
        var expected = login("employee");
        clearInvocations(hash);

        assertThat(login(user)).isEqualTo(expected);
        verify(hash, times(1)).check(any(), any());
    }

    @ParameterizedTest
    @CsvSource({"employee", "nobody", "old", "locked", "without", "channel"})
    void when_a_client_asks_the_engine_to_verify_a_password(String user) {
        var headers = fromNewAddress();
        headers.setBasicAuth("armas", "armas-demo");
        clearInvocations(hash);

        var body = Map.of("username", user, "password", WRONG);
        var answer =
                rest.postForEntity("/engine-rest/identity/verify", new HttpEntity<>(body, headers), JsonNode.class);

        assertThat(answer.getBody().path("authenticated").asBoolean(true)).isFalse();
        // One is the administrator's own password.
        verify(hash, times(2)).check(any(), any());
    }

    private String basic(String path, String user) {
        var headers = fromNewAddress();
        headers.setBasicAuth(user, WRONG);
        return answer(rest.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class));
    }

    private String login(String user) {
        var headers = WebappLogin.headersBeforeLogin("tasklist", rest);
        headers.addAll(fromNewAddress());
        var form = "username=" + user + "&password=" + WRONG.replace(' ', '+');
        return answer(rest.postForEntity(
                "/camunda/api/admin/auth/user/default/login/tasklist", new HttpEntity<>(form, headers), String.class));
    }

    /** The throttle does not delay the first wrong password at an address. */
    private static HttpHeaders fromNewAddress() {
        var headers = new HttpHeaders();
        headers.set("X-Forwarded-For", "203.0.113." + ++addresses);
        return headers;
    }

    private static String answer(ResponseEntity<String> response) {
        return response.getStatusCode() + " " + response.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE) + " "
                + Objects.toString(response.getBody(), "").replaceAll("\"timestamp\":\"[^\"]+\"", "");
    }
}
