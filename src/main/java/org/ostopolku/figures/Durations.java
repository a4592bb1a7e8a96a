package org.ostopolku.figures;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.ostopolku.kpi.Buckets;

/** How long something took, in days, told by classes. Filled first, then asked. */
final class Durations {

    private final NavigableMap<Integer, Long> counts = new TreeMap<>();
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
        days = counts.keySet().stream().mapToDouble(Buckets::middle).toArray();
        shares = counts.values().stream().mapToDouble(Long::doubleValue).toArray();
        Arrays.parallelPrefix(shares, Double::sum);
        double all = shares.length == 0 ? 1 : shares[shares.length - 1];
        Arrays.setAll(shares, place -> shares[place] / all);
    }
}
