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

/** The forecast and its backtest say the same as when every customer is reckoned alone, from the engine's history. */
@PlayedCustomers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecastTruthOfAYear {

    private static final YearMonth NOW = YearMonth.of(2026, 11);
    private static final double ALMOST = 0.1;

    private final TestRestTemplate rest;
    private final Map<String, List<HistoricEvent>> happened;

    ForecastTruthOfAYear(TestRestTemplate rest, JdbcClient jdbc, RepositoryService repository) {
        this.rest = rest;
        this.happened = new LedgerFromHistory(new EngineHistory(jdbc), repository)
                .all().stream().collect(Collectors.groupingBy(HistoricEvent::kpi));
    }

    @Test
    void the_backtest_compares_what_was_to_be_expected_with_what_came() {
        var months = get("/api/figures/backtest");

        assertThat(months).hasSize(6);
        for (int back = 6; back > 0; back--) {
            var month = NOW.minusMonths(back);
            var told = months.get(6 - back);
            var orders =
                    of("orders").filter(one -> monthOf(one.at()).equals(month)).count();
            assertThat(told.path("month").asText()).isEqualTo(month.toString());
            assertThat(told.path("orders").asLong()).isEqualTo(orders);
            assertThat(told.path("value").asDouble())
                    .isCloseTo(
                            of(KpiIds.SALES_VALUE)
                                    .filter(one -> monthOf(one.at()).equals(month))
                                    .mapToDouble(HistoricEvent::value)
                                    .sum(),
                            within(0.01));
            assertThat(told.path("expectedOrders").asDouble()).isCloseTo(expectedIn(month), within(ALMOST));
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
    void the_forecast_counts_everybody_who_is_in_a_stage() {
        var months = get("/api/figures/forecast");

        assertThat(months).hasSize(6);
        for (int ahead = 0; ahead < 6; ahead++) {
            var month = NOW.plusMonths(ahead);
            var begin = Math.max(0, days(PlayedYear.END, start(month)));
            var end = days(PlayedYear.END, start(month.plusMonths(1)));
            var expected = openAt(PlayedYear.END)
                    .mapToDouble(one -> chance(
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

    /** Nobody but the engine knows on which day somebody entered: each day of the month is as likely as a stay until now. */
    private double expectedIn(YearMonth month) {
        return openAt(start(month))
                .mapToDouble(one -> {
                    var entered = monthOf(one.at());
                    double sum = 0;
                    double weights = 0;
                    for (int day = 1; day <= entered.lengthOfMonth(); day++) {
                        var age = days(start(entered), start(month)) - day + 0.5;
                        var stays =
                                seen(KpiIds.STAGE_DAYS, one.process(), month).toList();
                        var weight = 1e-6
                                + stays.stream()
                                                .filter(stay -> stay.value() > age)
                                                .count()
                                        / Math.max(1.0, stays.size());
                        sum += weight
                                * chance(one.process(), one.fact("segment"), age, 0, month.lengthOfMonth(), month);
                        weights += weight;
                    }
                    return sum / weights;
                })
                .sum();
    }

    private double chance(String stage, String segment, double age, double begin, double end, YearMonth month) {
        var entered = seen(KpiIds.STAGE_ENTERED, stage, month)
                .filter(one -> one.fact("segment").equals(segment))
                .count();
        var isEnough = entered >= 20;
        var all = isEnough ? entered : seen(KpiIds.STAGE_ENTERED, stage, month).count();
        var ordered = seen(KpiIds.DAYS_TO_ORDER, stage, month)
                .filter(one -> !isEnough || one.fact("segment").equals(segment))
                .count();
        var share = all == 0 ? 0 : Math.min(1, ordered / (double) all);
        var notYet = 1 - share * orderedWithin(stage, age, month);
        return notYet <= 0
                ? 0
                : share * (orderedWithin(stage, age + end, month) - orderedWithin(stage, age + begin, month)) / notYet;
    }

    private double orderedWithin(String stage, double days, YearMonth month) {
        var ways = seen(KpiIds.DAYS_TO_ORDER, stage, month).toList();
        return ways.isEmpty()
                ? 0
                : ways.stream().filter(one -> one.value() <= days).count() / (double) ways.size();
    }

    /** What was logged of a stage in the twelve months before this one. */
    private Stream<HistoricEvent> seen(String kpi, String stage, YearMonth month) {
        return of(kpi).filter(one -> one.element().equals(stage))
                .filter(one ->
                        monthOf(one.at()).isBefore(month) && !monthOf(one.at()).isBefore(month.minusMonths(12)));
    }

    private Stream<HistoricEvent> openAt(Instant time) {
        var left = of(KpiIds.STAGE_LEFT)
                .filter(one -> one.at().isBefore(time))
                .map(HistoricEvent::instance)
                .collect(Collectors.toSet());
        return of(KpiIds.STAGE_ENTERED).filter(one -> one.at().isBefore(time) && !left.contains(one.instance()));
    }

    private Stream<HistoricEvent> of(String kpi) {
        return happened.get(kpi).stream();
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
