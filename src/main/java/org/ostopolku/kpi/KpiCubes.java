package org.ostopolku.kpi;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes {@link KpiCube}s: whole months come from {@link KpiRollup} and what it lacks, the days around from the ledger. */
@Component
public class KpiCubes {

    /** A column that is empty in the sums, and null in the ledger, where nothing is known. */
    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    private static final String CELLS = """
            select kpi, cast(date_trunc('month', recorded_from) as date) as recorded_from, stage, process_key, process_version, element, outcome, reason, segment,
                product_category, buying_situation, owner, since_month, bucket, n, total
            from kpi_rollup where tier = %d and recorded_from between :%s and :%s%s
            """;

    private final Clock clock;

    KpiCubes(Clock clock) {
        this.clock = clock;
    }

    /** The customers' facts are in it only if the filter asks for one of them. */
    public KpiCube of(FigureFilter filter) {
        return of(filter, tier(filter));
    }

    /** With segment, product category and buying situation; with the owner only if the filter asks for owners. */
    public KpiCube byFacts(FigureFilter filter) {
        return of(filter, Collections.max(List.of(KpiTier.FACTS, tier(filter))));
    }

    private static KpiTier tier(FigureFilter filter) {
        if (filter.owner() != null || filter.owners() != null) {
            return KpiTier.OWNERS;
        }
        return filter.segment() != null || filter.productCategory() != null || filter.buyingSituation() != null
                ? KpiTier.FACTS
                : KpiTier.MONTHS;
    }

    private KpiCube of(FigureFilter filter, KpiTier tier) {
        var cube = new Cube(tier, filter);
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

    /** A table expression, part after part. */
    private static final class Cube {

        private final Map<String, Object> params = new HashMap<>();
        private final List<String> parts = new ArrayList<>();
        private final KpiTier tier;
        private final String ofCells;
        private final String ofRows;

        private Cube(KpiTier tier, FigureFilter filter) {
            this.tier = tier;
            var of = conditions(filter, params);
            ofCells = FACT.matcher(of).replaceAll("$1");
            ofRows = FACT.matcher(of).replaceAll("coalesce($1, '')");
        }

        private void addMonths(LocalDate from, LocalDate to) {
            addCells(tier, from, to);
            addRows("sign", "kpi_delta", "1 = 1", from, to);
        }

        /** Some days of a month, or none. */
        private void addDays(LocalDate from, LocalDate to) {
            if (to.isBefore(from)) {
                return;
            }
            if (tier == KpiTier.MONTHS) {
                addCells(KpiTier.DAYS, from, to);
                addRows("sign", "kpi_delta", KpiTier.DAYS.concerns(), from, to);
                addRows("1", "kpi_record", "kpi = '" + KpiTier.TOUCHPOINT_HOURS + "'", from, to);
            } else {
                addRows("1", "kpi_record", "1 = 1", from, to);
            }
        }

        private void addCells(KpiTier of, LocalDate from, LocalDate to) {
            parts.add(CELLS.formatted(of.ordinal(), param(from), param(to), ofCells));
        }

        private void addRows(String sign, String table, String which, LocalDate from, LocalDate to) {
            parts.add(
                    "select %s, %s as n, %s * kpi_value as total from %s where %s and recorded_on between :%s and :%s%s"
                            .formatted(tier.cell(), sign, sign, table, which, param(from), param(to), ofRows));
        }

        private String param(LocalDate day) {
            var name = "cubeDay" + params.size();
            params.put(name, day);
            return name;
        }

        private KpiCube made() {
            return new KpiCube("(" + String.join(" union all ", parts) + ")", Map.copyOf(params));
        }
    }

    private static String conditions(FigureFilter filter, Map<String, Object> params) {
        var wanted = new HashMap<String, Object>();
        wanted.put("{segment} = :cubeSegment", filter.segment());
        wanted.put("{buying_situation} = :cubeBuyingSituation", filter.buyingSituation());
        wanted.put("{product_category} = :cubeProductCategory", filter.productCategory());
        wanted.put("{owner} = :cubeOwner", filter.owner());
        wanted.put("process_key = :cubeProcessKey", filter.processKey());
        wanted.put("process_version = :cubeProcessVersion", filter.processVersion());
        wanted.put("{owner} in (:cubeOwners)", filter.owners());
        wanted.values().removeIf(what -> what == null);
        wanted.forEach((condition, what) -> params.put(condition.replaceAll(".*:(\\w+).*", "$1"), what));
        return wanted.keySet().stream().map(condition -> " and " + condition).collect(Collectors.joining());
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
