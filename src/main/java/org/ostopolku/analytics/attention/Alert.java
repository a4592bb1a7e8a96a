package org.ostopolku.analytics.attention;

import java.time.Instant;

/**
 * A KPI of all customers together that is worse than its limit.
 *
 * @param kpi Its id in the catalogue.
 * @param name Its name.
 * @param stage A stage, or all.
 * @param unit EUR, days, hours, count, share, percent or score.
 * @param value Its value over thirty days, at the last comparison.
 * @param limit Its limit.
 * @param good The direction in which it is good: up or down.
 * @param since When the alert began.
 */
public record Alert(
        String kpi, String name, String stage, String unit, double value, double limit, String good, Instant since) {}
