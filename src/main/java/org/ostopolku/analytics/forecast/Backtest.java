package org.ostopolku.analytics.forecast;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ostopolku.analytics.forecast.ForecastQueries.Logged;
import org.ostopolku.process.kpi.KpiIds;

/**
 * The forecast of a past month as of its first day, computed only from what was logged before that day.
 *
 * @param entries stages entered and left, and orders, of the filter's customers since the beginning of the ledger
 */
record Backtest(List<Logged> entries, OrderHistory history) {

    /** Probability given to stays beyond the longest observed one. */
    private static final double BEYOND_LONGEST = 1e-6;

    private record Entered(String stage, String segment, YearMonth month) {}

    Forecast.BacktestMonth compute(YearMonth month) {
        var model = history.modelBefore(month);
        var orderValues = history.orderValuesBefore(month);
        double orders = 0;
        double value = 0;
        for (var open : openBefore(month).entrySet()) {
            var entered = open.getKey();
            var expected = open.getValue() * probability(entered, month, model);
            orders += expected;
            value += expected * orderValues.mean(entered.segment());
        }
        return new Forecast.BacktestMonth(month.toString(), orders, ordersIn(month), value, salesIn(month));
    }

    /**
     * Averages over the days of the month of entry, because the ledger's sums do not hold the day. The weight of a day is the
     * share of customers who stay in the stage at least as long as from that day until now.
     */
    private static double probability(Entered entered, YearMonth month, ConversionModel model) {
        var conversion = model.conversion(entered.stage(), entered.segment());
        var stays = model.stays(entered.stage());
        var first = ChronoUnit.DAYS.between(entered.month().atDay(1), month.atDay(1)) - 0.5;
        if (conversion.isOver(first - entered.month().lengthOfMonth())) {
            return 0;
        }
        double sum = 0;
        double weights = 0;
        for (int day = 0; day < entered.month().lengthOfMonth(); day++) {
            var age = first - day;
            var weight = 1 - stays.shareWithin(age) + BEYOND_LONGEST;
            sum += weight * conversion.probability(age, 0, month.lengthOfMonth());
            weights += weight;
        }
        return sum / weights;
    }

    private Map<Entered, Long> openBefore(YearMonth month) {
        // In the order of the entries: sums of floating point numbers depend on it.
        var open = new LinkedHashMap<Entered, Long>();
        entries.stream().filter(row -> row.month().isBefore(month)).forEach(row -> {
            switch (row.kpi()) {
                case KpiIds.STAGE_ENTERED ->
                    open.merge(new Entered(row.stage(), row.segment(), row.month()), row.n(), Long::sum);
                case KpiIds.STAGE_LEFT ->
                    open.merge(new Entered(row.stage(), row.segment(), row.since()), -row.n(), Long::sum);
                default -> {
                    // an order
                }
            }
        });
        open.values().removeIf(customers -> customers == 0);
        return open;
    }

    private long ordersIn(YearMonth month) {
        return entries.stream()
                .filter(row -> row.kpi().equals(KpiIds.ORDERS) && row.month().equals(month))
                .mapToLong(Logged::n)
                .sum();
    }

    private double salesIn(YearMonth month) {
        return entries.stream()
                .filter(row ->
                        row.kpi().equals(KpiIds.SALES_VALUE) && row.month().equals(month))
                .mapToDouble(Logged::total)
                .sum();
    }
}
