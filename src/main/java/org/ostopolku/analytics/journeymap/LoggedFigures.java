package org.ostopolku.analytics.journeymap;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ostopolku.analytics.figures.Tally;
import org.ostopolku.process.kpi.Buckets;
import org.ostopolku.process.kpi.KpiIds;

/** The figures of the ledger by touchpoint. */
class LoggedFigures {

    static final Set<String> KPIS = Set.of(
            KpiIds.TOUCHPOINT_HOURS,
            KpiIds.TOUCHPOINT_OVERDUE,
            KpiIds.FEEDBACK_ANSWERED,
            KpiIds.FEEDBACK_DISSATISFIED,
            KpiIds.FEEDBACK_SATISFIED,
            KpiIds.FEEDBACK_VERY_SATISFIED);

    private final List<Sum> sums;
    private final Map<List<String>, Double> medians;

    /** @param medians of hours, by process and element; null if they are to be read from the classes of the sums */
    LoggedFigures(List<Sum> sums, Map<List<String>, Double> medians) {
        this.sums = sums;
        this.medians = medians;
    }

    static boolean hasClasses(List<Sum> sums) {
        return sums.stream()
                .noneMatch(sum -> sum.kpi().equals(KpiIds.TOUCHPOINT_HOURS) && sum.bucket() == Buckets.NONE);
    }

    TouchpointFigures ofTask(String process, Touchpoint task) {
        var completed = count(at(KpiIds.TOUCHPOINT_HOURS, process, task.id()));
        var overdue = count(at(KpiIds.TOUCHPOINT_OVERDUE, process, task.id()));
        return new TouchpointFigures(
                completed,
                List.of(),
                median(process, task.id()),
                overdue,
                overdue + completed == 0 ? null : (double) overdue / Math.max(completed, overdue),
                feedback(task.name()));
    }

    /** @param names of the kinds */
    TouchpointFigures ofSignal(String process, MapModel.Count count, Map<String, String> names) {
        var counted = at(count.kpi(), process, count.element());
        var kinds = sums.stream()
                .filter(counted)
                .filter(sum -> !sum.outcome().isEmpty())
                .collect(groupingBy(sum -> names.getOrDefault(sum.outcome(), sum.outcome()), summingLong(Sum::n)))
                .entrySet()
                .stream()
                .map(kind -> new TouchpointFigures.Kind(kind.getKey(), kind.getValue()))
                .sorted(comparing(TouchpointFigures.Kind::count).reversed().thenComparing(TouchpointFigures.Kind::name))
                .toList();
        return new TouchpointFigures(count(counted), kinds, null, null, null, null);
    }

    private Double median(String process, String element) {
        if (medians != null) {
            return medians.get(List.of(process, element));
        }
        var hours = new Tally();
        sums.stream()
                .filter(at(KpiIds.TOUCHPOINT_HOURS, process, element))
                .forEach(sum -> hours.add(sum.bucket(), sum.n(), BigDecimal.ZERO));
        return hours.percentile(Tally.MEDIAN);
    }

    private TouchpointFigures.Feedback feedback(String touchpoint) {
        double asked = count(of(KpiIds.FEEDBACK_ANSWERED, touchpoint));
        return asked == 0
                ? null
                : new TouchpointFigures.Feedback(
                        (long) asked,
                        count(of(KpiIds.FEEDBACK_DISSATISFIED, touchpoint)) / asked,
                        count(of(KpiIds.FEEDBACK_SATISFIED, touchpoint)) / asked,
                        count(of(KpiIds.FEEDBACK_VERY_SATISFIED, touchpoint)) / asked,
                        1 - total(of(KpiIds.FEEDBACK_ANSWERED, touchpoint)) / asked);
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
