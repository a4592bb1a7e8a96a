package org.ostopolku.analytics.forecast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ostopolku.process.kpi.Buckets;

/** A distribution of durations in days, by bucket. */
final class Durations {

    private final Map<Integer, Long> counts = new HashMap<>();
    private double[] days;
    private double[] shares;

    void add(int bucket, long n) {
        counts.merge(bucket, n, Long::sum);
        days = null;
    }

    /** The share of the durations that are not longer; 0 without durations. */
    double shareWithin(double limit) {
        if (days == null) {
            computeShares();
        }
        int place = Arrays.binarySearch(days, limit);
        int last = place < 0 ? -place - 2 : place;
        return last < 0 ? 0 : shares[last];
    }

    private void computeShares() {
        var buckets = counts.keySet().stream().sorted().toList();
        days = buckets.stream().mapToDouble(Buckets::middle).toArray();
        shares = buckets.stream().mapToDouble(counts::get).toArray();
        Arrays.parallelPrefix(shares, Double::sum);
        double all = shares.length == 0 ? 1 : shares[shares.length - 1];
        Arrays.setAll(shares, place -> shares[place] / all);
    }
}
