package org.ostopolku.analytics.forecast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How likely a customer who is in a stage orders, and when: what share of those who entered it ordered, by segment, and after
 * how many days. A segment with few customers counts as all together.
 */
final class ConversionModel {

    /** Fewer customers than this say little of a segment. */
    static final int ENOUGH = 20;

    private final Map<Group, Double> entered = new HashMap<>();
    private final Map<Group, Double> ordered = new HashMap<>();
    private final Map<String, Durations> waysToOrder = new HashMap<>();
    private final Map<String, Durations> stays = new HashMap<>();
    private final Durations nobody = new Durations();

    /** @param segment null for all segments together */
    private record Group(String stage, String segment) {}

    /** So many customers of a segment entered a stage. */
    void entered(String stage, String segment, double customers) {
        groups(stage, segment).forEach(group -> entered.merge(group, customers, Double::sum));
    }

    /** So many of them ordered. */
    void ordered(String stage, String segment, double customers) {
        groups(stage, segment).forEach(group -> ordered.merge(group, customers, Double::sum));
    }

    /** So many ordered after a class of days. */
    void orderedAfter(String stage, int bucket, long customers) {
        waysToOrder.computeIfAbsent(stage, none -> new Durations()).add(bucket, customers);
    }

    /** So many left the stage after a class of days. */
    void stayed(String stage, int bucket, long customers) {
        stays.computeIfAbsent(stage, none -> new Durations()).add(bucket, customers);
    }

    private static List<Group> groups(String stage, String segment) {
        return List.of(new Group(stage, segment), new Group(stage, null));
    }

    boolean areKnown() {
        return !waysToOrder.isEmpty();
    }

    /** The chances of the customers of a segment who are in a stage. */
    Chance of(String stage, String segment) {
        return new Chance(ever(stage, segment), waysToOrder.getOrDefault(stage, nobody));
    }

    /**
     * How likely they order.
     *
     * @param ever the share that orders one day
     * @param ways how long those take who do
     */
    record Chance(double ever, Durations ways) {

        /** Whether nobody who ordered took as many days. */
        boolean isOver(double age) {
            return ways.within(age) >= 1;
        }

        /**
         * The chance that a customer who entered the stage some days ago, and has not ordered yet, orders between two
         * moments from now, in days.
         */
        double between(double age, double begin, double end) {
            var notYet = 1 - ever * ways.within(age);
            return notYet <= 0 ? 0 : ever * (ways.within(age + end) - ways.within(age + begin)) / notYet;
        }
    }

    /** The share of those who entered a stage that orders one day. */
    private double ever(String stage, String segment) {
        var own = new Group(stage, segment);
        var group = entered.getOrDefault(own, 0.0) >= ENOUGH ? own : new Group(stage, null);
        var all = entered.getOrDefault(group, 0.0);
        return all == 0 ? 0 : Math.min(1, ordered.getOrDefault(group, 0.0) / all);
    }

    /** How long those who were in a stage stayed. */
    Durations stays(String stage) {
        return stays.getOrDefault(stage, nobody);
    }
}
