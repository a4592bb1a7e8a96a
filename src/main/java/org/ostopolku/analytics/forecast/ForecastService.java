package org.ostopolku.analytics.forecast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ostopolku.analytics.dashboard.MoneyFigures;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.figures.StageTransitions;
import org.ostopolku.analytics.forecast.ForecastQueries.Waiting;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.stereotype.Component;

/** Expects orders from the open journeys, and tells how far off it would have been lately. */
@Component
public class ForecastService {

    private static final int MONTHS = 6;
    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private final ForecastQueries queries;
    private final Clock clock;

    ForecastService(ForecastQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** Of the journeys that the filter asks for, whatever its period; the chances are those of all customers. */
    public Forecast of(FigureFilter filter) {
        var today = LocalDate.now(clock);
        var thisMonth = YearMonth.from(today);
        var from = thisMonth.minusMonths(ForecastQueries.SEEN_MONTHS + MONTHS).atDay(1);
        var seen = new OrderHistory(
                queries.timing(Stream.iterate(thisMonth.minusMonths(MONTHS), month -> month.plusMonths(1))
                        .limit(MONTHS + 2L)
                        .toList()),
                queries.logged(
                        FigureFilter.of(from, today),
                        Set.of(
                                StageTransitions.ENTERED,
                                ForecastQueries.WAY_TO_ORDER,
                                MoneyFigures.ORDERS,
                                MoneyFigures.SALES)));
        var waiting = queries.waiting(filter);
        var backtest = backtest(filter.in(ComparedPeriods.BEGINNING, today), seen, thisMonth);
        return new Forecast(months(waiting, seen, thisMonth), basis(waiting), backtest, typicalError(backtest));
    }

    private List<Forecast.Month> months(List<Waiting> waiting, OrderHistory seen, YearMonth thisMonth) {
        var chances = seen.chances(thisMonth.plusMonths(1));
        if (!chances.areKnown()) {
            return List.of();
        }
        var worth = seen.worth(thisMonth.plusMonths(1));
        var now = clock.instant();
        var begins = IntStream.rangeClosed(0, MONTHS)
                .mapToDouble(month -> Math.max(0, days(now, start(thisMonth.plusMonths(month)))))
                .toArray();
        var orders = new double[MONTHS];
        var value = new double[MONTHS];
        for (var journeys : waiting) {
            var age = Math.max(0, days(journeys.since(), now));
            var chance = chances.of(journeys.stage(), journeys.segment());
            var eur = journeys.value() + (journeys.n() - journeys.valued()) * worth.of(journeys.segment());
            for (int month = 0; month < MONTHS; month++) {
                var orderThen = chance.between(age, begins[month], begins[month + 1]);
                orders[month] += journeys.n() * orderThen;
                value[month] += eur * orderThen;
            }
        }
        return IntStream.range(0, MONTHS)
                .mapToObj(month ->
                        new Forecast.Month(thisMonth.plusMonths(month).toString(), orders[month], value[month]))
                .toList();
    }

    /** The last complete months, as far back as anything is known; a version of a model alone does not tell who ordered. */
    private List<Forecast.Tried> backtest(FigureFilter filter, OrderHistory seen, YearMonth thisMonth) {
        if (filter.processKey() != null) {
            return List.of();
        }
        var backtest = new Backtest(
                queries.logged(
                        filter,
                        Set.of(
                                StageTransitions.ENTERED,
                                StageTransitions.LEFT,
                                MoneyFigures.ORDERS,
                                MoneyFigures.SALES)),
                seen);
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(back -> thisMonth.minusMonths(MONTHS + 1L - back))
                .filter(seen::areKnownBefore)
                .map(backtest::of)
                .toList();
    }

    private static Double typicalError(List<Forecast.Tried> backtest) {
        return Figure.share(
                backtest.stream()
                        .mapToDouble(month -> Math.abs(month.expectedOrders() - month.orders()))
                        .sum(),
                backtest.stream().mapToLong(Forecast.Tried::orders).sum());
    }

    private static String basis(List<Waiting> waiting) {
        return "Rests on the %d journeys that are in a stage now: on how long they have been there, and on how many of those who entered the same stage in the last twelve months ordered, and when. The first month is what is left of it; those kept warm and those who are not here yet are not counted."
                .formatted(waiting.stream().mapToLong(Waiting::n).sum());
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.getZone()).toInstant();
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_DAY;
    }
}
