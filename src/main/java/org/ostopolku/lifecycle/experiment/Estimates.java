package org.ostopolku.lifecycle.experiment;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.NormalConfidenceInterval;

/**
 * Figures with 95 % confidence intervals: Wilson for shares, Student for means, and distribution-free order statistics for
 * quantiles of days. Bounds of differences come from the bounds of both figures (Newcombe for shares, Zou and Donner
 * otherwise).
 */
final class Estimates {

    private static final double ERROR = 0.05;

    private Estimates() {}

    static Estimate share(int part, int whole) {
        if (whole == 0) {
            return Estimate.NOTHING;
        }
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(whole, part, ERROR);
        return new Estimate((double) part / whole, interval.getLowerBound(), interval.getUpperBound());
    }

    /** The mean; without bounds if all values are equal. */
    static Estimate mean(double... values) {
        if (values.length == 0) {
            return Estimate.NOTHING;
        }
        var mean = Arrays.stream(values).average().orElseThrow();
        var variance = Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
        if (!(variance > 0)) {
            return new Estimate(mean, null, null);
        }
        var interval = NormalConfidenceInterval.MEAN.fromErrorRate(mean, variance, values.length, ERROR);
        return new Estimate(mean, interval.getLowerBound(), interval.getUpperBound());
    }

    /**
     * The quantile of the days.
     *
     * @param days infinite for journeys still in the stage at the end of the watched period
     */
    static Estimate quantile(double share, double... days) {
        if (days.length == 0) {
            return Estimate.NOTHING;
        }
        var sorted = days.clone();
        Arrays.sort(sorted);
        var below = BinomialDistribution.of(sorted.length, share);
        int low = below.inverseCumulativeProbability(ERROR / 2);
        int high = below.inverseCumulativeProbability(1 - ERROR / 2) + 1;
        return new Estimate(
                seen(sorted[(int) Math.ceil(share * sorted.length) - 1]),
                low == 0 ? null : seen(sorted[low - 1]),
                high > sorted.length ? null : seen(sorted[high - 1]));
    }

    private static Double seen(double days) {
        return Double.isInfinite(days) ? null : days;
    }

    /** Second minus first. */
    static Estimate difference(Estimate first, Estimate second) {
        if (first.value() == null || second.value() == null) {
            return new Estimate(
                    null,
                    second.value() == null ? minus(second.low(), first.high()) : null,
                    first.value() == null ? minus(second.high(), first.low()) : null);
        }
        var value = second.value() - first.value();
        return new Estimate(
                value,
                second.low() == null || first.high() == null
                        ? null
                        : value - Math.hypot(second.value() - second.low(), first.high() - first.value()),
                second.high() == null || first.low() == null
                        ? null
                        : value + Math.hypot(second.high() - second.value(), first.value() - first.low()));
    }

    private static Double minus(Double one, Double other) {
        return one == null || other == null ? null : Double.valueOf(one - other);
    }
}
