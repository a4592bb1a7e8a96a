package org.ostopolku.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ostopolku.browser.RunningApplication;
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

    private static final Set<String> CLOSED = Set.of("401", "403");

    private final EndpointClient client;
    private final Map<String, List<String>> mistakes = read();
    private final Map<Endpoint, EndpointTable.Line> table = EndpointTable.read();

    MalformedRequestsTest(EndpointClient client) {
        this.client = client;
    }

    private static Map<String, List<String>> read() {
        try (var file = new ClassPathResource("http/malformed.yaml").getInputStream()) {
            return new Yaml().load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An administrator makes many mistakes at every endpoint, the others one in turn at each that is open to them. */
    @ParameterizedTest
    @ValueSource(strings = {"adm", "own", "man", "sal"})
    void a_malformed_request_is_the_clients_error(String caller) {
        var requests = new ArrayList<Malformed>();
        var endpoints = client.endpoints().stream()
                .filter(endpoint -> endpoint.path().matches("/(engine-rest|api)/(?!engine/\\{).*"))
                .filter(endpoint -> isOpen(endpoint, caller))
                .toList();
        for (int i = 0; i < endpoints.size(); i++) {
            var mistakesHere = of(endpoints.get(i));
            var step = caller.equals("adm") ? STEP : mistakesHere.size();
            for (int mistake = i % step; mistake < mistakesHere.size(); mistake += step) {
                requests.add(mistakesHere.get(mistake));
            }
        }
        assertThat(requests).hasSizeGreaterThan(100);
        assertThat(requests.stream().flatMap(request -> finding(request, caller).stream()))
                .as("of %d requests", requests.size())
                .isEmpty();
    }

    private boolean isOpen(Endpoint endpoint, String caller) {
        var line = table.get(endpoint);
        return line == null
                || !CLOSED.contains(line.answers().get(TestCallers.columns().indexOf(caller)));
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

    /** The request and its answer, if the answer is wrong. */
    private Optional<String> finding(Malformed malformed, String caller) {
        var headers =
                new HashMap<>(client.callers().headers(caller, malformed.path()).orElseThrow());
        if (malformed.type() != null) {
            headers.put("Content-Type", malformed.type());
        }
        var path = malformed.path().replace("[", "%5B").replace("]", "%5D").replace("|", "%7C");
        try {
            var answer = client.send(malformed.verb(), path, headers, malformed.body());
            return isWrong(answer)
                    ? Optional.of(malformed + "\n  " + answer.statusCode() + " " + answer.body() + "\n")
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(malformed.toString(), e);
        }
    }

    private static boolean isWrong(HttpResponse<String> answer) {
        var isServers = answer.statusCode() >= 500 && answer.statusCode() != NOT_IMPLEMENTED;
        return isServers
                || answer.statusCode() >= 400
                        && AttacksTest.INTERNAL_DETAIL.matcher(answer.body()).find();
    }
}
