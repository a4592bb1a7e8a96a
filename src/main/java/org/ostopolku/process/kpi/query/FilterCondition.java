package org.ostopolku.process.kpi.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Translates a {@link FigureFilter} to the SQL condition of a statement about journeys. A journey without owner has the empty
 * owner: it is found by a filter whose owner, or one of whose owners, is empty.
 */
public final class FilterCondition {

    private final List<String> parts = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    /**
     * The condition of a filter without its period.
     *
     * @param table the alias of {@code open_journey} or {@code kpi_record}
     */
    public static FilterCondition of(FigureFilter filter, String table) {
        return of(filter, table, table + ".owner", table + ".process_key", table + ".process_version");
    }

    /**
     * The same with owner and model from other tables.
     *
     * @param table the alias of the table that has the other facts
     * @param owner who owns the journey
     * @param model key of the process that is meant
     * @param version its version
     */
    public static FilterCondition of(FigureFilter filter, String table, String owner, String model, String version) {
        return facts(filter, table, owner)
                .and("coalesce(" + owner + ", '') in (:owners)", filter.owners())
                .and(model + " = :processKey", filter.processKey())
                .and(version + " = :processVersion", filter.processVersion());
    }

    /**
     * The condition for a journey that is given by its number alone: the ledger has a row with the facts and the owner of the
     * filter, and none of an owner outside the owners of the filter. A journey without owner is not excluded by the latter.
     *
     * @param journey expression for the number of the journey
     */
    public static FilterCondition ofJourney(FigureFilter filter, String journey) {
        var rows = "exists (select 1 from kpi_record k where k.journey = " + journey;
        var facts = facts(filter, "k", "k.owner");
        var condition = new FilterCondition();
        if (!facts.parts.isEmpty()) {
            condition.parts.add(rows + facts.more() + ")");
            condition.params.putAll(facts.params);
        }
        return condition.and("not " + rows + " and k.owner not in (:owners))", filter.owners());
    }

    private static FilterCondition facts(FigureFilter filter, String table, String owner) {
        return new FilterCondition()
                .and("coalesce(" + table + ".segment, '') = :segment", filter.segment())
                .and("coalesce(" + table + ".buying_situation, '') = :buyingSituation", filter.buyingSituation())
                .and("coalesce(" + table + ".product_category, '') = :productCategory", filter.productCategory())
                .and("coalesce(" + owner + ", '') = :owner", filter.owner());
    }

    /** Adds the period, by the day on which a row of {@code kpi_record} was written. */
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

    /** Continues a where clause; empty if there is no condition. */
    public String more() {
        return parts.isEmpty() ? "" : " and " + String.join(" and ", parts);
    }

    public Map<String, Object> params() {
        return params;
    }
}
