package org.ostopolku.lifecycle.experiment;

/**
 * A figure with its 95 % confidence interval. A bound is null if there is none, such as days beyond the watched period.
 *
 * @param value The figure; null if unknown, or beyond the watched period.
 * @param low The lower bound; null if there is none.
 * @param high The upper bound; null if there is none.
 */
record Estimate(Double value, Double low, Double high) {

    static final Estimate NOTHING = new Estimate(null, null, null);
}
