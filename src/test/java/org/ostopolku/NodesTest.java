package org.ostopolku;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Several nodes on one PostgreSQL database. Each node is an operating system process, configured by environment variables only. */
@EnabledIfSystemProperty(named = "spring.profiles.include", matches = "postgresql", disabledReason = "needs PostgreSQL")
class NodesTest {

    private static final List<String> SET_UP = List.of(
            "databasechangelog", "act_re_deployment", "act_re_procdef", "act_ru_filter", "act_id_group", "act_id_user");

    private final String url = PostgresTestDatabase.newDatabase();
    private final JdbcClient database = JdbcClient.create(
            new DriverManagerDataSource(url, PostgresTestDatabase.USER, PostgresTestDatabase.PASSWORD));

    @Test
    void nodes_that_start_together_set_up_an_empty_database_once_and_share_it() throws Exception {
        Map<String, Long> rows;
        try (var one = new Node(url);
                var other = new Node(url)) {
            one.awaitStart();
            other.awaitStart();
            rows = rows();
            assertThat(rows).containsEntry("act_re_deployment", 1L).containsEntry("act_id_user", 1L);

            assertThat(one.startJourney("W-1").statusCode()).isEqualTo(200);
            HttpResponse<String> refused = other.startJourney("W-1");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("The journey number 'W-1' is taken by another journey.");
            assertThat(other.startJourney("W-2").statusCode()).isEqualTo(200);
        }

        // the lock that a node leaves when it dies during the migration
        database.sql("update databasechangeloglock set locked = true, lockedby = 'a dead node', lockgranted = now()")
                .update();
        try (var later = new Node(url)) {
            later.awaitStart();
            assertThat(rows()).isEqualTo(rows);
            assertThat(later.startJourney("W-2").statusCode()).isEqualTo(400);
        }
    }

    private Map<String, Long> rows() {
        return SET_UP.stream()
                .collect(Collectors.toMap(table -> table, table -> database.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    /** One running application. */
    private static final class Node implements AutoCloseable {

        private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

        private final Process process;
        private final StringBuilder log = new StringBuilder();
        private String port;

        private Node(String url) throws IOException {
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath(),
                            OstopolkuApplication.class.getName())
                    .redirectErrorStream(true);
            builder.environment()
                    .putAll(Map.of(
                            "SPRING_PROFILES_ACTIVE", "postgresql",
                            "SERVER_PORT", "0",
                            "OSTOPOLKU_DB_URL", url,
                            "OSTOPOLKU_DB_USER", PostgresTestDatabase.USER,
                            "OSTOPOLKU_DB_PASSWORD", PostgresTestDatabase.PASSWORD,
                            "OSTOPOLKU_DB_POOL", "3",
                            "OSTOPOLKU_ADMIN_USER", "ylva",
                            "OSTOPOLKU_ADMIN_PASSWORD", "a quiet winter evening"));
            process = builder.start();
        }

        private static String classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> !entry.endsWith("test-classes"))
                    .collect(Collectors.joining(File.pathSeparator));
        }

        private void awaitStart() throws IOException {
            BufferedReader lines = process.inputReader();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line).append('\n');
                var started = PORT.matcher(line);
                if (started.find()) {
                    port = started.group(1);
                }
                if (line.contains("Started OstopolkuApplication")) {
                    return;
                }
            }
            throw new AssertionError("The node stopped:\n" + log);
        }

        private HttpResponse<String> startJourney(String journey) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + port + "/engine-rest/process-definition/key/customer-journey/start"))
                    .header("Content-Type", "application/json")
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString("ylva:a quiet winter evening".getBytes()))
                    .POST(HttpRequest.BodyPublishers.ofString("""
                            {"businessKey": "%s", "variables":
                             {"customerName": {"value": "Aalto Oy"}, "signalKind": {"value": "phone-call"}}}
                            """.formatted(journey)))
                    .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit()
                    .completeOnTimeout(process, 30, TimeUnit.SECONDS)
                    .join()
                    .destroyForcibly();
        }
    }
}
