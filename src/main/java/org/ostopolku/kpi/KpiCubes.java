package org.ostopolku.kpi;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes {@link KpiCube}s: whole months come from {@link KpiRollup} and what it lacks, the days around from the ledger. */
@Component
public class KpiCubes {

    /** A row of the ledger as a cell of a tier: what the tier does not know is empty here as well. */
    private static final String ROWS = """
            select kpi, cast(date_trunc('month', recorded_on) as date), coalesce(stage, ''), process_key, process_version,
                element, coalesce(outcome, ''), coalesce(reason, ''), %1$s, %2$s,
                case when kpi = 'stage-left' then coalesce(cast(date_trunc('month', since_on) as date), date '0001-01-01')
                    else date '0001-01-01' end, %3$s,
            """;

    private static final String FACTS =
            "coalesce(segment, ''), coalesce(product_category, ''), coalesce(buying_situation, '')";
    /** A column that is empty in the sums, and null in the ledger, where nothing is known. */
    private static final Pattern FACT = Pattern.compile("\\{(\\w+)}");

    private static final String CLASS = "coalesce(bucket, -32768)";
    private static final String CLASS_OF_ALL_BUT_THE_LONG_ONES =
            "case when kpi in ('touchpoint-hours', 'days-to-order') then -32768 else coalesce(bucket, -32768) end";

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
        return of(filter, Math.max(1, tier(filter)));
    }

    private static int tier(FigureFilter filter) {
        if (filter.owner() != null || filter.owners() != null) {
            return 2;
        }
        return filter.segment() != null || filter.productCategory() != null || filter.buyingSituation() != null ? 1 : 0;
    }

    private KpiCube of(FigureFilter filter, int tier) {
        var params = new HashMap<String, Object>();
        var of = conditions(filter, params);
        params.put("cubeTier", tier);
        params.put("cubeFrom", filter.from());
        params.put("cubeTo", filter.to());
        var wholeFrom = firstOfWholeMonths(filter.from());
        var wholeTo = lastOfWholeMonths(filter.to());
        if (wholeTo.isBefore(wholeFrom)) {
            // The first range of days takes all of the period, the others are empty.
            wholeFrom = filter.to().plusDays(1);
            wholeTo = filter.to();
        }
        params.put("cubeWholeFrom", wholeFrom);
        params.put("cubeWholeTo", wholeTo);
        params.put("cubeDayBefore", wholeFrom.minusDays(1));
        params.put("cubeDayAfter", wholeTo.plusDays(1));
        var sql = """
                (select kpi, recorded_month, stage, process_key, process_version, element, outcome, reason, segment,
                    product_category, buying_situation, owner, since_month, bucket, n, total
                from kpi_rollup
                where tier = :cubeTier and recorded_month between :cubeWholeFrom and :cubeWholeTo%2$s
                union all %1$s sign, sign * kpi_value
                from kpi_delta where recorded_on between :cubeWholeFrom and :cubeWholeTo%3$s
                union all %1$s 1, kpi_value
                from kpi_record where recorded_on between :cubeFrom and :cubeDayBefore%3$s
                union all %1$s 1, kpi_value
                from kpi_record where recorded_on between :cubeDayAfter and :cubeTo%3$s)""".formatted(
                rows(tier), FACT.matcher(of).replaceAll("$1"), FACT.matcher(of).replaceAll("coalesce($1, '')"));
        return new KpiCube(sql, Map.copyOf(params));
    }

    private static String rows(int tier) {
        return ROWS.formatted(
                tier > 0 ? FACTS : "'', '', ''",
                tier > 1 ? "coalesce(owner, '')" : "''",
                tier > 0 ? CLASS_OF_ALL_BUT_THE_LONG_ONES : CLASS);
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
