package org.ostopolku.map;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ostopolku.kpi.Buckets;

/** What the ledger has of touchpoints, ready to be told of each. */
class Logged {

    static final Set<String> KPIS = Set.of(
            "touchpoint-hours",
            "touchpoint-overdue",
            "feedback-answered",
            "feedback-dissatisfied",
            "feedback-satisfied",
            "feedback-very-satisfied");

    private final List<Sum> sums;
    private final Map<List<String>, Double> medians;

    /**
     * @param medians of hours, by process and element; null if they are to be read from the classes of the sums
     */
    Logged(List<Sum> sums, Map<List<String>, Double> medians) {
        this.sums = sums;
        this.medians = medians;
    }

    static boolean hasClasses(List<Sum> sums) {
        return sums.stream().noneMatch(sum -> sum.kpi().equals("touchpoint-hours") && sum.bucket() == Buckets.NONE);
    }

    /** How a task went. */
    TouchpointFigures ofTask(String process, Touchpoint task) {
        var completed = count(at("touchpoint-hours", process, task.id()));
        var overdue = count(at("touchpoint-overdue", process, task.id()));
        return new TouchpointFigures(
                completed,
                median(process, task.id(), completed),
                overdue,
                overdue + completed == 0 ? null : (double) overdue / Math.max(completed, overdue),
                feedback(task.name()));
    }

    /** How often something was counted. */
    TouchpointFigures ofSignal(String process, ProcessModel.Count count) {
        return new TouchpointFigures(count(at(count.kpi(), process, count.element())), null, null, null, null);
    }

    private Double median(String process, String element, long completed) {
        if (medians != null) {
            return medians.get(List.of(process, element));
        }
        var classes = sums.stream()
                .filter(at("touchpoint-hours", process, element))
                .sorted(Comparator.comparing(Sum::bucket))
                .toList();
        long before = 0;
        for (var sum : classes) {
            before += sum.n();
            if (2 * before >= completed) {
                return Buckets.middle(sum.bucket());
            }
        }
        return null;
    }

    private TouchpointFigures.Feedback feedback(String touchpoint) {
        double asked = count(of("feedback-answered", touchpoint));
        return asked == 0
                ? null
                : new TouchpointFigures.Feedback(
                        (long) asked,
                        count(of("feedback-dissatisfied", touchpoint)) / asked,
                        count(of("feedback-satisfied", touchpoint)) / asked,
                        count(of("feedback-very-satisfied", touchpoint)) / asked,
                        1 - total(of("feedback-answered", touchpoint)) / asked);
    }

    private long count(Predicate<Sum> which) {
        return sums.stream().filter(which).mapToLong(Sum::n).sum();
    }

    private double total(Predicate<Sum> which) {
        return sums.stream().filter(which).mapToDouble(Sum::total).sum();
    }

    private static Predicate<Sum> at(String kpi, String process, String element) {
        return sum -> sum.kpi().equals(kpi)
                && sum.processKey().equals(process)
                && sum.element().equals(element);
    }

    private static Predicate<Sum> of(String kpi, String touchpoint) {
        return sum -> sum.kpi().equals(kpi) && sum.outcome().equals(touchpoint);
    }

    /**
     * @param n how many rows of the ledger
     * @param total of their values
     */
    record Sum(String kpi, String processKey, String element, String outcome, int bucket, long n, double total) {}
}
