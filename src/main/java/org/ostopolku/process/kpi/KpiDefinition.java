package org.ostopolku.process.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A row of the KPI catalogue.
 *
 * @param id as in {@code kpi.<id>}
 * @param stage a stage or {@code all}
 * @param good the direction of improvement
 * @param target for a sum: per month; null if there is none
 * @param limit a value worse than this raises an alert; null if there is none
 * @param measure how its values are aggregated
 */
public record KpiDefinition(
        String id,
        String name,
        String stage,
        Unit unit,
        Kind kind,
        Direction good,
        Double target,
        Double limit,
        Measure measure) {

    private static final Map<String, Class<? extends CatalogueWord>> COLUMNS =
            Map.of("unit", Unit.class, "kind", Kind.class, "good", Direction.class, "measure", Measure.class);

    /** The unit of the values. A share is from 0 to 1. */
    public enum Unit implements CatalogueWord {
        EUR,
        DAYS,
        HOURS,
        COUNT,
        SHARE,
        PERCENT,
        SCORE;

        @Override
        public String id() {
            return this == EUR ? name() : CatalogueWord.super.id();
        }
    }

    /** Path KPIs count how stages were passed; models log them without an entry of their own. */
    public enum Kind implements CatalogueWord {
        BUSINESS,
        DEVELOPMENT,
        PATH
    }

    public enum Direction implements CatalogueWord {
        UP,
        DOWN
    }

    public enum Measure implements CatalogueWord {
        SUM,
        MEAN,
        MEDIAN
    }

    /**
     * Reads the outputs of a row.
     *
     * @throws KpiException if unit, kind, good or measure is an unknown word
     */
    static KpiDefinition parse(String id, Map<String, Object> row) {
        return new KpiDefinition(
                id,
                (String) row.get("name"),
                (String) row.get("stage"),
                CatalogueWord.parse(id, "unit", Unit.class, row.get("unit")),
                CatalogueWord.parse(id, "kind", Kind.class, row.get("kind")),
                CatalogueWord.parse(id, "good", Direction.class, row.get("good")),
                number(row.get("target")),
                number(row.get("limit")),
                CatalogueWord.parse(id, "measure", Measure.class, row.get("measure")));
    }

    /** An error message for each unknown word of a row; empty if there is none. */
    public static List<String> findUnknownWords(String id, Map<String, ?> row) {
        var errors = new ArrayList<String>();
        COLUMNS.forEach((column, words) -> {
            try {
                CatalogueWord.parse(id, column, words, row.get(column));
            } catch (KpiException e) {
                errors.add(e.getMessage());
            }
        });
        return errors;
    }

    private static Double number(Object cell) {
        return cell == null ? null : ((Number) cell).doubleValue();
    }

    /** Whether a value is worse than a target or limit; false if either is null. */
    public boolean isWorse(Double value, Double than) {
        return value != null && than != null && (good == Direction.DOWN ? value > than : value < than);
    }

    /** Whether it is a sum, which is 0 where nothing was logged. */
    public boolean isSum() {
        return measure == Measure.SUM;
    }

    public boolean isPath() {
        return kind == Kind.PATH;
    }

    boolean isShare() {
        return unit == Unit.SHARE;
    }

    boolean hasPercentiles() {
        return measure == Measure.MEDIAN;
    }
}
