package org.ostopolku.analytics.figures;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.ostopolku.process.kpi.Buckets;
import org.ostopolku.process.kpi.KpiDefinition;

/** Count, sum and distribution of values of the ledger. */
public final class Tally {

    public static final double MEDIAN = 0.5;

    private final Map<Integer, Long> buckets = new TreeMap<>();
    private long count;
    private BigDecimal total = BigDecimal.ZERO;

    public void add(int bucket, long n, BigDecimal sum) {
        count += n;
        total = total.add(sum);
        if (bucket != Buckets.NONE) {
            buckets.merge(bucket, n, Long::sum);
        }
    }

    public void add(Tally other) {
        count += other.count;
        total = total.add(other.total);
        other.buckets.forEach((bucket, n) -> buckets.merge(bucket, n, Long::sum));
    }

    public long count() {
        return count;
    }

    public double total() {
        return total.doubleValue();
    }

    public Double mean() {
        return Figure.share(total(), count);
    }

    /** The smallest value that is not exceeded by this share of the values, within 2 %; null without a distribution. */
    public Double percentile(double share) {
        long inBuckets = buckets.values().stream().mapToLong(Long::longValue).sum();
        long rank = (long) Math.ceil(share * inBuckets);
        for (var bucket : buckets.entrySet()) {
            rank -= bucket.getValue();
            if (rank <= 0) {
                return Buckets.middle(bucket.getKey());
            }
        }
        return null;
    }

    /** The sum, median or mean, as the catalogue says; a sum without values is 0. */
    public Double value(KpiDefinition kpi) {
        return switch (kpi.measure()) {
            case SUM -> Double.valueOf(total());
            case MEDIAN -> percentile(MEDIAN);
            case MEAN -> mean();
        };
    }
}
