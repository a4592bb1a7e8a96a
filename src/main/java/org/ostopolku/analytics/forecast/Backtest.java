package org.ostopolku.analytics.forecast;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ostopolku.analytics.dashboard.MoneyFigures;
import org.ostopolku.analytics.figures.StageTransitions;
import org.ostopolku.analytics.forecast.ForecastQueries.Logged;

/**
 * What would have been expected of a month on its first day, with nothing known but what was logged before.
 *
 * @param path entries, exits and orders of the customers concerned, from the first on
 */
record Backtest(List<Logged> path, OrderHistory seen) {

    /** Somebody may stay longer than anybody did before. */
    private static final double UNLIKELY = 1e-6;

    private record Entered(String stage, String segment, YearMonth month) {}

    Forecast.Tried of(YearMonth month) {
        var chances = seen.chances(month);
        var worth = seen.worth(month);
        double orders = 0;
        double value = 0;
        for (var open : openBefore(month).entrySet()) {
            var entered = open.getKey();
            var expected = open.getValue() * chance(entered, month, chances);
            orders += expected;
            value += expected * worth.of(entered.segment());
        }
        return new Forecast.Tried(month.toString(), orders, ordersIn(month), value, salesIn(month));
    }

    /** On which day they entered is not known: of those still there most likely on one that is no longer ago than people stay. */
    private static double chance(Entered entered, YearMonth month, ConversionModel chances) {
        var chance = chances.of(entered.stage(), entered.segment());
        var stays = chances.stays(entered.stage());
        var first = ChronoUnit.DAYS.between(entered.month().atDay(1), month.atDay(1)) - 0.5;
        if (chance.isOver(first - entered.month().lengthOfMonth())) {
            return 0;
        }
        double sum = 0;
        double weights = 0;
        for (int day = 0; day < entered.month().lengthOfMonth(); day++) {
            var age = first - day;
            var weight = 1 - stays.within(age) + UNLIKELY;
            sum += weight * chance.between(age, 0, month.lengthOfMonth());
            weights += weight;
        }
        return sum / weights;
    }

    /** How many had entered a stage by the month in which they did, and had not left it yet. */
    private Map<Entered, Long> openBefore(YearMonth month) {
        var open = new HashMap<Entered, Long>();
        path.stream().filter(row -> row.month().isBefore(month)).forEach(row -> {
            switch (row.kpi()) {
                case StageTransitions.ENTERED ->
                    open.merge(new Entered(row.stage(), row.segment(), row.month()), row.n(), Long::sum);
                case StageTransitions.LEFT ->
                    open.merge(new Entered(row.stage(), row.segment(), row.since()), -row.n(), Long::sum);
                default -> {
                    // no passage
                }
            }
        });
        open.values().removeIf(customers -> customers == 0);
        return open;
    }

    private long ordersIn(YearMonth month) {
        return path.stream()
                .filter(row ->
                        row.kpi().equals(MoneyFigures.ORDERS) && row.month().equals(month))
                .mapToLong(Logged::n)
                .sum();
    }

    private double salesIn(YearMonth month) {
        return path.stream()
                .filter(row ->
                        row.kpi().equals(MoneyFigures.SALES) && row.month().equals(month))
                .mapToDouble(Logged::total)
                .sum();
    }
}
