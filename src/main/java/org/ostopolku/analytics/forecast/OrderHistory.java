package org.ostopolku.analytics.forecast;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ostopolku.analytics.figures.Tally;
import org.ostopolku.analytics.forecast.ForecastQueries.Logged;
import org.ostopolku.analytics.forecast.ForecastQueries.Timing;
import org.ostopolku.process.kpi.Buckets;
import org.ostopolku.process.kpi.KpiIds;

/** What the ledger holds of all customers by month; the conversion model and the order values are computed from it. */
record OrderHistory(List<Timing> timings, List<Logged> logged) {

    /** The conversion model of the twelve months before a month. */
    ConversionModel modelBefore(YearMonth month) {
        var model = new ConversionModel();
        timings.forEach(timing -> {
            long n = timing.before().get(month);
            if (n == 0) {
                return;
            }
            if (timing.kpi().equals(KpiIds.STAGE_DAYS)) {
                model.addStay(timing.stage(), timing.bucket(), n);
            } else {
                model.addDaysToOrder(timing.stage(), timing.bucket(), n);
            }
        });
        loggedBefore(month).forEach(row -> {
            switch (row.kpi()) {
                case KpiIds.STAGE_ENTERED -> model.addEntered(row.stage(), row.segment(), row.n());
                case KpiIds.DAYS_TO_ORDER -> model.addOrdered(row.stage(), row.segment(), row.n());
                default -> {
                    // order values are in orderValuesBefore
                }
            }
        });
        return model;
    }

    /** The order values of the twelve months before a month. */
    OrderValues orderValuesBefore(YearMonth month) {
        var values = new OrderValues(new HashMap<>());
        loggedBefore(month).forEach(values::add);
        return values;
    }

    /** Whether any customer entered a stage in the twelve months before a month. */
    boolean hasEntriesBefore(YearMonth month) {
        return loggedBefore(month).anyMatch(row -> row.kpi().equals(KpiIds.STAGE_ENTERED));
    }

    private Stream<Logged> loggedBefore(YearMonth month) {
        var first = month.minusMonths(ForecastQueries.HISTORY_MONTHS);
        return logged.stream()
                .filter(row -> row.month().isBefore(month) && !row.month().isBefore(first));
    }

    /** The mean value of an order, in EUR. */
    record OrderValues(Map<String, Tally> segments) {

        private static final String ALL = "all segments";

        private void add(Logged row) {
            var isOrder = row.kpi().equals(KpiIds.ORDERS);
            if (isOrder || row.kpi().equals(KpiIds.SALES_VALUE)) {
                for (var segment : List.of(row.segment(), ALL)) {
                    segments.computeIfAbsent(segment, none -> new Tally())
                            .add(
                                    Buckets.NONE,
                                    isOrder ? row.n() : 0,
                                    isOrder ? BigDecimal.ZERO : BigDecimal.valueOf(row.total()));
                }
            }
        }

        /** The mean of all segments for a segment without orders; 0 without any order. */
        double mean(String segment) {
            var own = segments.getOrDefault(segment, new Tally()).mean();
            var all = segments.getOrDefault(ALL, new Tally()).mean();
            return own != null ? own : all != null ? all : 0;
        }
    }
}
