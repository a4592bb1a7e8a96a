package org.ostopolku.process.kpi.query;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Builds a {@link KpiCube} for a filter: whole months from the roll-up and its deltas, other days from the tiers by day or the ledger. */
@Component
public class KpiCubes {

    private final Clock clock;

    KpiCubes(Clock clock) {
        this.clock = clock;
    }

    /** Contains the facts of customers only if the filter has one. */
    public KpiCube of(FigureFilter filter) {
        return of(filter, hasFacts(filter), RollupGrain.MONTHS);
    }

    /** Only KPI, segment, product category and buying situation, and the columns of the filter. */
    public KpiCube byFacts(FigureFilter filter) {
        return of(filter, true, filter.processKey() == null ? RollupGrain.KPI_FACTS : RollupGrain.FACTS);
    }

    /** Only KPI and bucket, and the columns of the filter. */
    public KpiCube byKpi(FigureFilter filter) {
        return of(filter, hasFacts(filter), filter.processKey() == null ? RollupGrain.KPIS : RollupGrain.MONTHS);
    }

    /** Stage and segment, and the columns of the filter; without buckets. */
    public KpiCube bySegment(FigureFilter filter) {
        var isOneSegment = filter.processKey() == null && !hasFacts(filter.withSegment(null));
        return of(filter, true, isOneSegment ? RollupGrain.SEGMENTS : RollupGrain.FACTS);
    }

    /**
     * @param byFacts whether the facts of customers are needed
     * @param coarsest the tier that suffices if the filter has no fact
     */
    private KpiCube of(FigureFilter filter, boolean byFacts, RollupGrain coarsest) {
        if (filter.owner() != null || filter.owners() != null) {
            return byFacts ? ofRows(filter) : of(filter, RollupGrain.OWNERS);
        }
        return of(filter, byFacts ? factsTier(filter, coarsest) : coarsest);
    }

    /** A filter with one fact has a tier of its own, unless the facts are needed as columns. */
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

    /** For an owner by facts, a tier would have almost as many cells as the ledger has rows. */
    private static KpiCube ofRows(FigureFilter filter) {
        var cube = new CubeParts(RollupGrain.FACTS, filter);
        cube.addRows(filter.from(), filter.to());
        return cube.made();
    }

    private KpiCube of(FigureFilter filter, RollupGrain tier) {
        var cube = new CubeParts(tier, filter);
        var wholeFrom = filter.from()
                .plusMonths(filter.from().getDayOfMonth() == 1 ? 0 : 1)
                .withDayOfMonth(1);
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

    /** The current month counts as whole: nothing is logged after today. */
    private LocalDate lastOfWholeMonths(LocalDate to) {
        var endOfMonth = to.withDayOfMonth(to.lengthOfMonth());
        return to.equals(endOfMonth) || !to.isBefore(LocalDate.now(clock))
                ? endOfMonth
                : to.withDayOfMonth(1).minusDays(1);
    }
}
