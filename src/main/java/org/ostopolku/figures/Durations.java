package org.ostopolku.figures;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.ostopolku.kpi.Buckets;

/** How long something took, in days, told by classes. */
final class Durations {

    private final NavigableMap<Double, Double> counts = new TreeMap<>();
    private NavigableMap<Double, Double> sums;

    /** So many took about so long. */
    void add(int bucket, long n) {
        counts.merge(Buckets.middle(bucket), (double) n, Double::sum);
        sums = null;
    }

    /** The share that took no longer than this; 0 if nothing is known. */
    double within(double days) {
        if (counts.isEmpty()) {
            return 0;
        }
        if (sums == null) {
            sums = new TreeMap<>();
            counts.forEach((middle, n) ->
                    sums.put(middle, n + (sums.isEmpty() ? 0 : sums.lastEntry().getValue())));
        }
        var upTo = sums.floorEntry(days);
        return upTo == null ? 0 : upTo.getValue() / sums.lastEntry().getValue();
    }
}
