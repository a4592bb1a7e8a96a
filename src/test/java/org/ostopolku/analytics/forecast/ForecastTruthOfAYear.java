package org.ostopolku.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ostopolku.analytics.dashboard.EngineHistory;
import org.ostopolku.analytics.dashboard.FigureRecount;
import org.ostopolku.analytics.dashboard.HistoricEvent;
import org.ostopolku.analytics.dashboard.LedgerFromHistory;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.ostopolku.simulation.demo.PlayedYear;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The forecast and its backtest agree with a computation for each single customer from the engine's history. */
@PlayedCustomers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecastTruthOfAYear {

    private static final YearMonth NOW = YearMonth.of(2026, 11);
    private static final double ALMOST = 0.1;

    private final TestRestTemplate rest;
    private final Map<String, List<HistoricEvent>> events;

    ForecastTruthOfAYear(TestRestTemplate rest, JdbcClient jdbc, RepositoryService repository) {
        this.rest = rest;
        this.events = new LedgerFromHistory(new EngineHistory(jdbc), repository)
                .all().stream().collect(Collectors.groupingBy(HistoricEvent::kpi));
    }

    @Test
    void the_backtest_compares_the_expected_orders_with_those_that_came() {
        var months = get("/api/figures/backtest");

        assertThat(months).hasSize(6);
        for (int back = 6; back > 0; back--) {
            var month = NOW.minusMonths(back);
            var answer = months.get(6 - back);
            var orders = events("orders")
                    .filter(one -> monthOf(one.at()).equals(month))
                    .count();
            assertThat(answer.path("month").asText()).isEqualTo(month.toString());
            assertThat(answer.path("orders").asLong()).isEqualTo(orders);
            assertThat(answer.path("value").asDouble())
                    .isCloseTo(
                            events(KpiIds.SALES_VALUE)
                                    .filter(one -> monthOf(one.at()).equals(month))
                                    .mapToDouble(HistoricEvent::value)
                                    .sum(),
                            within(0.01));
            assertThat(answer.path("expectedOrders").asDouble()).isCloseTo(expectedIn(month), within(ALMOST));
        }
        var error = IntStream.range(0, 6)
                .mapToObj(months::get)
                .mapToDouble(month -> Math.abs(month.path("expectedOrders").asDouble()
                        - month.path("orders").asDouble()))
                .sum();
        var orders = IntStream.range(0, 6)
                .mapToObj(months::get)
                .mapToLong(month -> month.path("orders").asLong())
                .sum();
        assertThat(get("/api/figures").at("/money/forecast/typicalError").asDouble())
                .isCloseTo(error / orders, within(1e-6));
    }

    @Test
    void the_forecast_counts_every_customer_in_a_stage() {
        var months = get("/api/figures/forecast");

        assertThat(months).hasSize(6);
        for (int ahead = 0; ahead < 6; ahead++) {
            var month = NOW.plusMonths(ahead);
            var begin = Math.max(0, days(PlayedYear.END, start(month)));
            var end = days(PlayedYear.END, start(month.plusMonths(1)));
            var expected = openAt(PlayedYear.END)
                    .mapToDouble(one -> probability(
                            one.process(),
                            one.fact("segment"),
                            days(one.at(), PlayedYear.END),
                            begin,
                            end,
                            NOW.plusMonths(1)))
                    .sum();
            assertThat(months.get(ahead).path("orders").asDouble())
                    .as(month.toString())
                    .isCloseTo(expected, within(ALMOST));
        }
    }

    /** The sums of the ledger do not hold the day of entry: averages over its month, weighted by the share of stays that long. */
    private double expectedIn(YearMonth month) {
        return openAt(start(month))
                .mapToDouble(one -> {
                    var entered = monthOf(one.at());
                    double sum = 0;
                    double weights = 0;
                    for (int day = 1; day <= entered.lengthOfMonth(); day++) {
                        var age = days(start(entered), start(month)) - day + 0.5;
                        var stays = yearBefore(KpiIds.STAGE_DAYS, one.process(), month)
                                .toList();
                        var weight = 1e-6
                                + stays.stream()
                                                .filter(stay -> stay.value() > age)
                                                .count()
                                        / Math.max(1.0, stays.size());
                        sum += weight
                                * probability(one.process(), one.fact("segment"), age, 0, month.lengthOfMonth(), month);
                        weights += weight;
                    }
                    return sum / weights;
                })
                .sum();
    }

    private double probability(String stage, String segment, double age, double begin, double end, YearMonth month) {
        var entered = yearBefore(KpiIds.STAGE_ENTERED, stage, month)
                .filter(one -> one.fact("segment").equals(segment))
                .count();
        var isEnough = entered >= 20;
        var all = isEnough
                ? entered
                : yearBefore(KpiIds.STAGE_ENTERED, stage, month).count();
        var ordered = yearBefore(KpiIds.DAYS_TO_ORDER, stage, month)
                .filter(one -> !isEnough || one.fact("segment").equals(segment))
                .count();
        var share = all == 0 ? 0 : Math.min(1, ordered / (double) all);
        var notYet = 1 - share * orderedWithin(stage, age, month);
        return notYet <= 0
                ? 0
                : share * (orderedWithin(stage, age + end, month) - orderedWithin(stage, age + begin, month)) / notYet;
    }

    private double orderedWithin(String stage, double days, YearMonth month) {
        var orders = yearBefore(KpiIds.DAYS_TO_ORDER, stage, month).toList();
        return orders.isEmpty()
                ? 0
                : orders.stream().filter(one -> one.value() <= days).count() / (double) orders.size();
    }

    /** The events of a stage in the twelve months before a month. */
    private Stream<HistoricEvent> yearBefore(String kpi, String stage, YearMonth month) {
        return events(kpi)
                .filter(one -> one.element().equals(stage))
                .filter(one ->
                        monthOf(one.at()).isBefore(month) && !monthOf(one.at()).isBefore(month.minusMonths(12)));
    }

    private Stream<HistoricEvent> openAt(Instant time) {
        var left = events(KpiIds.STAGE_LEFT)
                .filter(one -> one.at().isBefore(time))
                .map(HistoricEvent::instance)
                .collect(Collectors.toSet());
        return events(KpiIds.STAGE_ENTERED).filter(one -> one.at().isBefore(time) && !left.contains(one.instance()));
    }

    private Stream<HistoricEvent> events(String kpi) {
        return events.get(kpi).stream();
    }

    private static YearMonth monthOf(Instant time) {
        return YearMonth.from(time.atZone(FigureRecount.ZONE));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(FigureRecount.ZONE).toInstant();
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 86_400_000.0;
    }

    private JsonNode get(String path) {
        var answer = rest.withBasicAuth("marja", "marja-demo").getForEntity(path, JsonNode.class);
        assertThat(answer.getStatusCode().value()).as("%s", answer).isEqualTo(200);
        return answer.getBody();
    }
}
