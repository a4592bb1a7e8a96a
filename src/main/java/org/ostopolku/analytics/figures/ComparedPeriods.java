package org.ostopolku.analytics.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.ostopolku.process.kpi.query.FigureFilter;

/** A filter, and the same filter for the period before. */
public record ComparedPeriods(FigureFilter filter, FigureFilter before) {

    /** Earlier than the first row of any ledger. */
    public static final LocalDate BEGINNING = LocalDate.of(1970, 1, 1);

    public static ComparedPeriods of(FigureFilter filter, LocalDate today) {
        return new ComparedPeriods(filter, filter.before(today));
    }

    /** The length of the period in months, for the targets of sums, which are for one month; part of a month counts by days. */
    public double months() {
        var last = YearMonth.from(filter.to());
        return Stream.iterate(
                        YearMonth.from(filter.from()), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .mapToDouble(this::shareInPeriod)
                .sum();
    }

    private double shareInPeriod(YearMonth month) {
        var from = filter.from().isAfter(month.atDay(1)) ? filter.from() : month.atDay(1);
        var to = filter.to().isBefore(month.atEndOfMonth()) ? filter.to() : month.atEndOfMonth();
        return (ChronoUnit.DAYS.between(from, to) + 1.0) / month.lengthOfMonth();
    }
}
