package org.ostopolku.analytics.forecast;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.forecast.ForecastQueries.OpenJourneys;
import org.ostopolku.process.kpi.Elapsed;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.stereotype.Component;

/** Computes the orders that are expected from the open journeys, and the accuracy of the forecast in past months. */
@Component
public class ForecastService {

    private static final int MONTHS = 6;
    private final ForecastQueries queries;
    private final Clock clock;

    ForecastService(ForecastQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** Of the filter's journeys; its period does not matter. The conversion model is computed from all customers. */
    public Forecast compute(FigureFilter filter) {
        var today = LocalDate.now(clock);
        var thisMonth = YearMonth.from(today);
        var from =
                thisMonth.minusMonths(ForecastQueries.HISTORY_MONTHS + MONTHS).atDay(1);
        var history = new OrderHistory(
                queries.timing(Stream.iterate(thisMonth.minusMonths(MONTHS), month -> month.plusMonths(1))
                        .limit(MONTHS + 2L)
                        .toList()),
                queries.logged(
                        FigureFilter.of(from, today),
                        Set.of(KpiIds.STAGE_ENTERED, KpiIds.DAYS_TO_ORDER, KpiIds.ORDERS, KpiIds.SALES_VALUE)));
        var open = queries.openJourneys(filter);
        var backtest = backtest(filter.withPeriod(ComparedPeriods.BEGINNING, today), history, thisMonth);
        return new Forecast(months(open, history, thisMonth), basis(open), backtest, typicalError(backtest));
    }

    private List<Forecast.Month> months(List<OpenJourneys> open, OrderHistory history, YearMonth thisMonth) {
        var model = history.modelBefore(thisMonth.plusMonths(1));
        if (!model.hasOrders()) {
            return List.of();
        }
        var orderValues = history.orderValuesBefore(thisMonth.plusMonths(1));
        var now = clock.instant();
        var begins = IntStream.rangeClosed(0, MONTHS)
                .mapToDouble(month -> Math.max(0, Elapsed.days(now, start(thisMonth.plusMonths(month)))))
                .toArray();
        var orders = new double[MONTHS];
        var value = new double[MONTHS];
        for (var journeys : open) {
            var age = Math.max(0, Elapsed.days(journeys.since(), now));
            var conversion = model.conversion(journeys.stage(), journeys.segment());
            var eur = journeys.value() + (journeys.n() - journeys.valued()) * orderValues.mean(journeys.segment());
            for (int month = 0; month < MONTHS; month++) {
                var probability = conversion.probability(age, begins[month], begins[month + 1]);
                orders[month] += journeys.n() * probability;
                value[month] += eur * probability;
            }
        }
        return IntStream.range(0, MONTHS)
                .mapToObj(month ->
                        new Forecast.Month(thisMonth.plusMonths(month).toString(), orders[month], value[month]))
                .toList();
    }

    /** Empty for one model version, because orders are logged by another model than most stages. */
    private List<Forecast.BacktestMonth> backtest(FigureFilter filter, OrderHistory history, YearMonth thisMonth) {
        if (filter.processKey() != null) {
            return List.of();
        }
        var backtest = new Backtest(
                queries.logged(
                        filter, Set.of(KpiIds.STAGE_ENTERED, KpiIds.STAGE_LEFT, KpiIds.ORDERS, KpiIds.SALES_VALUE)),
                history);
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(back -> thisMonth.minusMonths(MONTHS + 1L - back))
                .filter(history::hasEntriesBefore)
                .map(backtest::compute)
                .toList();
    }

    private static Double typicalError(List<Forecast.BacktestMonth> backtest) {
        return Figure.share(
                backtest.stream()
                        .mapToDouble(month -> Math.abs(month.expectedOrders() - month.orders()))
                        .sum(),
                backtest.stream().mapToLong(Forecast.BacktestMonth::orders).sum());
    }

    private static String basis(List<OpenJourneys> open) {
        return "Computed from the %d journeys that are in a stage now: from the days since each entered the stage, and from the share of customers who entered the same stage in the last twelve months and ordered, and when. The first month is the rest of the current month. Customers kept warm and customers who are still to come are not counted."
                .formatted(open.stream().mapToLong(OpenJourneys::n).sum());
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.getZone()).toInstant();
    }
}
