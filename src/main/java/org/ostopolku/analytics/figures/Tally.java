package org.ostopolku.analytics.figures;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.ostopolku.process.kpi.Buckets;
import org.ostopolku.process.kpi.KpiDefinition;

/** What was logged of one thing: how often, the sum of its values, and how many of them are in each class of values. */
public final class Tally {

    static final double MEDIAN = 0.5;

    private final Map<Integer, Long> classes = new TreeMap<>();
    private long count;
    private BigDecimal total = BigDecimal.ZERO;

    public void add(int bucket, long n, BigDecimal sum) {
        count += n;
        total = total.add(sum);
        if (bucket != Buckets.NONE) {
            classes.merge(bucket, n, Long::sum);
        }
    }

    public void add(long n, double sum) {
        add(Buckets.NONE, n, BigDecimal.valueOf(sum));
    }

    public void add(Tally other) {
        count += other.count;
        total = total.add(other.total);
        other.classes.forEach((bucket, n) -> classes.merge(bucket, n, Long::sum));
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

    /** The value that this share of the values does not exceed, within 2 %; null if none is classed. */
    Double percentile(double share) {
        long classed = classes.values().stream().mapToLong(Long::longValue).sum();
        long rank = (long) Math.ceil(share * classed);
        for (var values : classes.entrySet()) {
            rank -= values.getValue();
            if (rank <= 0) {
                return Buckets.middle(values.getKey());
            }
        }
        return null;
    }

    /** How the catalogue sums up a KPI's values; a sum of nothing is 0. */
    public Double measured(KpiDefinition kpi) {
        return switch (kpi.measure()) {
            case "sum" -> Double.valueOf(total());
            case "median" -> percentile(MEDIAN);
            default -> mean();
        };
    }
}
