package org.ostopolku.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.ResponseEntity;

/** The actuator on a port of its own: closed as it is on that of the application (see AccessTest), and what it measures. */
@ApiTest
class ActuatorAccessFilterTest {

    private static final Pattern IN_AWARENESS =
            Pattern.compile("^ostopolku_customers\\{place=\"awareness\"} (\\S+)$", Pattern.MULTILINE);

    @Autowired
    private TestRestTemplate rest;

    @LocalManagementPort
    private int port;

    @AfterEach
    void theRealTime() {
        ClockUtil.reset();
    }

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
    void only_users_who_see_every_customer_read_the_metrics(String user, String what, int status, String text) {
        TestRestTemplate caller = user.equals("stranger") ? rest : rest.withBasicAuth(user, user + "-demo");

        ResponseEntity<String> answer =
                caller.getForEntity("http://localhost:" + port + "/actuator/" + what, String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getBody() + answer.getHeaders().getContentType()).contains(text);
    }

    @Test
    void a_new_customer_is_in_the_next_measurement_as_on_the_managers_page() {
        var before = inAwareness(aMinuteLater());

        var lead = Map.of(
                "messageName",
                "customer-noticed",
                "businessKey",
                "WEB-MEASURED",
                "processVariables",
                Map.of(
                        "customerName", Map.of("value", "Pihlaja Oy"),
                        "signalKind", Map.of("value", "guide-downloaded")));
        var sent =
                rest.withBasicAuth("verkko", "verkko-demo").postForEntity("/engine-rest/message", lead, String.class);

        assertThat(sent.getStatusCode().value()).as(sent.getBody()).isEqualTo(204);
        var read = aMinuteLater();
        assertThat(inAwareness(read)).isEqualTo(before + 1).isEqualTo(onThePage());
        assertThat(read).containsPattern("ostopolku_kpi_value\\{kind=\"[a-z]+\",kpi=\"[a-z-]+\",stage=");
    }

    @Test
    void no_measurement_tells_of_a_person() {
        var lead = Map.of(
                "messageName",
                "customer-noticed",
                "businessKey",
                "WEB-KAIHOMIELI",
                "processVariables",
                Map.of(
                        "customerName", Map.of("value", "Kaihomieli Oy"),
                        "contactEmail", Map.of("value", "kerttu@kaihomieli.example"),
                        "signalKind", Map.of("value", "guide-downloaded"),
                        "signalDetail", Map.of("value", "Kaihomieli looks for a line")));
        var channel = rest.withBasicAuth("verkko", "verkko-demo");
        assertThat(channel.postForEntity("/engine-rest/message", lead, String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        // Not the test's own client, whose requests would be measured too.
        var manager = new TestRestTemplate("marja", "marja-demo");
        var unknown = new TestRestTemplate("kerttu@kaihomieli.example", "wrong");
        for (var address : List.of(
                "/engine-rest/process-instance?variables=customerName_eq_Kaihomieli Oy",
                "/engine-rest/Kaihomieli",
                "/api/journeys?owner=Kaihomieli",
                "/api/journeys/Kaihomieli/story",
                "/api/Kaihomieli",
                "/kaihomieli")) {
            manager.getForEntity(rest.getRootUri() + address, String.class);
            unknown.getForEntity(rest.getRootUri() + address, String.class);
        }

        assertThat(aMinuteLater()).contains("http_server_requests").doesNotContainIgnoringCase("kaihomieli");
    }

    /** Within a minute the figures are not counted again. */
    private String aMinuteLater() {
        ClockUtil.offset(ClockUtil.getCurrentTime().getTime() - System.currentTimeMillis() + 61_000L);
        return rest.withBasicAuth("marja", "marja-demo")
                .getForObject("http://localhost:" + port + "/actuator/prometheus", String.class);
    }

    private static double inAwareness(String read) {
        var found = IN_AWARENESS.matcher(read);
        assertThat(found.find()).as(read).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private double onThePage() {
        var stages = rest.withBasicAuth("marja", "marja-demo").getForObject("/api/figures/stages", JsonNode.class);
        return StreamSupport.stream(stages.spliterator(), false)
                .filter(stage -> stage.path("stage").asText().equals("awareness"))
                .findFirst()
                .orElseThrow()
                .path("now")
                .asDouble();
    }
}
