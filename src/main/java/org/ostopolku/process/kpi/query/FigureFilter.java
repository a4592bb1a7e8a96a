package org.ostopolku.process.kpi.query;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a figure counts. A part that is null excludes nothing. Built by {@link #of} and the withers.
 *
 * @param from first day, in the company's time zone
 * @param to last day, included
 * @param processKey only what this version of this process logged
 * @param owners only customers of these owners, of whom the empty one stands for customers without owner; the data scope of the caller
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

    public FigureFilter withPeriod(LocalDate otherFrom, LocalDate otherTo) {
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

    /** Whether it finds only customers with certain facts, or of one owner. */
    public boolean asksForCustomers() {
        return Stream.of(segment, buyingSituation, productCategory, owner).anyMatch(Objects::nonNull);
    }

    /** @param otherSegment null for all; the same holds for the facts and the owner below */
    public FigureFilter withSegment(String otherSegment) {
        return new FigureFilter(
                from, to, otherSegment, buyingSituation, productCategory, owner, processKey, processVersion, owners);
    }

    public FigureFilter withBuyingSituation(String otherSituation) {
        return new FigureFilter(
                from, to, segment, otherSituation, productCategory, owner, processKey, processVersion, owners);
    }

    public FigureFilter withProductCategory(String otherCategory) {
        return new FigureFilter(
                from, to, segment, buyingSituation, otherCategory, owner, processKey, processVersion, owners);
    }

    public FigureFilter withOwner(String otherOwner) {
        return new FigureFilter(
                from, to, segment, buyingSituation, productCategory, otherOwner, processKey, processVersion, owners);
    }

    /** @param version of the process; null for all versions, with a null key for all processes */
    public FigureFilter withProcess(String key, Integer version) {
        return new FigureFilter(from, to, segment, buyingSituation, productCategory, owner, key, version, owners);
    }

    /** @param otherOwners null for the customers of all owners */
    public FigureFilter withOwners(Set<String> otherOwners) {
        return new FigureFilter(
                from, to, segment, buyingSituation, productCategory, owner, processKey, processVersion, otherOwners);
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
                return withPeriod(from.minusMonths(1), to.minusMonths(1));
            }
            return withPeriod(from.minusMonths(months), from.minusDays(1));
        }
        return withPeriod(from.minusDays(ChronoUnit.DAYS.between(from, to) + 1), from.minusDays(1));
    }
}
