package org.ostopolku.analytics.figures;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.function.Function;
import org.ostopolku.process.kpi.KpiDefinition;

@Schema(description = "A value, the value of the period before, and the target.")
public record Figure(
        @Schema(description = "The value; null if nothing was logged.")
        Double value,

        @Schema(description = "The value of the period before; null if nothing was logged then.")
        Double before,

        @Schema(description = "The target of this period; null if there is none.")
        Double target,

        @Schema(description = "The direction in which it is good: up or down; null if neither.")
        String good) {

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
