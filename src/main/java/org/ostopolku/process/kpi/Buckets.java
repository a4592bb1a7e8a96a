package org.ostopolku.process.kpi;

/**
 * Buckets of values, each 4 % wider than the one below, so that percentiles are computed from counts that can be summed. The
 * middle of the bucket is within 2 % of the true percentile.
 */
public final class Buckets {

    /** The bucket of values without bucket. */
    public static final int NONE = -32768;

    /** The bucket of zero and of negative values; its middle is 0. */
    public static final int ZERO = -32767;

    private static final double WIDTH = 1.04;

    private Buckets() {}

    /** The bucket of a value. */
    public static int of(double value) {
        return value > 0 ? (int) Math.floor(Math.log(value) / Math.log(WIDTH)) : ZERO;
    }

    /** The middle of the bucket: the relative distance to both bounds is the same. */
    public static double middle(int bucket) {
        return bucket == ZERO ? 0 : 2 * Math.pow(WIDTH, bucket + 1.0) / (1 + WIDTH);
    }
}
