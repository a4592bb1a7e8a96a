package org.ostopolku.analytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ostopolku.OstopolkuApplication;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.KpiIds;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Starts an experiment, restarts the application and simulates a year of demo customers. The comparison of the two versions
 * must agree with a recount from the engine's history.
 */
@Tag("once")
class ComparisonTruthTest {

    private static final int CUSTOMERS = 60;
    private static final Duration OBSERVED = Duration.ofDays(60);

    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=300";

    @Test
    void the_comparison_agrees_with_the_history() throws IOException {
        try (var application = start(0)) {
            var repository = application.getBean(RepositoryService.class);
            for (var stage : List.of("awareness", "activation")) {
                var answer = rest(application)
                        .postForEntity("/api/experiments", Map.of("stage", stage, "share", 50), JsonNode.class);
                assertThat(answer.getStatusCode().is2xxSuccessful())
                        .as("%s", answer.getBody())
                        .isTrue();
                repository
                        .createDeployment()
                        .name(stage)
                        .addString(
                                stage + ".bpmn",
                                Files.readString(Path.of("bpmn", stage + ".bpmn"))
                                        .replace(
                                                "name=\"overWhen\" value=\"",
                                                "name=\"overWhen\" value=\"Tried today: "))
                        .deploy();
            }
        }
        try (var application = start(CUSTOMERS)) {
            var history = new EngineHistory(application.getBean(JdbcClient.class));
            var events = new LedgerFromHistory(history, application.getBean(RepositoryService.class)).all();
            var processes = history.steps.stream()
                    .collect(Collectors.toMap(EngineHistory.Step::id, EngineHistory.Step::process));
            for (var stage : List.of("awareness", "activation")) {
                assertAgrees(
                        compare(application, stage),
                        stage,
                        events,
                        one -> stage.equals(history.variableAt(processes.get(one.instance()), "stage", one.at())));
            }
        }
    }

    private void assertAgrees(
            JsonNode comparison, String stage, List<HistoricEvent> events, Predicate<HistoricEvent> isInStage) {
        var now = Instant.now();
        var firsts = events.stream()
                .filter(one ->
                        one.kpi().equals(KpiIds.STAGE_ENTERED) && one.process().equals(stage))
                .collect(Collectors.groupingBy(
                        HistoricEvent::journey, Collectors.minBy(Comparator.comparing(HistoricEvent::at))));
        for (int version : List.of(1, 2)) {
            var all = firsts.values().stream()
                    .flatMap(first -> first.stream())
                    .filter(first -> first.version() == version)
                    .toList();
            var observed = all.stream()
                    .filter(first -> first.at().isBefore(now.minus(OBSERVED)))
                    .toList();
            var side = version == 1 ? "first" : "second";
            assertThat(all).as("%s version %d", stage, version).hasSizeGreaterThan(3);
            assertThat(comparison.at("/" + side + "/entered").asInt()).isEqualTo(all.size());
            assertThat(comparison.at("/" + side + "/compared").asInt()).isEqualTo(observed.size());

            var ends = observed.stream()
                    .flatMap(first -> events.stream()
                            .filter(one -> one.kpi().equals(KpiIds.STAGE_DAYS)
                                    && one.instance().equals(first.instance())
                                    && !one.at().isAfter(first.at().plus(OBSERVED))))
                    .toList();
            Predicate<HistoricEvent> hasMoved = one -> "moved".equals(one.reason());
            Predicate<HistoricEvent> isWarm = one -> "nurture".equals(one.outcome());
            Predicate<HistoricEvent> isOn = one -> Stage.IDS.contains(String.valueOf(one.outcome()));
            share(comparison, "moved", side, ends.stream().filter(hasMoved).count(), observed.size());
            share(
                    comparison,
                    "kept-warm",
                    side,
                    ends.stream().filter(hasMoved.negate().and(isWarm)).count(),
                    observed.size());
            share(
                    comparison,
                    "went-on",
                    side,
                    ends.stream().filter(hasMoved.negate().and(isOn)).count(),
                    observed.size());
            share(
                    comparison,
                    "left",
                    side,
                    ends.stream().filter(hasMoved.or(isWarm).or(isOn).negate()).count(),
                    observed.size());
            share(comparison, "still-in", side, observed.size() - ends.size(), observed.size());

            var days = ends.stream().map(HistoricEvent::value).sorted().toList();
            int half = (int) Math.ceil(observed.size() / 2.0);
            var median = figure(comparison, "median-days").at("/" + side + "/value");
            if (half <= days.size()) {
                assertThat(median.asDouble()).isCloseTo(days.get(half - 1), within(0.001));
            } else {
                assertThat(median.isNull()).isTrue();
            }

            var worst = observed.stream()
                    .map(first -> after(events, first)
                            .filter(one -> answer(one) > 0 && isInStage.test(one))
                            .map(ComparisonTruthTest::answer)
                            .max(Comparator.naturalOrder())
                            .orElse(0))
                    .filter(answer -> answer > 0)
                    .toList();
            var answers = List.of("unanswered", "very-satisfied", "satisfied", "dissatisfied");
            for (int answer = 1; answer <= 4; answer++) {
                var number = answer;
                share(
                        comparison,
                        answers.get(answer - 1),
                        side,
                        worst.stream().filter(one -> one == number).count(),
                        worst.size());
            }

            var orders = observed.stream()
                    .map(first -> after(events, first)
                            .filter(one -> Set.of("orders", KpiIds.ORDER_BOOK).contains(one.kpi()) && one.value() > 0)
                            .toList())
                    .toList();
            share(
                    comparison,
                    "ordered",
                    side,
                    orders.stream()
                            .filter(some ->
                                    some.stream().anyMatch(one -> one.kpi().equals("orders")))
                            .count(),
                    observed.size());
            assertThat(figure(comparison, "order-value")
                            .at("/" + side + "/value")
                            .asDouble())
                    .isCloseTo(
                            orders.stream()
                                            .flatMap(List::stream)
                                            .filter(one -> one.kpi().equals(KpiIds.ORDER_BOOK))
                                            .mapToDouble(HistoricEvent::value)
                                            .sum()
                                    / observed.size(),
                            within(0.01));
        }
    }

