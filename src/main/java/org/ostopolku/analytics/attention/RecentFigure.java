package org.ostopolku.analytics.attention;

import org.ostopolku.process.kpi.KpiDefinition;

/**
 * A KPI over the last days.
 *
 * @param values number of logged values
 * @param value their sum, mean or median; null for a mean or median without values
 */
record RecentFigure(KpiDefinition kpi, long values, Double value) {

    /** The fewest values that raise an alert. */
    private static final int MIN_VALUES = 5;

    boolean raisesAlert() {
        return values >= MIN_VALUES && kpi.isWorse(value, kpi.limit());
    }

    /** Too few values do not end an alert; a sum ends it with any number of values. */
    boolean endsAlert() {
        return (values >= MIN_VALUES || kpi.isSum()) && !kpi.isWorse(value, kpi.limit());
    }
}
