package org.ostopolku.analytics.dashboard;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.ostopolku.process.kpi.query.FilterCondition;

/** The condition for the entries of the ledger that a number counts; it serves the ledger's rows and its sums alike. */
record LedgerCondition(String kpi, List<Part> parts) {

    record Part(String column, boolean isWanted, Collection<String> values) {}

    static LedgerCondition of(String kpi) {
        return new LedgerCondition(kpi, List.of());
    }

    /** No condition if the value is null. */
    LedgerCondition withValue(String column, String value) {
        return value == null ? this : and(new Part(column, true, List.of(value)));
    }

    LedgerCondition withAnyOf(String column, Collection<String> values) {
        return and(new Part(column, true, values));
    }

    LedgerCondition withNoneOf(String column, Collection<String> values) {
        return and(new Part(column, false, values));
    }

    private LedgerCondition and(Part part) {
        return new LedgerCondition(
                kpi, Stream.concat(parts.stream(), Stream.of(part)).toList());
    }

    /** @param mayBeNull whether unknown values are null, as in the ledger, or empty, as in its sums */
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
