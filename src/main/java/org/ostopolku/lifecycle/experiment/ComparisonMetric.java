package org.ostopolku.lifecycle.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.ostopolku.lifecycle.experiment.StageVisit.Exit;
import org.ostopolku.lifecycle.experiment.StageVisit.Satisfaction;

/** The metrics by which two versions are compared. */
enum ComparisonMetric {
    WENT_ON("Went on to another stage", Good.UP, "converts more", "converts less", exit(Exit.ON)),
    KEPT_WARM("Left to be kept warm", null, "has more kept warm", "has fewer kept warm", exit(Exit.NURTURE)),
    LEFT("Lost or no fit", Good.DOWN, "loses more", "loses fewer", exit(Exit.LEFT)),
    MOVED(
            "Moved to another stage by themselves",
            null,
            "has more who move by themselves",
            "has fewer who move by themselves",
            exit(Exit.MOVED)),
    STILL_IN("Still in the stage", Good.DOWN, "keeps more in the stage", "keeps fewer in the stage", exit(Exit.NONE)),
    MEDIAN_DAYS("Median stay in the stage", Good.DOWN, "takes longer", "is quicker", days(0.5)),
    P90_DAYS("90 % of the stays within", Good.DOWN, "takes longer", "is quicker", days(0.9)),
    DISSATISFIED(
            "Dissatisfied",
            Good.DOWN,
            "leaves more dissatisfied",
            "leaves fewer dissatisfied",
            said(Satisfaction.DISSATISFIED)),
    SATISFIED("Satisfied", null, "has more satisfied", "has fewer satisfied", said(Satisfaction.SATISFIED)),
    VERY_SATISFIED(
            "Very satisfied",
            Good.UP,
            "has more very satisfied",
            "has fewer very satisfied",
            said(Satisfaction.VERY_SATISFIED)),
    UNANSWERED(
            "Did not answer",
            null,
            "has more who do not answer",
            "has fewer who do not answer",
            said(Satisfaction.UNANSWERED)),
    ORDERED("Reached an order", Good.UP, "leads more to an order", "leads fewer to an order", ordered()),
    ORDER_VALUE(
            "Order value by journey that entered", Good.UP, "brings more", "brings less", mean(StageVisit::orderValue));

    enum Good {
        UP,
        DOWN
    }

    enum Unit {
        share,
        days,
        EUR
    }

    /**
     * The journeys that each version needs for a comparison.
     *
     * @param unit what they are called
     */
    record SampleSize(int number, String unit, Predicate<StageVisit> counts) {

        private static final SampleSize JOURNEYS = new SampleSize(30, "journeys", visit -> true);
        private static final SampleSize ASKED = new SampleSize(30, "journeys that were asked", visit -> true);

        /** From 36 journeys on, the 90 % quantile has an upper bound. */
        private static final SampleSize LONG = new SampleSize(36, "journeys", visit -> true);

        /** Most values are 0, so the mean depends on the few orders. */
        private static final SampleSize ORDERS = new SampleSize(10, "journeys with an order", StageVisit::ordered);

        int count(List<StageVisit> visits) {
            return (int) visits.stream().filter(counts).count();
        }
    }

    private record Calculation(
            Unit unit,
            SampleSize sampleSize,
            Predicate<StageVisit> concerns,
            Function<List<StageVisit>, Estimate> estimate) {}

    private final String title;
    private final Good good;
    private final String more;
    private final String less;
    private final Calculation calculation;

    ComparisonMetric(String title, Good good, String more, String less, Calculation calculation) {
        this.title = title;
        this.good = good;
        this.more = more;
        this.less = less;
        this.calculation = calculation;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }

    String good() {
        return good == null ? null : good.name().toLowerCase(Locale.ROOT);
    }

    String more() {
        return more;
    }

    String less() {
        return less;
    }

    Unit unit() {
        return calculation.unit;
    }

    SampleSize sampleSize() {
        return calculation.sampleSize;
    }

    /** The journeys that the metric concerns. */
    List<StageVisit> select(List<StageVisit> visits) {
        return visits.stream().filter(calculation.concerns).toList();
    }

    Estimate estimate(List<StageVisit> counting) {
        return calculation.estimate.apply(counting);
    }

    private static Calculation exit(Exit exit) {
        return share(SampleSize.JOURNEYS, visit -> true, visit -> visit.exit() == exit);
    }

    /** Share of the journeys that were asked for feedback. */
    private static Calculation said(Satisfaction satisfaction) {
        return share(
                SampleSize.ASKED,
                visit -> visit.satisfaction() != Satisfaction.NOT_ASKED,
                visit -> visit.satisfaction() == satisfaction);
    }

    private static Calculation ordered() {
        return share(SampleSize.JOURNEYS, visit -> true, StageVisit::ordered);
    }

    private static Calculation share(SampleSize sampleSize, Predicate<StageVisit> whole, Predicate<StageVisit> part) {
        return new Calculation(
                Unit.share,
                sampleSize,
                whole,
                visits -> Estimates.share((int) visits.stream().filter(part).count(), visits.size()));
    }

    private static Calculation days(double share) {
        return new Calculation(
                Unit.days,
                share > 0.5 ? SampleSize.LONG : SampleSize.JOURNEYS,
                visit -> true,
                visits -> Estimates.quantile(
                        share, visits.stream().mapToDouble(StageVisit::days).toArray()));
    }

    private static Calculation mean(ToDoubleFunction<StageVisit> value) {
        return new Calculation(
                Unit.EUR,
                SampleSize.ORDERS,
                visit -> true,
                visits -> Estimates.mean(visits.stream().mapToDouble(value).toArray()));
    }
}
