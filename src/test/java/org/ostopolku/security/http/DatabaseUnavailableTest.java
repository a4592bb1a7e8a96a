package org.ostopolku.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.browser.RunningApplication;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** All connections are in use: requests that need one are answered 503 at once, and the others as ever. */
@RunningApplication
class DatabaseUnavailableTest {

    private static final String SENTENCE = "The database cannot be used";

    private final TestRestTemplate rest;
    private final HikariDataSource pool;
    private final List<Connection> taken = new ArrayList<>();

    DatabaseUnavailableTest(TestRestTemplate rest, DataSource database) throws SQLException {
        this.rest = rest;
        this.pool = database.unwrap(HikariDataSource.class);
    }

    private record Request(HttpMethod method, String path, String user, String body) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Request get(String path, String user) {
        return new Request(HttpMethod.GET, path, user, null);
    }

    private static Request post(String path, String user, String body) {
        return new Request(HttpMethod.POST, path, user, body);
    }

    private static final List<Request> DATA = List.of(
            get("/engine-rest/task", "aino"),
            post("/engine-rest/task/none/complete", "aino", "{}"),
            post("/engine-rest/message", "verkko", "{\"messageName\": \"customer-left\"}"),
            get("/api/journeys", "aino"),
            get("/api/audit", "armas"),
            get("/actuator/prometheus", "marja"),
            get("/camunda/api/engine/engine/default/task", "aino"));

    private static final List<Request> PAGES =
            List.of(get("/camunda/app/tasklist/default/", null), get("/camunda/app/cockpit/default/", null));

    private static final List<Request> FILES =
            List.of(get("/journey-map/", null), get("/camunda/favicon.ico", null), get("/camunda/lib/deps.js", null));

    private static final Request HEALTH = get("/actuator/health", null);

    @Test
    void requests_that_need_the_database_are_answered_503_until_it_is_back() throws Exception {
        var requests = Stream.of(DATA, PAGES, FILES, List.of(HEALTH))
                .flatMap(List::stream)
                .toList();
        requests.forEach(this::send); // The first check of a password takes long.
        takeAllConnections();

        var answers = sendAll(requests);

        assertThat(DATA).allSatisfy(request -> {
            thenUnavailable(answers.get(request));
            assertThat(answers.get(request).getHeaders().getContentType().getSubtype())
                    .endsWith("json");
        });
        assertThat(PAGES).allSatisfy(request -> {
            thenUnavailable(answers.get(request));
            assertThat(answers.get(request).getBody()).contains("<h1>Try again in a moment</h1>");
        });
        assertThat(FILES).allSatisfy(request -> assertThat(answers.get(request).getStatusCode())
                .isEqualTo(HttpStatus.OK));
        assertThat(answers.get(HEALTH).getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answers.get(HEALTH).getBody()).isEqualTo("{\"status\":\"DOWN\"}");

        giveThemBack();
        assertThat(sendAll(requests)).allSatisfy((request, answer) -> assertThat(answer.getStatusCode())
                .isNotEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
    }

    private static void thenUnavailable(ResponseEntity<String> answer) {
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("10");
        assertThat(answer.getBody()).contains(SENTENCE).doesNotContain("Hikari", "Exception\"", "JDBC");
    }

    private void takeAllConnections() throws SQLException {
        while (taken.size() < pool.getMaximumPoolSize()) {
            taken.add(pool.getConnection());
        }
    }

    @AfterEach
    void giveThemBack() throws SQLException {
        for (var connection : taken) {
            connection.close();
        }
        taken.clear();
    }

    private Map<Request, ResponseEntity<String>> sendAll(List<Request> requests) {
        var sent = requests.stream()
                .collect(Collectors.toMap(
                        request -> request,
                        request -> CompletableFuture.supplyAsync(() -> send(request), new SimpleAsyncTaskExecutor())));
        return sent.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue()
                .join()));
    }

    private ResponseEntity<String> send(Request request) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setAccept(List.of(PAGES.contains(request) ? MediaType.TEXT_HTML : MediaType.ALL));
        var caller = request.user() == null ? rest : rest.withBasicAuth(request.user(), request.user() + "-demo");
        return caller.exchange(
                request.path(), request.method(), new HttpEntity<>(request.body(), headers), String.class);
    }
}
