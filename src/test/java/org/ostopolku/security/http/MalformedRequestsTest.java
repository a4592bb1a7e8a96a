package org.ostopolku.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ostopolku.browser.RunningApplication;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/**
 * A malformed request is an error of the client at every endpoint of the REST API and of /api: it is never answered with 5xx or
 * with internal details. The mistakes are in malformed.yaml; one of six is made at each endpoint, other ones at the next. All,
 * which takes minutes:
 *
 * <pre>mvn test -Dtest=MalformedRequestsTest -Dostopolku.malformed.step=1</pre>
 */
@Tag("once")
@RunningApplication
class MalformedRequestsTest {

    private static final int STEP = Integer.getInteger("ostopolku.malformed.step", 6);

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final List<String> OTHER_VERBS = List.of("PATCH", "TRACE", "PROPFIND", "UNHEARD");

    /** Not the mistake of the client: the application does not offer it. */
    private static final int NOT_IMPLEMENTED = 501;

    private final int port;
    private final ServletWebServerApplicationContext application;
    private final TestCallers callers;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, List<String>> mistakes = read();
    private final Map<String, String> findings = new TreeMap<>();
    private int requests;

    MalformedRequestsTest(
            @LocalServerPort int port,
            ServletWebServerApplicationContext application,
            ProcessEngine engine,
            TestRestTemplate rest) {
        this.port = port;
        this.application = application;
        this.callers = new TestCallers(rest, engine.getIdentityService());
    }

    private static Map<String, List<String>> read() {
        try (var file = new ClassPathResource("http/malformed.yaml").getInputStream()) {
            return new Yaml().load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An administrator makes many mistakes at every endpoint, the others one in turn. */
    @ParameterizedTest
    @ValueSource(strings = {"adm", "own", "man", "sal"})
    void a_malformed_request_is_the_clients_error(String caller) {
        var endpoints = new Endpoints(application)
                .all().stream()
                        .filter(endpoint -> endpoint.path().matches("/(engine-rest|api)/(?!engine/\\{).*"))
                        .toList();
        for (int i = 0; i < endpoints.size(); i++) {
            var mistakesHere = of(endpoints.get(i));
            var step = caller.equals("adm") ? STEP : mistakesHere.size();
            for (int mistake = i % step; mistake < mistakesHere.size(); mistake += step) {
                send(mistakesHere.get(mistake), caller);
            }
        }
        assertThat(findings).as("of %d requests", requests).isEmpty();
        assertThat(requests).isGreaterThan(300);
    }

    private record Malformed(String verb, String path, String type, String body) {}

    private List<Malformed> of(Endpoint endpoint) {
        var requests = new ArrayList<Malformed>();
        var path = filled(endpoint.path(), "none");
        if (!path.equals(endpoint.path())) {
            mistakes.get("ids")
                    .forEach(id -> requests.add(new Malformed(
                            endpoint.verb(),
                            filled(endpoint.path(), id),
                            "application/json",
                            withBody(endpoint, "{}"))));
        }
        if (WITH_BODY.contains(endpoint.verb())) {
            mistakes.get("bodies")
                    .forEach(body -> requests.add(new Malformed(endpoint.verb(), path, "application/json", body)));
            mistakes.get("types").forEach(type -> requests.add(new Malformed(endpoint.verb(), path, type, "{}")));
        } else {
            mistakes.get("queries")
                    .forEach(query -> requests.add(new Malformed(endpoint.verb(), path + "?" + query, null, null)));
        }
        OTHER_VERBS.forEach(verb -> requests.add(new Malformed(verb, path, null, null)));
        return requests;
    }

    private static String withBody(Endpoint endpoint, String body) {
        return WITH_BODY.contains(endpoint.verb()) ? body : null;
    }

    private static String filled(String path, String id) {
        return path.replaceAll("\\{\\w+}", id.replace("<300 times a>", "a".repeat(300)));
    }

    private void send(Malformed malformed, String caller) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port
                        + malformed
                                .path()
                                .replace("[", "%5B")
                                .replace("]", "%5D")
                                .replace("|", "%7C")))
                .timeout(Duration.ofSeconds(60))
                .header(RequestUndo.HEADER, "yes")
                .method(
                        malformed.verb(),
                        malformed.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(malformed.body()));
        callers.headers(caller, malformed.path()).orElseThrow().forEach(request::header);
        if (malformed.type() != null) {
            request.header("Content-Type", malformed.type());
        }
        judge(malformed, answer(request.build()));
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            requests++;
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void judge(Malformed malformed, HttpResponse<String> answer) {
        var isServers = answer.statusCode() >= 500 && answer.statusCode() != NOT_IMPLEMENTED;
        var isRefused = answer.statusCode() >= 400;
        if (isServers
                || isRefused
                        && AttacksTest.INTERNAL_DETAIL.matcher(answer.body()).find()) {
            findings.put(malformed.toString(), "\n  " + answer.statusCode() + " " + answer.body() + "\n");
        }
    }
}
