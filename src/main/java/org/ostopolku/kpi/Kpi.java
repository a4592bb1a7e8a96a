package org.ostopolku.kpi;

/**
 * One row of the KPI catalogue.
 *
 * @param unit EUR, days, hours, count, share, percent or score
 * @param kind business, development or path
 * @param measure how its records are summed up: sum, mean or median
 */
record Kpi(String id, String unit, String kind, String measure) {

    boolean isShare() {
        return "share".equals(unit);
    }

    boolean hasPercentiles() {
        return "median".equals(measure);
    }
}
