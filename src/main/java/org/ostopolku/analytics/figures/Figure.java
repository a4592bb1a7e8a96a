package org.ostopolku.analytics.figures;

import java.util.Optional;
import java.util.function.Function;
import org.ostopolku.process.kpi.KpiDefinition;

/**
 * A value, the value of the period before, and the target.
 *
 * @param value The value; null if nothing was logged.
 * @param before The value of the period before; null if nothing was logged then.
 * @param target The target of this period; null if there is none.
 * @param good The direction in which it is good: up or down; null if neither.
 */
public record Figure(Double value, Double before, Double target, String good) {

    public static final String UP = KpiDefinition.Direction.UP.id();
    public static final String DOWN = KpiDefinition.Direction.DOWN.id();

    /** @param before empty if nothing was logged in the period before */
    public static <T> Figure of(T now, Optional<T> before, Function<T, ? extends Number> value, String good) {
        return new Figure(
                number(value.apply(now)), before.map(value).map(Figure::number).orElse(null), null, good);
    }

    private static Double number(Number value) {
        return value == null ? null : Double.valueOf(value.doubleValue());
    }

    /** Null if the whole is 0. */
    public static Double share(double part, double whole) {
        return whole == 0 ? null : Double.valueOf(part / whole);
    }
}
