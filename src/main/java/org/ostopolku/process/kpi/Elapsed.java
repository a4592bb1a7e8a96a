package org.ostopolku.process.kpi;

import java.time.Duration;
import java.time.Instant;

/** Time between two points in time, in days or hours with decimals. */
public final class Elapsed {

    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();
    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private Elapsed() {}

    public static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_DAY;
    }

    public static double hours(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_HOUR;
    }
}
