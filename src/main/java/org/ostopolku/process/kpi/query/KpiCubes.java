package org.ostopolku.process.kpi.query;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes {@link KpiCube}s: whole months come from {@link KpiRollup} and what it lacks, the days around from the ledger. */
@Component
public class KpiCubes {

    private final Clock clock;

    KpiCubes(Clock clock) {
        this.clock = clock;
    }

    /** The customers' facts are in it only if the filter asks for one of them. */
    public KpiCube of(FigureFilter filter) {
        return of(filter, hasFacts(filter), RollupGrain.MONTHS);
    }

    /** With nothing but the KPI, segment, product category and buying situation, and what the filter asks for. */
    public KpiCube byFacts(FigureFilter filter) {
        return of(filter, true, filter.processKey() == null ? RollupGrain.KPI_FACTS : RollupGrain.FACTS);
    }

    /** With nothing but the KPI and the class of its values, and what the filter asks for. */
    public KpiCube byKpi(FigureFilter filter) {
        return of(filter, hasFacts(filter), filter.processKey() == null ? RollupGrain.KPIS : RollupGrain.MONTHS);
    }

    /** With stage and segment, and what the filter asks for; without classes. */
    public KpiCube bySegment(FigureFilter filter) {
        var isOneSegment = filter.processKey() == null && !hasFacts(filter.withSegment(null));
        return of(filter, true, isOneSegment ? RollupGrain.SEGMENTS : RollupGrain.FACTS);
    }

    /**
     * @param byFacts whether facts of the customers are asked
     * @param coarsest the tier that serves if the filter asks for nothing more
     */
    private KpiCube of(FigureFilter filter, boolean byFacts, RollupGrain coarsest) {
        if (filter.owner() != null || filter.owners() != null) {
            return byFacts ? ofRows(filter) : of(filter, RollupGrain.OWNERS);
        }
        return of(filter, byFacts ? factsTier(filter, coarsest) : coarsest);
    }

    /** One fact that the filter asks for has a tier of its own, unless the facts themselves are asked. */
    private static RollupGrain factsTier(FigureFilter filter, RollupGrain coarsest) {
        if (Set.of(RollupGrain.FACTS, RollupGrain.KPI_FACTS, RollupGrain.SEGMENTS)
                .contains(coarsest)) {
            return coarsest;
        }
        var asked = Stream.of(
                        filter.segment() == null ? null : RollupGrain.SEGMENT,
                        filter.productCategory() == null ? null : RollupGrain.CATEGORY,
                        filter.buyingSituation() == null ? null : RollupGrain.SITUATION)
                .filter(Objects::nonNull)
                .toList();
        return asked.size() == 1 ? asked.get(0) : RollupGrain.FACTS;
    }

    private static boolean hasFacts(FigureFilter filter) {
        return filter.segment() != null || filter.productCategory() != null || filter.buyingSituation() != null;
    }

    /** Of an owner's customers by their facts, sums would hardly be fewer than rows. */
    private static KpiCube ofRows(FigureFilter filter) {
        var cube = new CubeParts(RollupGrain.FACTS, filter);
        cube.addRows(filter.from(), filter.to());
        return cube.made();
    }

    private KpiCube of(FigureFilter filter, RollupGrain tier) {
        var cube = new CubeParts(tier, filter);
        var wholeFrom = firstOfWholeMonths(filter.from());
        var wholeTo = lastOfWholeMonths(filter.to());
        if (wholeTo.isBefore(wholeFrom)) {
            cube.addDays(filter.from(), filter.to());
        } else {
            cube.addMonths(wholeFrom, wholeTo);
            cube.addDays(filter.from(), wholeFrom.minusDays(1));
            cube.addDays(wholeTo.plusDays(1), filter.to());
        }
        return cube.made();
    }

    private static LocalDate firstOfWholeMonths(LocalDate from) {
        return from.getDayOfMonth() == 1 ? from : from.plusMonths(1).withDayOfMonth(1);
    }

    /** The month of today is whole: nothing has been logged after today. */
    private LocalDate lastOfWholeMonths(LocalDate to) {
        var endOfMonth = to.withDayOfMonth(to.lengthOfMonth());
        return to.equals(endOfMonth) || !to.isBefore(LocalDate.now(clock))
                ? endOfMonth
                : to.withDayOfMonth(1).minusDays(1);
    }
}
