package org.ostopolku.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ostopolku.browser.RunningApplication;
import org.ostopolku.security.http.EndpointTable.Line;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;

/**
 * Every endpoint of the running application answers each kind of caller as endpoints.txt says. A new endpoint without a line
 * fails, and so does a changed answer. After an intended change, write the table again and check the difference:
 *
 * <pre>mvn test -Dtest=EndpointAccessTest -Dostopolku.endpoints.write=true; git diff src/test/resources/http</pre>
 */
@Tag("once")
@RunningApplication
class EndpointAccessTest {

    /** The same resources once more: by the name of the engine, and for the pages of the web applications. */
    private static final List<String> COPIES =
            List.of("/engine-rest/engine/{name}/", "/camunda/api/engine/engine/{name}/");

    /** Who is asked at the copies. */
    private static final List<String> IN_BRIEF = List.of(TestCallers.STRANGER, TestCallers.FORGED, "sal");

    private static final String ORIGINAL = "/engine-rest/";
    private static final String NOT_TESTED = ".";
    private static final String NO_LOGIN = "-";
    private static final String NOTHING = "0";

    /** What the page of login needs, the journey map's empty page, and the health for load balancers. */
    private static final List<String> OPEN = List.of(
            "GET /camunda/app/",
            "GET /camunda/lib/",
            "GET /camunda/assets/",
            "GET /camunda/favicon.ico",
            "GET /camunda/api/engine/engine",
            "GET /camunda/api/engine/engine/{name}/identity/password-policy",
            "POST /camunda/api/engine/engine/{name}/identity/password-policy",
            "GET /journey-map/",
            "GET /ostopolku/",
            "GET /actuator/health",
            "GET /actuator/health/");

    private final EndpointClient client;
    private final EndpointPaths addresses;

    EndpointAccessTest(EndpointClient client, ProcessEngine engine) {
        this.client = client;
        this.addresses = new EndpointPaths(engine);
    }

    @Test
    void every_endpoint_answers_each_caller_as_in_the_table() {
        var before = EndpointTable.read();
        var now = new TreeMap<Endpoint, Line>();
        // The originals come first: a copy is compared with its original.
        var endpoints = client.endpoints();
        for (boolean copies : new boolean[] {false, true}) {
            endpoints.stream().filter(endpoint -> isCopy(endpoint) == copies).forEach(endpoint -> {
                var line = asked(endpoint, before.get(endpoint), now);
                if (line != null) {
                    now.put(endpoint, line);
                }
            });
        }
        if (Boolean.getBoolean("ostopolku.endpoints.write")) {
            EndpointTable.write(now, TestCallers.columns());
        }
        var table = EndpointTable.read();
        assertThat(linesOfOneOnly(now, table))
                .as("answered otherwise than in the table")
                .isEmpty();
        assertThat(linesOfOneOnly(table, now))
                .as("in the table, but answered otherwise")
                .isEmpty();
    }

    @Test
    void every_group_has_a_column() {
        var access = new YamlMapFactoryBean();
        access.setResources(new ClassPathResource("access.yaml"));
        var groups =
                (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) access.getObject().get("ostopolku")).get("access")).get("groups");
        assertThat(TestCallers.groups())
                .containsExactlyInAnyOrderElementsOf(
                        groups.keySet().stream().map(String::valueOf).toList());
    }

    @Test
    void nothing_opens_to_strangers_but_what_has_to_be_open() {
        assertThat(EndpointTable.read().values().stream()
                        .filter(line -> line.answers().get(0).startsWith("2"))
                        .map(line -> line.endpoint().toString()))
                .allMatch(endpoint -> OPEN.stream()
                        .anyMatch(open -> open.endsWith("/") ? endpoint.startsWith(open) : endpoint.equals(open)));
    }

    @Test
    void every_operation_of_the_list_exists() {
        assertThat(RestOperations.read().all())
                .isSubsetOf(client.endpoints().stream()
                        .map(endpoint -> endpoint.verb() + " "
                                + endpoint.path().replaceFirst("^(/engine-rest|/camunda/api)(?=/)", ""))
                        .map(RestOperations::normalize)
                        .toList());
    }

    private static boolean isCopy(Endpoint endpoint) {
        return COPIES.stream().anyMatch(endpoint.path()::startsWith);
    }

    /** The line of an endpoint; null if it is a copy that answers as the original does. */
    private Line asked(Endpoint endpoint, Line known, Map<Endpoint, Line> now) {
        var body = known == null ? null : known.body();
        var original = COPIES.stream()
                .filter(copy -> endpoint.path().startsWith(copy))
                .map(copy ->
                        now.get(new Endpoint(endpoint.verb(), endpoint.path().replace(copy, ORIGINAL))))
                .filter(Objects::nonNull)
                .findFirst();
        var answers = new ArrayList<String>();
        for (var column : TestCallers.columns()) {
            boolean inBrief = original.isPresent()
                    && List.of(TestCallers.STRANGER, TestCallers.FORGED, TestCallers.ENDED, "sal")
                            .contains(column);
            answers.add(
                    original.isEmpty() || inBrief
                            ? answer(endpoint, column, original.map(Line::body).orElse(body))
                            : NOT_TESTED);
        }
        var line = new Line(endpoint, answers, body);
        return original.filter(one -> same(one, line)).isPresent() ? null : line;
    }

    private static boolean same(Line original, Line copy) {
        for (int i = 0; i < copy.answers().size(); i++) {
            var one = original.answers().get(i);
            var other = copy.answers().get(i);
            boolean bothRefused = one.matches("40[13]") && other.matches("40[13]");
            if (!other.equals(NOT_TESTED) && !other.equals(one) && !bothRefused) {
                return false;
            }
        }
        return true;
    }

    private String answer(Endpoint endpoint, String column, String body) {
        return client.callers()
                .headers(column, endpoint.path())
                .map(headers -> answer(endpoint, headers, body))
                .orElse(NO_LOGIN);
    }

    private String answer(Endpoint endpoint, Map<String, String> headers, String body) {
        var all = new HashMap<>(headers);
        String sent = null;
        if (endpoint.verb().matches("POST|PUT|PATCH")) {
            all.put("Content-Type", "application/json");
            sent = body == null ? "{}" : addresses.filled(body);
        }
        try {
            return String.valueOf(client.send(endpoint.verb(), addresses.of(endpoint.path()), all, sent)
                    .statusCode());
        } catch (IOException e) {
            return NOTHING;
        }
    }

    private static List<String> linesOfOneOnly(Map<Endpoint, Line> one, Map<Endpoint, Line> other) {
        return one.values().stream()
                .filter(line -> !line.equals(other.get(line.endpoint())))
                .map(Line::toString)
                .toList();
    }
}
