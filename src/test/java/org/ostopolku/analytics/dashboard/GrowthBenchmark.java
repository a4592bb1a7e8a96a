package org.ostopolku.analytics.dashboard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ostopolku.WebappLogin;
import org.ostopolku.analytics.figures.SnapshotReader;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.ostopolku.process.kpi.query.KpiRollup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Measures the page of figures and each part of it with ledgers of 10,000, 100,000 and 1,000,000 journeys on PostgreSQL, and
 * part of the same figures from the history tables. Its name keeps it out of the build; docs/develop/figures.md has the command.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class GrowthBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(GrowthBenchmark.class);

    private static final int[] SIZES = Arrays.stream(
                    System.getProperty("journeys", "10000,100000,1000000").split(","))
            .mapToInt(Integer::parseInt)
            .toArray();
    /** The parts of the page, for twelve months. */
    private static final List<String> PARTS = List.of(
            "figures/stages",
            "figures/decisions",
            "figures/kpis",
            "figures/money",
            "figures/lifetime-value",
            "figures/forecast",
            "figures/experience",
            "attention");

    private static final int WITH_HISTORY = 100_000;
    private static final int ROUNDS = 15;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final KpiRollup rollup;
    private final KpiCubes cubes;
    private final SnapshotReader snapshots;
    private final StageFigures stages;
    private final DecisionFigures decisions;
    private final TestRestTemplate rest;
    private final LocalDate today = LocalDate.now();
    private HttpHeaders session;

    GrowthBenchmark(
            JdbcClient jdbc,
            TransactionOperations transaction,
            KpiRollup rollup,
            KpiCubes cubes,
            SnapshotReader snapshots,
            StageFigures stages,
            DecisionFigures decisions,
            TestRestTemplate rest) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rollup = rollup;
        this.cubes = cubes;
        this.snapshots = snapshots;
        this.stages = stages;
        this.decisions = decisions;
        this.rest = rest;
    }

    @Test
    void measure_the_page_with_growing_ledgers() throws IOException {
        var times = new LinkedHashMap<Integer, Map<String, Double>>();
        int generated = generatedJourneys();
        for (int size : SIZES) {
            if (generated < size) {
                generate(generated + 1, size);
                generated = size;
            }
            times.put(size, timesOfPages());
            print("%,d journeys, milliseconds (median of %d): %s".formatted(size, ROUNDS, times.get(size)));
            if (size == WITH_HISTORY) {
                compareStagesAndDecisions(size);
                compareFunnel(size);
            }
        }
        compare(times);
    }

    /** The journeys that an earlier run has generated in the same database. */
    private int generatedJourneys() {
        var exists = jdbc.sql("select to_regclass('made_journey') is not null")
                .query(Boolean.class)
                .single();
        return exists ? (int) count("made_journey") : 0;
    }

    private void generate(int first, int last) {
        var begin = System.nanoTime();
        transaction.executeWithoutResult(status -> {
            run("journeys.sql", first, last);
            run("ledger.sql", first, last);
        });
        rollup.rebuild();
        jdbc.sql("analyze").update();
        print("%,d journeys: %,d rows of the ledger, %,d cells of its sums, generated in %.0f s"
                .formatted(last, count("kpi_record"), count("kpi_rollup"), (System.nanoTime() - begin) / 1e9));
    }

    /** Compares the figures of the page, computed without HTTP, with the same figures by SQL on the history tables. */
    private void compareStagesAndDecisions(int size) throws IOException {
        if (count("act_hi_procinst") < size) {
            transaction.executeWithoutResult(status -> run("history.sql", 1, size));
        }
        jdbc.sql("analyze").update();
        var statement = read("figures-from-history.sql");
        var history = median(3, () -> jdbc.sql(statement)
                .param("now", today + " 00:00:00+00")
                .query()
                .listOfRows());
        var year = year();
        var page = median(ROUNDS, () -> {
            snapshots.read(year, stages::compute);
            snapshots.read(year, decisions::rows);
        });
        print("%,d journeys, stages and decisions: %.1f ms, %.0f ms from the history tables: %.0f times"
                .formatted(size, page, history, history / page));
    }

    private FigureFilter year() {
        return FigureFilter.of(today.minusMonths(11).withDayOfMonth(1), today);
    }

    /** Compares SQL on the sums of the ledger with SQL on the history tables, for the same rows. */
    private void compareFunnel(int size) {
        var cube = cubes.bySegment(year());
        var sums = median(ROUNDS, () -> jdbc.sql("select kpi, recorded_from, stage, segment, sum(n) as n from "
                        + cube.sql() + " cube where kpi in ('stage-entered', 'stage-left')"
                        + " group by kpi, recorded_from, stage, segment")
                .params(cube.params())
                .query()
                .listOfRows());
        var statement = read("funnel-from-history.sql");
        var history = median(ROUNDS, () -> jdbc.sql(statement)
                .param("now", today + " 00:00:00+00")
                .query()
                .listOfRows());
        print(
                "%,d journeys, funnel by month and segment: %.1f ms from the sums, %.1f ms from the history tables: %.0f times"
                        .formatted(size, sums, history, history / sums));
    }

    private Map<String, Double> timesOfPages() {
        var year = "from=%s&to=%s".formatted(today.minusMonths(11).withDayOfMonth(1), today);
        var pages = new LinkedHashMap<String, String>();
        pages.put("twelve months", year);
        pages.put("one segment", year + "&segment=business-new");
        pages.put("one owner", year + "&owner=rep7");
        pages.put("segment and category", year + "&segment=consumer-new&productCategory=machines");
        pages.put("one model version", year + "&model=sale:1");
        pages.put("thirty days", "from=%s&to=%s".formatted(today.minusDays(40), today.minusDays(11)));
        var times = new LinkedHashMap<String, Double>();
        pages.forEach((name, query) -> times.put(name, median(ROUNDS, () -> request("figures?" + query))));
        for (var part : PARTS) {
            times.put(part, median(ROUNDS, () -> request(part + "?" + year)));
            times.put("thirty days: " + part, median(ROUNDS, () -> request(part + "?" + pages.get("thirty days"))));
        }
        return times;
    }

    /** The session of a manager in Cockpit. */
    private HttpHeaders session() {
        if (session == null) {
            session = WebappLogin.headersOf("cockpit", "marja", "marja-demo", rest);
        }
        return session;
    }

    private void request(String path) {
        var answer = rest.exchange("/api/" + path, HttpMethod.GET, new HttpEntity<>(session()), String.class);
        if (answer.getStatusCode() != HttpStatus.OK) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private static double median(int rounds, Runnable work) {
        for (int round = 0; round < rounds; round++) {
            work.run();
        }
        List<Long> nanos = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            var begin = System.nanoTime();
            work.run();
            nanos.add(System.nanoTime() - begin);
        }
        nanos.sort(null);
        return Math.round(nanos.get(rounds / 2) / 1e5) / 10.0;
    }

    private static void compare(Map<Integer, Map<String, Double>> times) {
        var middle = times.get(WITH_HISTORY);
        if (middle == null) {
            return;
        }
        times.forEach((size, pages) -> pages.forEach((page, time) ->
                print("%,d journeys, %s: %.2f times 100,000".formatted(size, page, time / middle.get(page)))));
    }

    private void run(String script, int first, int last) {
        for (var statement : read(script).split(";\\s*\n")) {
            if (!statement.isBlank()) {
                jdbc.sql(statement.strip())
                        .param("first", first)
                        .param("last", last)
                        .param("now", today + " 00:00:00+00")
                        .update();
            }
        }
    }

    private static String read(String script) {
        try {
            return new ClassPathResource("benchmark/" + script).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static void print(String line) {
        LOG.info(line);
    }
}
