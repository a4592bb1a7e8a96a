package org.ostopolku.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.ResponseEntity;

/** The actuator on a port of its own is closed as it is on that of the application (see AccessTest). */
@ApiTest
class ActuatorDoorTest {

    @Autowired
    private TestRestTemplate rest;

    @LocalManagementPort
    private int port;

    @ParameterizedTest(name = "{0} gets {1}: {2}")
    @CsvSource({
        "stranger, health, 200, UP",
        "stranger, health/ping, 404, ''",
        "stranger, prometheus, 401, problem",
        "stranger, env, 401, problem",
        "stranger, '', 401, problem",
        "helmi, prometheus, 403, problem",
        "verkko, prometheus, 403, problem",
        "marja, prometheus, 200, jvm_memory_used_bytes",
        "armas, prometheus, 200, jvm_memory_used_bytes",
        "armas, env, 404, ''"
    })
    void only_who_sees_everything_reads_the_measurements(String who, String what, int status, String text) {
        TestRestTemplate caller = who.equals("stranger") ? rest : rest.withBasicAuth(who, who + "-demo");

        ResponseEntity<String> answer =
                caller.getForEntity("http://localhost:" + port + "/actuator/" + what, String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getBody() + answer.getHeaders().getContentType()).contains(text);
    }
}
