package org.ostopolku.process.kpi.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The condition of a statement about journeys, put together from what a filter asks and more. */
public final class FilterCondition {

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    /**
     * What a filter asks of a journey, its period left aside.
     *
     * @param table the alias of {@code open_journey} or {@code kpi_record}
     */
    public static FilterCondition of(FigureFilter filter, String table) {
        return of(filter, table, table + ".owner", table + ".process_key", table + ".process_version");
    }

    /**
     * The same where owner and model stand elsewhere.
     *
     * @param table the alias of the table that has the other facts
     * @param owner who owns the journey
     * @param model key of the process that is meant
     * @param version its version
     */
    public static FilterCondition of(FigureFilter filter, String table, String owner, String model, String version) {
        return new FilterCondition()
                .and("coalesce(" + table + ".segment, '') = :segment", filter.segment())
                .and("coalesce(" + table + ".buying_situation, '') = :buyingSituation", filter.buyingSituation())
                .and("coalesce(" + table + ".product_category, '') = :productCategory", filter.productCategory())
                .and("coalesce(" + owner + ", '') = :owner", filter.owner())
                .and("coalesce(" + owner + ", '') in (:owners)", filter.owners())
                .and(model + " = :processKey", filter.processKey())
                .and(version + " = :processVersion", filter.processVersion());
    }

    /** Of the rows of {@code kpi_record} that were written in the period. */
    public FilterCondition within(FigureFilter filter, String table) {
        return and(table + ".recorded_on >= :from", filter.from()).and(table + ".recorded_on <= :to", filter.to());
    }

    /** Adds a part, of which the last word is the name of its parameter; nothing if the value is null. */
    public FilterCondition and(String part, Object value) {
        if (value != null) {
            parts.add(part);
            params.put(part.replaceAll(".*:(\\w+).*", "$1"), value);
        }
        return this;
    }

    /** The where clause; empty if there is no condition. */
    public String where() {
        return parts.isEmpty() ? "" : " where " + String.join(" and ", parts);
    }

    /** What goes on with a where clause; empty if there is no condition. */
    public String more() {
        return parts.isEmpty() ? "" : " and " + String.join(" and ", parts);
    }

    public Map<String, Object> params() {
        return params;
    }
}
