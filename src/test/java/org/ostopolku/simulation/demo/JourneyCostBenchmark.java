package org.ostopolku.simulation.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures what simulated customers cost: jars of Ostopolku start one after the other on an empty PostgreSQL and on an empty
 * H2 file and simulate the same customers. Prints the figures of each jar and the ratios to the first jar. Its name keeps it
 * out of the build; docs/develop/cost.md has the command and results.
 */
class JourneyCostBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(JourneyCostBenchmark.class);

    private static final String CUSTOMERS = System.getProperty("customers", "200");
    private static final List<Path> JARS =
            List.of(System.getProperty("jars", "target/ostopolku.jar").split(",")).stream()
                    .map(Path::of)
                    .toList();
    private static final double MEBIBYTE = 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void measure() throws Exception {
        List<Map<String, Double>> runs = new ArrayList<>();
        List<Map<String, Long>> tables = new ArrayList<>();
        for (var jar : JARS) {
            Map<String, Double> figures = new LinkedHashMap<>();
            tables.add(onPostgres(jar, figures));
            onH2(jar, figures);
            runs.add(figures);
        }
        var report = new StringBuilder("%s customers, jars %s%n".formatted(CUSTOMERS, JARS));
        runs.get(0).keySet().forEach(figure -> report.append(line(figure, runs)));
        report.append("rows written on PostgreSQL (inserted + updated + deleted):\n");
        tables.get(0)
                .keySet()
                .forEach(table -> report.append(line(
                        table,
                        tables.stream()
                                .map(rows -> Map.of(table, (double) rows.getOrDefault(table, 0L)))
                                .toList())));
        LOG.info("{}", report);
    }

    private static String line(String figure, List<Map<String, Double>> runs) {
        double first = runs.get(0).get(figure);
        return runs.stream()
                .map(run -> run.get(figure))
                .map(value -> String.format(Locale.ROOT, "%,14.1f %5.2f", value, first == 0 ? 1 : value / first))
                .collect(Collectors.joining(" |", "%-44s".formatted(figure), "\n"));
    }

    /** Rows written by table. */
    private Map<String, Long> onPostgres(Path jar, Map<String, Double> figures) throws Exception {
        var logs = Files.createDirectories(folder.resolve("postgres-" + figures.hashCode() + jar.hashCode()));
        try (var server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("log_statement", "all")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", logs.toString())
                .setServerConfig("log_rotation_size", "0")
                .setServerConfig("synchronous_commit", "off")
                .start()) {
            var jdbc = JdbcClient.create(server.getPostgresDatabase());
            var url = server.getJdbcUrl("postgres", "postgres");
            Map<String, Long> before = new LinkedHashMap<>();
            play(jar, "demo,postgresql", Map.of("OSTOPOLKU_DB_URL", url), new Moments() {

                private Map<String, Long> begin;

                @Override
                public void begin() throws IOException {
                    begin = counters(jdbc, logs);
                    before.putAll(rows(jdbc));
                }

                @Override
                public void end(Duration cpu, Duration time) throws IOException {
                    var end = counters(jdbc, logs);
                    end.forEach((counter, value) -> figures.put(counter, (double) value - begin.get(counter)));
                    figures.compute("write-ahead log, MiB", (name, bytes) -> bytes / MEBIBYTE);
                    LOG.info("{}, the most frequent statements since the start:\n{}", jar, most(statements(logs)));
                    figures.put("CPU of the JVM on PostgreSQL, s", cpu.toMillis() / 1000.0);
                    figures.put("time on PostgreSQL, s", time.toMillis() / 1000.0);
                }
            });
            figures.put(
                    "database on PostgreSQL, MiB",
                    jdbc.sql("select pg_database_size('postgres')")
                                    .query(Long.class)
                                    .single()
                            / MEBIBYTE);
            var after = rows(jdbc);
            return after.entrySet().stream()
                    .map(table -> Map.entry(table.getKey(), table.getValue() - before.getOrDefault(table.getKey(), 0L)))
                    .filter(table -> table.getValue() > 0)
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(25)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, LinkedHashMap::new));
        }
    }

    /** Log bytes, statements by kind, and rows written until now. */
    private static Map<String, Long> counters(JdbcClient jdbc, Path logs) throws IOException {
        Map<String, Long> counters = new LinkedHashMap<>();
        counters.put(
                "write-ahead log, MiB",
                jdbc.sql("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
                        .query(Long.class)
                        .single());
        var statements = statements(logs);
        counters.put(
                "SQL statements", statements.values().stream().mapToLong(n -> n).sum());
        counters.put(
                "of them insert, update or delete",
                statements.entrySet().stream()
                        .filter(statement -> statement.getKey().matches("(insert|update|delete).*"))
                        .mapToLong(Map.Entry::getValue)
                        .sum());
        return counters;
    }

    /** How often each statement was executed until now. */
    private static Map<String, Long> statements(Path logs) throws IOException {
        Map<String, Long> statements = new HashMap<>();
        try (var files = Files.list(logs)) {
            for (var file : files.toList()) {
                try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                    lines.filter(line -> line.contains("LOG:  execute "))
                            .map(line -> line.replaceFirst(".*?LOG:  execute [^:]*: *", "")
                                    .toLowerCase(Locale.ROOT))
                            .map(line -> line.substring(0, Math.min(line.length(), 110)))
                            .forEach(statement -> statements.merge(statement, 1L, Long::sum));
                }
            }
        }
        return statements;
    }

    private static String most(Map<String, Long> counted) {
        return counted.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(40)
                .map(entry -> "%,9d %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Long> rows(JdbcClient jdbc) {
        Map<String, Long> rows = new LinkedHashMap<>();
        jdbc.sql("select relname, n_tup_ins + n_tup_upd + n_tup_del from pg_stat_user_tables")
                .query(row -> {
                    rows.put(row.getString(1), row.getLong(2));
                });
        return rows;
    }

    private void onH2(Path jar, Map<String, Double> figures) throws Exception {
        var data = Files.createTempDirectory(folder, "h2");
        play(
                jar,
                "demo",
                Map.of("SPRING_DATASOURCE_URL", "jdbc:h2:file:" + data.resolve("h2") + ";QUERY_CACHE_SIZE=300"),
                new Moments() {
                    @Override
                    public void begin() {
                        // Time and CPU are counted by the caller.
                    }

                    @Override
                    public void end(Duration cpu, Duration time) {
                        figures.put("CPU of the JVM on H2, s", cpu.toMillis() / 1000.0);
                        figures.put("time on H2, s", time.toMillis() / 1000.0);
                    }
                });
        figures.put("database on H2, MiB", Files.size(data.resolve("h2.mv.db")) / MEBIBYTE);
    }

    private interface Moments {

        void begin() throws IOException;

        void end(Duration cpu, Duration time) throws IOException;
    }

    /** Runs a jar until its customers are simulated, then stops it. */
    private void play(Path jar, String profiles, Map<String, String> environment, Moments moments)
            throws IOException, InterruptedException, SQLException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "--spring.profiles.active=" + profiles,
                        "--server.port=0",
                        "--ostopolku.demo.customers=" + CUSTOMERS)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("OSTOPOLKU_DB_USER", "postgres");
        builder.environment().put("OSTOPOLKU_DB_PASSWORD", "postgres");
        var process = builder.start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = new ArrayList<>();
            Duration cpu = Duration.ZERO;
            long begin = 0;
            for (var text = output.readLine(); text != null; text = output.readLine()) {
                lines.add(text);
                if (text.contains(" demo customers over the past year")) {
                    moments.begin();
                    cpu = cpu(process);
                    begin = System.nanoTime();
                }
                if (text.contains("Demo customers: done")) {
                    moments.end(cpu(process).minus(cpu), Duration.ofNanos(System.nanoTime() - begin));
                    LOG.info("{}: {}", jar, text);
                    return;
                }
            }
            throw new AssertionError(
                    "%s ended before its customers were simulated:%n%s".formatted(jar, String.join("\n", lines)));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElseThrow();
    }
}
