package org.ostopolku.lifecycle.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.browser.RunningApplication;
import org.ostopolku.process.kpi.KpiIds;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Comparisons of two versions of awareness, with ledger records written by the test. */
@RunningApplication
class ComparisonsTest {

    private static final Duration LONG_AGO = Duration.ofDays(100);

    private final TestRestTemplate rest;
    private final RepositoryService repository;
    private final JdbcClient jdbc;
    private final Clock clock;
    private String deployment;
    private int first;
    private int second;
    private int rows;

    ComparisonsTest(TestRestTemplate rest, RepositoryService repository, JdbcClient jdbc, Clock clock) {
        this.rest = rest;
        this.repository = repository;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void deploy() throws IOException {
        deployment = repository
                .createDeployment()
                .name("awareness")
                .addString(
                        "awareness.bpmn",
                        Files.readString(Path.of("bpmn", "awareness.bpmn"))
                                .replace("name=\"Assess the buying signal\"", "name=\"Judge the buying signal\""))
                .deploy()
                .getId();
        second = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("awareness")
                .latestVersion()
                .singleResult()
                .getVersion();
        first = second - 1;
    }

    @AfterEach
    void takeAway() {
        List.of("kpi_record", "experiment_journey", "experiment_share", "experiment")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void what_became_of_the_journeys_of_each_version_is_told_with_its_uncertainty() {
        for (int number = 1; number <= 80; number++) {
            enters("A-" + number, first, LONG_AGO, "business-new");
            enters("B-" + number, second, LONG_AGO, "business-new");
            leaves("A-" + number, first, LONG_AGO, 5, number <= 48 ? "contact" : "nurture", null);
            leaves("B-" + number, second, LONG_AGO, number <= 70 ? 3 : 20, number <= 72 ? "contact" : "closed", null);
        }
        for (int number = 1; number <= 10; number++) {
            logs("A-" + number, "orders", 1, "sale", Duration.ofDays(90));
            logs("A-" + number, KpiIds.ORDER_BOOK, 10_000, "sale", Duration.ofDays(90));
        }
        for (int number = 1; number <= 20; number++) {
            logs("B-" + number, "orders", 1, "sale", Duration.ofDays(90));
            logs("B-" + number, KpiIds.ORDER_BOOK, 20_000, "sale", Duration.ofDays(90));
            logs("B-" + number, KpiIds.ORDER_BOOK, -20_000, "use", Duration.ofDays(89));
        }

        var comparison = compare("first=%d&second=%d&days=30".formatted(first, second));

        assertThat(comparison.at("/first/compared").asInt()).isEqualTo(80);
        var wentOn = figure(comparison, "went-on");
        assertThat(wentOn.at("/first/value").asDouble()).isEqualTo(0.6);
        assertThat(wentOn.at("/second/value").asDouble()).isEqualTo(0.9);
        assertThat(wentOn.path("verdict").asText()).isEqualTo("more");
        assertThat(wentOn.path("says").asText())
                .isEqualTo("Version %d converts more: +16.8 to +42.0 percentage points".formatted(second));
        assertThat(figure(comparison, "kept-warm").at("/first/value").asDouble())
                .isEqualTo(0.4);
        assertThat(figure(comparison, "left").at("/second/value").asDouble()).isEqualTo(0.1);
        assertThat(figure(comparison, "moved").path("says").asText())
                .startsWith("No significant difference yet (−4.6 to +4.6");
        assertThat(figure(comparison, "median-days").path("says").asText())
                .isEqualTo("Version %d is quicker: −2.0 to −2.0 days".formatted(second));
        assertThat(figure(comparison, "p90-days").at("/second/value").asDouble())
                .isEqualTo(20);
        assertThat(figure(comparison, "ordered").at("/second/value").asDouble()).isEqualTo(0.25);
        assertThat(figure(comparison, "order-value").at("/first/value").asDouble())
                .isEqualTo(1_250);
        assertThat(figure(comparison, "order-value").at("/second/value").asDouble())
                .isEqualTo(5_000);
        assertThat(figure(comparison, "order-value").at("/difference/low").asDouble())
                .as("3750 - 1.99045 √((20000² · 0.25 · 0.75 + 10000² · 0.125 · 0.875) / 79)")
                .isCloseTo(3_750 - 2_076.1, within(0.5));
    }

    /** Forty of the new version have just come; of those that had time enough as many went on as before. */
    @Test
    void who_came_too_recently_is_not_held_against_a_version() {
        for (int number = 1; number <= 40; number++) {
            enters("A-" + number, first, LONG_AGO, "business-new");
            leaves("A-" + number, first, LONG_AGO, 25, "contact", null);
            enters("B-" + number, second, Duration.ofDays(40), "business-new");
            leaves("B-" + number, second, Duration.ofDays(40), 25, "contact", null);
            enters("C-" + number, second, Duration.ofDays(10), "business-new");
        }
        enters("L-1", first, LONG_AGO, "business-new");
        leaves("L-1", first, LONG_AGO, 31, "contact", null);
        enters("M-1", first, LONG_AGO, "business-new");
        leaves("M-1", second, LONG_AGO, 5, "contact", null);
        enters("R-1", first, LONG_AGO, "business-new");
        leaves("R-1", first, LONG_AGO, 5, "nurture", null);
        enters("R-1", second, Duration.ofDays(60), "business-new");

        var comparison = compare("first=%d&second=%d&days=30".formatted(first, second));

        assertThat(comparison.path("second").toString())
                .isEqualTo(
                        "{\"version\":%d,\"entered\":80,\"stillIn\":40,\"tooRecent\":40,\"changed\":0,\"compared\":40}"
                                .formatted(second));
        assertThat(comparison.path("first").toString())
                .as("who was moved on the way belongs to neither version, who comes back counted the first time")
                .isEqualTo("{\"version\":%d,\"entered\":43,\"stillIn\":0,\"tooRecent\":0,\"changed\":1,\"compared\":42}"
                        .formatted(first));
        assertThat(figure(comparison, "went-on").at("/second/value").asDouble()).isEqualTo(1);
        assertThat(figure(comparison, "went-on").at("/first/value").asDouble()).isCloseTo(40 / 42.0, within(1e-9));
        assertThat(figure(comparison, "still-in").at("/first/value").asDouble())
                .as("who went on after the days watched had not gone on then")
                .isCloseTo(1 / 42.0, within(1e-9));
        assertThat(comparison.path("explained").toString()).contains("entered at least 30 days ago");
        assertThat(compare("first=%d&second=%d".formatted(first, second))
                        .path("days")
                        .asInt())
                .as("nine of ten stays of the first version took 25 days at most")
                .isEqualTo(30);
    }

    @Test
    void feedback_counts_once_by_journey_and_few_are_too_few() {
        for (int number = 1; number <= 40; number++) {
            enters("A-" + number, first, LONG_AGO, "business-new");
            enters("B-" + number, second, LONG_AGO, "consumer-new");
            logs("A-" + number, KpiIds.FEEDBACK_VERY_SATISFIED, 1, "awareness", Duration.ofDays(95));
            logs(
                    "A-" + number,
                    number <= 10 ? KpiIds.FEEDBACK_DISSATISFIED : KpiIds.FEEDBACK_SATISFIED,
                    1,
                    "awareness",
                    Duration.ofDays(90));
            logs("A-" + number, KpiIds.FEEDBACK_DISSATISFIED, 1, "sale", Duration.ofDays(90));
        }
        for (int number = 1; number <= 18; number++) {
            logs("B-" + number, KpiIds.FEEDBACK_ANSWERED, 0, "awareness", Duration.ofDays(95));
        }
        var comparison = compare("first=%d&second=%d&days=30".formatted(first, second));
        assertThat(figure(comparison, "dissatisfied").at("/first/value").asDouble())
                .isEqualTo(0.25);
        assertThat(figure(comparison, "satisfied").at("/first/value").asDouble())
                .isEqualTo(0.75);
        assertThat(figure(comparison, "very-satisfied").at("/first/value").asDouble())
                .isZero();
        assertThat(figure(comparison, "unanswered").at("/second/value").asDouble())
                .isEqualTo(1);
        assertThat(figure(comparison, "unanswered").path("verdict").asText()).isEqualTo("too-few");
        assertThat(figure(comparison, "unanswered").path("says").asText())
                .isEqualTo(
                        "Not enough journeys that were asked yet: of the 30 that each version needs, version %d has 18."
                                .formatted(second));

        var ofConsumers = compare("first=%d&second=%d&days=30&segment=consumer-new".formatted(first, second));
        assertThat(ofConsumers.at("/first/entered").asInt()).isZero();
        assertThat(ofConsumers.at("/second/entered").asInt()).isEqualTo(40);
        assertThat(figure(ofConsumers, "went-on").at("/first/value").isNull()).isTrue();
    }

    @Test
    void of_an_experiment_only_its_journeys_count() {
        var experiment = rest.withBasicAuth("paavo", "paavo-demo")
                .postForObject(
                        "/api/experiments",
                        Map.of("stage", "awareness", "share", 50, "candidate", second),
                        JsonNode.class)
                .path("id")
                .asLong();
        for (int number = 1; number <= 10; number++) {
            enters("A-" + number, first, LONG_AGO, "business-new");
            enters("B-" + number, second, LONG_AGO, "business-new");
        }
        takesPart(experiment, "A-1", first);
        takesPart(experiment, "B-1", second);
        takesPart(experiment, "B-2", second);

        var comparison = compare("experiment=" + experiment);

        assertThat(comparison.at("/first/version").asInt()).isEqualTo(first);
        assertThat(comparison.at("/first/entered").asInt()).isEqualTo(1);
        assertThat(comparison.at("/second/entered").asInt()).isEqualTo(2);
        assertThat(comparison.path("explained").toString()).contains("chance alone decided");
    }

    @Test
    void it_is_a_table_too_and_wrong_questions_are_told() {
        enters("A-1", first, LONG_AGO, "business-new");
        var csv = rest.withBasicAuth("marja", "marja-demo")
                .getForObject(
                        "/api/comparisons/awareness/figures?format=csv&first=%d&second=%d".formatted(first, second),
                        String.class);
        assertThat(csv.lines().findFirst().orElseThrow())
                .contains("first.value")
                .contains("difference.low")
                .contains("says");
        assertThat(csv.lines()).hasSize(1 + ComparisonMetric.values().length);

        refuses("marja", "awareness?first=1", HttpStatus.BAD_REQUEST);
        refuses("marja", "awareness?first=%1$d&second=%1$d".formatted(first), HttpStatus.BAD_REQUEST);
        refuses("marja", "awareness?first=1&second=99", HttpStatus.NOT_FOUND);
        refuses("marja", "nothing?first=1&second=2", HttpStatus.NOT_FOUND);
        refuses("marja", "awareness?experiment=4711", HttpStatus.NOT_FOUND);
        refuses("marja", "awareness?first=%d&second=%d&days=0".formatted(first, second), HttpStatus.BAD_REQUEST);
        refuses("aino", "awareness?first=%d&second=%d".formatted(first, second), HttpStatus.FORBIDDEN);
    }

    private void refuses(String who, String question, HttpStatus expected) {
        var answer =
                rest.withBasicAuth(who, who + "-demo").getForEntity("/api/comparisons/" + question, JsonNode.class);
        assertThat(answer.getStatusCode()).as(question).isEqualTo(expected);
        assertThat(answer.getBody().path("detail").asText()).as(question).isNotBlank();
    }

    private JsonNode compare(String question) {
        var answer = rest.withBasicAuth("marja", "marja-demo")
                .getForEntity("/api/comparisons/awareness?" + question, JsonNode.class);
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    private static JsonNode figure(JsonNode comparison, String figure) {
        return StreamSupport.stream(comparison.path("figures").spliterator(), false)
                .filter(row -> row.path("figure").asText().equals(figure))
                .findFirst()
                .orElseThrow();
    }

    private void takesPart(long experiment, String journey, int version) {
        jdbc.sql("insert into experiment_journey (experiment, journey, version, since) values (?, ?, ?, ?)")
                .params(experiment, journey, version, OffsetDateTime.now(clock))
                .update();
    }

    private void enters(String journey, int version, Duration ago, String segment) {
        row(journey, KpiIds.STAGE_ENTERED, 1, "awareness", version, null, null, journey + version, ago, segment);
    }

    private void leaves(String journey, int version, Duration entered, int days, String outcome, String reason) {
        var instance = journey + (journey.startsWith("M-") ? first : version);
        row(
                journey,
                KpiIds.STAGE_LEFT,
                1,
                "awareness",
                version,
                outcome,
                reason,
                instance,
                entered.minusDays(days),
                null);
    }

    private void logs(String journey, String kpi, double value, String stage, Duration ago) {
        rows++;
        row(journey, kpi, value, stage, 1, null, null, "row-" + rows, ago, null);
    }

    private void row(
            String journey,
            String kpi,
            double value,
            String stage,
            int version,
            String outcome,
            String reason,
            String instance,
            Duration ago,
            String segment) {
        var at = OffsetDateTime.now(clock).minus(ago);
        jdbc.sql("""
                        insert into kpi_record (journey, stage, kpi, kpi_value, unit, kind, segment, process_key,
                            process_version, element, outcome, reason, activity_instance, recorded_at, recorded_on)
                        values (?, ?, ?, ?, 'count', 'path', ?, ?, ?, 'element', ?, ?, ?, ?, ?)
                        """)
                .params(
                        journey,
                        stage,
                        kpi,
                        value,
                        segment,
                        stage,
                        version,
                        outcome,
                        reason,
                        instance,
                        at,
                        at.toLocalDate())
                .update();
    }
}
