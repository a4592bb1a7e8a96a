package org.ostopolku.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and their passwords, over REST. */
@Tag("once")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LoginTest {

    private static final String PASSWORD = "a quiet winter evening";

    @Autowired
    private TestRestTemplate rest;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void two_administrators() {
        for (var id : List.of("ylva", "otso")) {
            var user = identityService.newUser(id);
            user.setPassword(PASSWORD);
            identityService.saveUser(user);
            identityService.createMembership(id, "camunda-admin");
        }
    }

    /** Past the guard, which keeps the last one. */
    @AfterEach
    void deleteUsers() {
        jdbc.sql("delete from act_id_membership").update();
        identityService.createUserQuery().list().forEach(user -> identityService.deleteUser(user.getId()));
    }

    @Test
    void a_password_is_kept_as_a_slow_hash() {
        assertThat(kept("ylva")).startsWith("{PBKDF2-SHA256}").doesNotContain(PASSWORD);
        assertThat(engines("ylva", PASSWORD)).isEqualTo(200);
        assertThat(engines("ylva", PASSWORD + " ")).isEqualTo(401);
        assertThat(engines("ylva", PASSWORD)).isEqualTo(200);
    }

    @Test
    void a_password_of_an_older_installation_still_opens_until_it_is_changed() {
        var old = new Sha512HashDigest().encrypt("old password" + "salt");
        jdbc.sql("update act_id_user set pwd_ = :old, salt_ = 'salt' where id_ = 'otso'")
                .param("old", "{SHA-512}" + old)
                .update();
        assertThat(engines("otso", "old password")).isEqualTo(200);
        var changed = send(
                HttpMethod.PUT,
                "user/otso/credentials",
                Map.of("password", "a long summer day", "authenticatedUserPassword", "old password"),
                "otso",
                "old password");
        assertThat(changed.getStatusCode().value()).as(changed.getBody()).isEqualTo(204);
        assertThat(kept("otso")).startsWith("{PBKDF2-SHA256}");
        assertThat(engines("otso", "old password")).isEqualTo(401);
        assertThat(engines("otso", "a long summer day")).isEqualTo(200);
    }

    @Test
    void a_password_that_is_short_or_easy_to_guess_is_refused() {
        var profile = Map.of("id", "tyyne", "lastName", "Virtanen", "email", "t.virtanen@koivu.example");
        for (var password : List.of(
                "short", "tyyne and more", "123456789012", "passwordpassword", "Welcome2026!!", "Virtanen-Koivu")) {
            var answer = send(
                    HttpMethod.POST,
                    "user/create",
                    Map.of("profile", profile, "credentials", Map.of("password", password)));
            assertThat(answer.getStatusCode().isError()).as(answer.getBody()).isTrue();
            assertThat(answer.getBody()).contains("policy");
        }
        assertThat(identityService.createUserQuery().userId("tyyne").count()).isZero();
    }

    @Test
    void an_administrator_is_always_left() {
        assertThat(send(HttpMethod.DELETE, "group/camunda-admin", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(send(HttpMethod.DELETE, "group/camunda-admin/members/otso", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        for (var path : List.of("group/camunda-admin/members/ylva", "user/ylva")) {
            var answer = send(HttpMethod.DELETE, path, null);
            assertThat(answer.getStatusCode().value()).isEqualTo(400);
            assertThat(answer.getBody()).contains("This is the last administrator");
        }
        assertThat(identityService
                        .createUserQuery()
                        .memberOfGroup("camunda-admin")
                        .list())
                .hasSize(1);
        assertThat(send(HttpMethod.DELETE, "user/otso", null).getStatusCode().value())
                .as("who is no administrator any more may go")
                .isEqualTo(204);
    }

    @Test
    void guessing_takes_longer_and_longer_and_does_not_lock_the_account_in_the_database() {
        var guessed = identityService.newUser("guessed");
        guessed.setPassword(PASSWORD);
        identityService.saveUser(guessed);
        for (int time = 0; time < 12; time++) {
            assertThat(engines("guessed", "guess " + time)).isEqualTo(401);
        }
        assertThat(engines("guessed", PASSWORD)).as("the guesser waits").isEqualTo(401);
        assertThat(jdbc.sql("select count(*) from act_id_user where attempts_ > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(engines("ylva", PASSWORD)).as("others do not").isEqualTo(200);
    }

    private String kept(String user) {
        return jdbc.sql("select pwd_ from act_id_user where id_ = :id")
                .param("id", user)
                .query(String.class)
                .single();
    }

    private int engines(String user, String password) {
        return rest.withBasicAuth(user, password)
                .getForEntity("/engine-rest/engine", String.class)
                .getStatusCode()
                .value();
    }

    private ResponseEntity<String> send(HttpMethod method, String path, Object body) {
        return send(method, path, body, "ylva", PASSWORD);
    }

    private ResponseEntity<String> send(HttpMethod method, String path, Object body, String user, String password) {
        return rest.withBasicAuth(user, password)
                .exchange("/engine-rest/" + path, method, new HttpEntity<>(body), String.class);
    }
}
