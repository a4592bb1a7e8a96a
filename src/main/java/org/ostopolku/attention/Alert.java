package org.ostopolku.attention;

import java.time.Instant;

/**
 * A KPI that is past its limit.
 *
 * @param kpi id in the catalogue
 * @param name as people say it
 * @param stage a stage or {@code all}
 * @param unit EUR, days, hours, count, share (0 to 1), percent or score
 * @param good the direction in which it is good: up or down
 * @param value over the last thirty days, when it was last compared
 * @param limit that it is past
 * @param since when it was found past the limit first
 */
public record Alert(
        String kpi, String name, String stage, String unit, String good, double value, double limit, Instant since) {}
