package org.ostopolku.process.kpi;

/**
 * What the catalogue says of a KPI.
 *
 * @param id as in {@code kpi.<id>}
 * @param name as people say it
 * @param stage a stage or {@code all}
 * @param unit EUR, days, hours, count, share, percent or score
 * @param kind business, development or path
 * @param good the direction in which it is good: up or down
 * @param target what it should reach, of a sum for a month; null when there is none
 * @param limit worse than this raises an alert; null when there is none
 * @param measure how its records are summed up: sum, mean or median
 */
public record KpiDefinition(
        String id,
        String name,
        String stage,
        String unit,
        String kind,
        String good,
        Double target,
        Double limit,
        String measure) {

    /** Tells whether a value is worse than a target or limit; never if either is unknown. */
    public boolean isWorse(Double value, Double than) {
        return value != null && than != null && ("down".equals(good) ? value > than : value < than);
    }

    /** Tells whether it is a sum, which is known (0) even where nothing was logged. */
    public boolean isSum() {
        return "sum".equals(measure);
    }

    boolean isShare() {
        return "share".equals(unit);
    }

    boolean hasPercentiles() {
        return "median".equals(measure);
    }
}
