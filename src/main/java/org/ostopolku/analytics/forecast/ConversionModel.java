package org.ostopolku.analytics.forecast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Probability that a customer in a stage orders, and when: the share of those who entered the stage that ordered, by segment,
 * and the distribution of the days until the order. A segment with few customers uses the share of all segments.
 */
final class ConversionModel {

    /** A segment with fewer customers uses the share of all segments. */
    static final int ENOUGH = 20;

    private final Map<Group, Double> entered = new HashMap<>();
    private final Map<Group, Double> ordered = new HashMap<>();
    private final Map<String, Durations> daysToOrder = new HashMap<>();
    private final Map<String, Durations> stays = new HashMap<>();
    private final Durations none = new Durations();

    /** @param segment null for all segments together */
    private record Group(String stage, String segment) {}

    void addEntered(String stage, String segment, double customers) {
        groups(stage, segment).forEach(group -> entered.merge(group, customers, Double::sum));
    }

    void addOrdered(String stage, String segment, double customers) {
        groups(stage, segment).forEach(group -> ordered.merge(group, customers, Double::sum));
    }

    /** @param bucket of the days from entering the stage to the order */
    void addDaysToOrder(String stage, int bucket, long customers) {
        daysToOrder.computeIfAbsent(stage, stageKey -> new Durations()).add(bucket, customers);
    }

    /** @param bucket of the days in the stage */
    void addStay(String stage, int bucket, long customers) {
        stays.computeIfAbsent(stage, stageKey -> new Durations()).add(bucket, customers);
    }

    private static List<Group> groups(String stage, String segment) {
        return List.of(new Group(stage, segment), new Group(stage, null));
    }

    boolean hasOrders() {
        return !daysToOrder.isEmpty();
    }

    Conversion conversion(String stage, String segment) {
        return new Conversion(share(stage, segment), daysToOrder.getOrDefault(stage, none));
    }

    /**
     * @param share of the customers who order at any time
     * @param days the days until they do
     */
    record Conversion(double share, Durations days) {

        /** Whether every observed order came after fewer days. */
        boolean isOver(double age) {
            return days.shareWithin(age) >= 1;
        }

        /**
         * The probability that a customer who entered the stage some days ago and has not ordered yet orders in a time span.
         *
         * @param age days since the customer entered
         * @param begin of the time span, in days from now
         * @param end of the time span, in days from now
         */
        double probability(double age, double begin, double end) {
            var notYet = 1 - share * days.shareWithin(age);
            return notYet <= 0 ? 0 : share * (days.shareWithin(age + end) - days.shareWithin(age + begin)) / notYet;
        }
    }

    private double share(String stage, String segment) {
        var own = new Group(stage, segment);
        var group = entered.getOrDefault(own, 0.0) >= ENOUGH ? own : new Group(stage, null);
        var all = entered.getOrDefault(group, 0.0);
        return all == 0 ? 0 : Math.min(1, ordered.getOrDefault(group, 0.0) / all);
    }

    /** The days that customers stay in a stage. */
    Durations stays(String stage) {
        return stays.getOrDefault(stage, none);
    }
}
