package org.ostopolku.analytics.attention;

import org.ostopolku.process.kpi.KpiDefinition;

/**
 * What was logged of a KPI of late.
 *
 * @param values how many values were logged
 * @param value the KPI's sum, mean or median of them; null if it is not known
 */
record RecentFigure(KpiDefinition kpi, long values, Double value) {

    /** Fewer values than this say nothing yet. */
    private static final int ENOUGH = 5;

    boolean raisesAlert() {
        return values >= ENOUGH && kpi.isWorse(value, kpi.limit());
    }

    /** Fewer deliveries do not make the late ones good: an alert ends by enough good values, or by a sum that is good. */
    boolean endsAlert() {
        return (values >= ENOUGH || kpi.isSum()) && !kpi.isWorse(value, kpi.limit());
    }
}
