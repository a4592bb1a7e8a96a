package org.ostopolku.kpi;

/**
 * One row of the KPI catalogue.
 *
 * @param unit EUR, days, hours, count, share, percent or score
 * @param kind business, development or path
 */
record Kpi(String id, String unit, String kind) {

    boolean isShare() {
        return "share".equals(unit);
    }
}
