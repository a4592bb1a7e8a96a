package org.ostopolku.lifecycle.experiment;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.NormalConfidenceInterval;

/**
 * Figures of some journeys with 95 % intervals: Wilson's for shares, Student's for means, and order statistics for the days
 * that a share of the journeys does not exceed, which ask nothing of how values are spread. Differences are bounded by the
 * distances of the two figures to their own bounds (Newcombe for shares, Zou and Donner for all).
 */
final class Estimates {

    private static final double ERROR = 0.05;

    private Estimates() {}

    /** A share of journeys. */
    static Estimate share(int part, int whole) {
        if (whole == 0) {
            return Estimate.NOTHING;
        }
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(whole, part, ERROR);
        return new Estimate((double) part / whole, interval.getLowerBound(), interval.getUpperBound());
    }

    /** The mean of values; without bounds if they are all the same, which tells nothing of how far others may lie. */
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
     * The days that a share of the journeys does not exceed.
     *
     * @param days infinite of those who were still there when nobody looked any more
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

    /** How much more the second is than the first. */
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