    private static Stream<HistoricEvent> after(List<HistoricEvent> events, HistoricEvent first) {
        return events.stream()
                .filter(one -> one.journey().equals(first.journey()))
                .filter(one -> !one.at().isBefore(first.at())
                        && !one.at().isAfter(first.at().plus(OBSERVED)));
    }

    /** 4 for dissatisfied, down to 1 for no answer; 0 for an event that is not about feedback. */
    private static int answer(HistoricEvent one) {
        return switch (one.kpi()) {
            case KpiIds.FEEDBACK_DISSATISFIED -> 4;
            case KpiIds.FEEDBACK_SATISFIED -> 3;
            case KpiIds.FEEDBACK_VERY_SATISFIED -> 2;
            case KpiIds.FEEDBACK_ANSWERED -> one.value() == 0 ? 1 : 0;
            default -> 0;
        };
    }

    private static void share(JsonNode comparison, String figure, String side, long part, int whole) {
        var row = figure(comparison, figure);
        assertThat(row.path(side + "Journeys").asInt()).as(figure).isEqualTo(whole);
        if (whole > 0) {
            assertThat(row.at("/" + side + "/value").asDouble())
                    .as(figure)
                    .isCloseTo((double) part / whole, within(1e-9));
        }
    }

    private static JsonNode figure(JsonNode comparison, String figure) {
        return StreamSupport.stream(comparison.path("figures").spliterator(), false)
                .filter(row -> row.path("figure").asText().equals(figure))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode compare(ConfigurableApplicationContext application, String stage) {
        return rest(application)
                .getForObject(
                        "/api/comparisons/" + stage + "?first=1&second=2&days=" + OBSERVED.toDays()
                                + "&from=2000-01-01",
                        JsonNode.class);
    }

    private static TestRestTemplate rest(ConfigurableApplicationContext application) {
        return new TestRestTemplate(new RestTemplateBuilder()
                        .rootUri("http://localhost:"
                                + application.getEnvironment().getProperty("local.server.port")))
                .withBasicAuth("paavo", "paavo-demo");
    }

    private ConfigurableApplicationContext start(int customers) {
        return new SpringApplicationBuilder(OstopolkuApplication.class)
                .run(
                        "--spring.datasource.url=" + database,
                        "--server.port=0",
                        "--spring.profiles.active=demo",
                        "--ostopolku.demo.customers=" + customers);
    }
}
