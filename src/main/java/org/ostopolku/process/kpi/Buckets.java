package org.ostopolku.process.kpi;

/**
 * Classes of values, each 4 % wider than the one below, so that percentiles can be read from counts that add up. A percentile
 * told as the middle of its class is within 2 % of the true one.
 */
public final class Buckets {

    /** The class of values that are not classed. */
    public static final int NONE = -32768;

    /** The class of zero and of negative values; its middle is 0. */
    public static final int ZERO = -32767;

    private static final double WIDTH = 1.04;

    private Buckets() {}

    /** The class of a value. */
    public static int of(double value) {
        return value > 0 ? (int) Math.floor(Math.log(value) / Math.log(WIDTH)) : ZERO;
    }

    /** What is told for every value of a class: as far from its lower bound as from its upper one, relatively. */
    public static double middle(int bucket) {
        return bucket == ZERO ? 0 : 2 * Math.pow(WIDTH, bucket + 1.0) / (1 + WIDTH);
    }
}
