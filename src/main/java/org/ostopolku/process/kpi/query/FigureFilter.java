package org.ostopolku.process.kpi.query;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * What a figure counts. A part that is null leaves out nothing.
 *
 * @param from first day, in the company's time zone
 * @param to last day, included
 * @param processKey only what this version of this process logged
 * @param owners only customers of these owners, of whom the empty one stands for nobody; what a person may see
 */
public record FigureFilter(
        LocalDate from,
        LocalDate to,
        String segment,
        String buyingSituation,
        String productCategory,
        String owner,
        String processKey,
        Integer processVersion,
        Set<String> owners) {

    /** @throws IllegalArgumentException if the period ends before it begins */
    public FigureFilter {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The period ends on %s, before it begins on %s.".formatted(to, from));
        }
    }

    /** Everything of a period. */
    public static FigureFilter of(LocalDate from, LocalDate to) {
        return new FigureFilter(from, to, null, null, null, null, null, null, null);
    }

    /** The same of another period. */
    public FigureFilter in(LocalDate otherFrom, LocalDate otherTo) {
        return new FigureFilter(
                otherFrom,
                otherTo,
                segment,
                buyingSituation,
                productCategory,
                owner,
                processKey,
                processVersion,
                owners);
    }

    /** The same of one segment; null for all. */
    public FigureFilter ofSegment(String otherSegment) {
        return new FigureFilter(
                from, to, otherSegment, buyingSituation, productCategory, owner, processKey, processVersion, owners);
    }

    /** The same of one version of a process. */
    public FigureFilter ofModel(String key, int version) {
        return new FigureFilter(from, to, segment, buyingSituation, productCategory, owner, key, version, owners);
    }

    /** The same of everybody's customers, whoever asks. */
    public FigureFilter ofEverybody() {
        return new FigureFilter(
                from, to, segment, buyingSituation, productCategory, owner, processKey, processVersion, null);
    }

    /**
     * The same of the period before: as many months if these are whole months (the last of several may still be going
     * on), the same days of the month before if a single one is still going on, otherwise as many days.
     */
    public FigureFilter before(LocalDate today) {
        boolean isOver = to.equals(YearMonth.from(to).atEndOfMonth());
        if (from.getDayOfMonth() == 1 && (isOver || to.equals(today))) {
            var months = ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to)) + 1;
            if (months == 1 && !isOver) {
                return in(from.minusMonths(1), to.minusMonths(1));
            }
            return in(from.minusMonths(months), from.minusDays(1));
        }
        return in(from.minusDays(ChronoUnit.DAYS.between(from, to) + 1), from.minusDays(1));
    }
}
