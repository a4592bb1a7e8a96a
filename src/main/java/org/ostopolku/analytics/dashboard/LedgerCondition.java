package org.ostopolku.analytics.dashboard;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.ostopolku.process.kpi.query.FilterCondition;

/**
 * Which rows of the ledger a number counts, told alike for the ledger itself and for its sums.
 *
 * @param kpi what is counted
 */
record LedgerCondition(String kpi, List<Part> parts) {

    /** What a column may hold, or may not. */
    record Part(String column, boolean isWanted, Collection<String> values) {}

    static LedgerCondition of(String kpi) {
        return new LedgerCondition(kpi, List.of());
    }

    /** Only where the column holds this; anything if that is null. */
    LedgerCondition with(String column, String value) {
        return value == null ? this : and(new Part(column, true, List.of(value)));
    }

    LedgerCondition among(String column, Collection<String> values) {
        return and(new Part(column, true, values));
    }

    LedgerCondition without(String column, Collection<String> values) {
        return and(new Part(column, false, values));
    }

    private LedgerCondition and(Part part) {
        return new LedgerCondition(
                kpi, Stream.concat(parts.stream(), Stream.of(part)).toList());
    }

    /** As a condition of a table, in which columns may be null, or of a cube, in which they are empty then. */
    FilterCondition addTo(FilterCondition condition, String table, boolean mayBeNull) {
        condition.and(table + ".kpi = :kpi", kpi);
        int number = 0;
        for (var part : parts) {
            var column = table + "." + part.column();
            condition.and(
                    (mayBeNull ? "coalesce(" + column + ", '')" : column) + (part.isWanted() ? " in (:" : " not in (:")
                            + part.column() + number++ + ")",
                    part.values());
        }
        return condition;
    }
}
