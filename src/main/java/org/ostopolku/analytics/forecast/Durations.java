package org.ostopolku.analytics.forecast;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.ostopolku.process.kpi.Buckets;

/** How long something took, in days, told by classes. Filled first, then asked. */
final class Durations {

    private final Map<Integer, Long> counts = new HashMap<>();
    private double[] days;
    private double[] shares;

    /** So many took about so long. */
    void add(int bucket, long n) {
        counts.merge(bucket, n, Long::sum);
        days = null;
    }

    /** The share that took no longer than this; 0 if nothing is known. */
    double within(double limit) {
        if (days == null) {
            sum();
        }
        int place = Arrays.binarySearch(days, limit);
        int last = place < 0 ? -place - 2 : place;
        return last < 0 ? 0 : shares[last];
    }

    private void sum() {
        var buckets = counts.keySet().stream().sorted().toList();
        days = buckets.stream().mapToDouble(Buckets::middle).toArray();
        shares = buckets.stream().mapToDouble(counts::get).toArray();
        Arrays.parallelPrefix(shares, Double::sum);
        double all = shares.length == 0 ? 1 : shares[shares.length - 1];
        Arrays.setAll(shares, place -> shares[place] / all);
    }
}
