package org.ostopolku.analytics.forecast;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ostopolku.analytics.dashboard.MoneyFigures;
import org.ostopolku.analytics.figures.StageTransitions;
import org.ostopolku.analytics.figures.Tally;
import org.ostopolku.analytics.forecast.ForecastQueries.Logged;
import org.ostopolku.analytics.forecast.ForecastQueries.Timing;

/** What was seen of all customers month by month, from which the chances of others are told. */
record OrderHistory(List<Timing> timings, List<Logged> logged) {

    /** The chances as they were seen in the twelve months before this one. */
    ConversionModel chances(YearMonth month) {
        var chances = new ConversionModel();
        timings.forEach(timing -> {
            long n = timing.before().get(month);
            if (n == 0) {
                return;
            }
            if (timing.kpi().equals(StageTransitions.DAYS)) {
                chances.stayed(timing.stage(), timing.bucket(), n);
            } else {
                chances.orderedAfter(timing.stage(), timing.bucket(), n);
            }
        });
        seenBefore(month).forEach(row -> {
            switch (row.kpi()) {
                case StageTransitions.ENTERED -> chances.entered(row.stage(), row.segment(), row.n());
                case ForecastQueries.WAY_TO_ORDER -> chances.ordered(row.stage(), row.segment(), row.n());
                default -> {
                    // tells what an order is worth
                }
            }
        });
        return chances;
    }

    /** What an order was worth in the twelve months before this one. */
    Worth worth(YearMonth month) {
        var worth = new Worth(new HashMap<>());
        seenBefore(month).forEach(worth::add);
        return worth;
    }

    /** Whether anybody was on the path in the twelve months before this one. */
    boolean areKnownBefore(YearMonth month) {
        return seenBefore(month).anyMatch(row -> row.kpi().equals(StageTransitions.ENTERED));
    }

    private Stream<Logged> seenBefore(YearMonth month) {
        return logged.stream().filter(row -> isSeen(row.month(), month));
    }

    private static boolean isSeen(YearMonth seen, YearMonth month) {
        return seen.isBefore(month) && !seen.isBefore(month.minusMonths(ForecastQueries.SEEN_MONTHS));
    }

    /** The mean value of an order, in EUR. */
    record Worth(Map<String, Tally> segments) {

        private static final String ALL = "all segments";

        private void add(Logged row) {
            var isOrder = row.kpi().equals(MoneyFigures.ORDERS);
            if (isOrder || row.kpi().equals(MoneyFigures.SALES)) {
                for (var segment : List.of(row.segment(), ALL)) {
                    segments.computeIfAbsent(segment, none -> new Tally())
                            .add(isOrder ? row.n() : 0, isOrder ? 0 : row.total());
                }
            }
        }

        /** Of a segment without orders, as of all; 0 if there is none at all. */
        double of(String segment) {
            var mean = segments.getOrDefault(segment, new Tally()).mean();
            var ofAll = segments.getOrDefault(ALL, new Tally()).mean();
            return mean != null ? mean : ofAll != null ? ofAll : 0;
        }
    }
}
