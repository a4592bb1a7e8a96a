package org.ostopolku.lifecycle.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.ostopolku.lifecycle.experiment.StageVisit.Exit;
import org.ostopolku.lifecycle.experiment.StageVisit.Satisfaction;

/** What is compared of two versions. */
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
     * How many of which journeys of each version it takes to tell anything.
     *
     * @param of what they are called
     */
    record Enough(int number, String of, Predicate<StageVisit> counts) {

        private static final Enough JOURNEYS = new Enough(30, "journeys", stay -> true);
        private static final Enough ASKED = new Enough(30, "journeys that were asked", stay -> true);

        /** Of 36 journeys one of ten lies almost surely beyond the days of nine of ten, which gives those a bound. */
        private static final Enough LONG = new Enough(36, "journeys", stay -> true);

        /** A mean in which nearly all is nought stands on the few that are not. */
        private static final Enough ORDERS = new Enough(10, "journeys with an order", StageVisit::ordered);

        int in(List<StageVisit> stays) {
            return (int) stays.stream().filter(counts).count();
        }
    }

    /** How a figure is reckoned. */
    private record Reckoning(
            Unit unit, Enough enough, Predicate<StageVisit> concerns, Function<List<StageVisit>, Estimate> estimate) {}

    private final String title;
    private final Good good;
    private final String more;
    private final String less;
    private final Reckoning reckoning;

    ComparisonMetric(String title, Good good, String more, String less, Reckoning reckoning) {
        this.title = title;
        this.good = good;
        this.more = more;
        this.less = less;
        this.reckoning = reckoning;
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
        return reckoning.unit;
    }

    Enough enough() {
        return reckoning.enough;
    }

    /** Those that count. */
    List<StageVisit> of(List<StageVisit> stays) {
        return stays.stream().filter(reckoning.concerns).toList();
    }

    Estimate estimate(List<StageVisit> counting) {
        return reckoning.estimate.apply(counting);
    }

    private static Reckoning exit(Exit exit) {
        return share(Enough.JOURNEYS, stay -> true, stay -> stay.exit() == exit);
    }

    /** Of those who were asked. */
    private static Reckoning said(Satisfaction satisfaction) {
        return share(
                Enough.ASKED,
                stay -> stay.satisfaction() != Satisfaction.NOT_ASKED,
                stay -> stay.satisfaction() == satisfaction);
    }

    private static Reckoning ordered() {
        return share(Enough.JOURNEYS, stay -> true, StageVisit::ordered);
    }

    private static Reckoning share(Enough enough, Predicate<StageVisit> whole, Predicate<StageVisit> part) {
        return new Reckoning(
                Unit.share,
                enough,
                whole,
                stays -> Estimates.share((int) stays.stream().filter(part).count(), stays.size()));
    }

    private static Reckoning days(double share) {
        return new Reckoning(
                Unit.days,
                share > 0.5 ? Enough.LONG : Enough.JOURNEYS,
                stay -> true,
                stays -> Estimates.quantile(
                        share, stays.stream().mapToDouble(StageVisit::days).toArray()));
    }

    private static Reckoning mean(ToDoubleFunction<StageVisit> value) {
        return new Reckoning(
                Unit.EUR,
                Enough.ORDERS,
                stay -> true,
                stays -> Estimates.mean(stays.stream().mapToDouble(value).toArray()));
    }
}
