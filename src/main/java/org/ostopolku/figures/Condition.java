package org.ostopolku.figures;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ostopolku.kpi.FigureFilter;

/** The condition of a statement, put together from parts that may be left out. */
final class Condition {

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    /**
     * What a filter asks of a journey, its period left aside.
     *
     * @param table the alias of {@code open_journey} or {@code kpi_record}
     */
    static Condition of(FigureFilter filter, String table) {
        return new Condition()
                .and("coalesce(" + table + ".segment, '') = :segment", filter.segment())
                .and("coalesce(" + table + ".buying_situation, '') = :buyingSituation", filter.buyingSituation())
                .and("coalesce(" + table + ".product_category, '') = :productCategory", filter.productCategory())
                .and("coalesce(" + table + ".owner, '') = :owner", filter.owner())
                .and("coalesce(" + table + ".owner, '') in (:owners)", filter.owners())
                .and(table + ".process_key = :processKey", filter.processKey())
                .and(table + ".process_version = :processVersion", filter.processVersion());
    }

    /** Of the rows of {@code kpi_record} that were written in the period; its days are those of the zone. */
    Condition within(FigureFilter filter, String table, ZoneId zone) {
        return and(
                        table + ".recorded_at >= :begin",
                        filter.from().atStartOfDay(zone).toOffsetDateTime())
                .and(
                        table + ".recorded_at < :end",
                        filter.to().plusDays(1).atStartOfDay(zone).toOffsetDateTime());
    }

    /** Adds a part, of which the last word is the name of its parameter; nothing if the value is null. */
    Condition and(String part, Object value) {
        if (value != null) {
            parts.add(part);
            params.put(part.replaceAll(".*:(\\w+).*", "$1"), value);
        }
        return this;
    }

    /** The where clause; empty if there is no condition. */
    String where() {
        return parts.isEmpty() ? "" : " where " + String.join(" and ", parts);
    }

    Map<String, Object> params() {
        return params;
    }
}
