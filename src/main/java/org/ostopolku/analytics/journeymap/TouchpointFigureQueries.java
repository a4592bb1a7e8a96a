package org.ostopolku.analytics.journeymap;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the figures of touchpoints from the ledger. */
@Component
class TouchpointFigureQueries {

    private final JdbcClient jdbc;
    private final KpiCubes cubes;

    TouchpointFigureQueries(JdbcClient jdbc, KpiCubes cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    /**
     * What was logged at touchpoints in the period.
     *
     * @param countingKpis ids of the KPIs that count signals
     */
    LoggedFigures find(FigureFilter filter, Set<String> countingKpis) {
        var kpis = new HashSet<>(countingKpis);
        kpis.addAll(LoggedFigures.KPIS);
        var cube = cubes.of(filter);
        var sums = jdbc.sql("select kpi, process_key, element, outcome, bucket, sum(n) as n, sum(total) as total from "
                        + cube.sql()
                        + " cube where kpi in (:kpis) group by kpi, process_key, element, outcome, bucket"
                        + " having sum(n) <> 0")
                .params(cube.params())
                .param("kpis", kpis)
                .query(LoggedFigures.Sum.class)
                .list();
        return new LoggedFigures(sums, LoggedFigures.hasClasses(sums) ? null : medians(filter));
    }

    /** The sums have classes of hours only if the filter has nothing but the period. */
    private Map<List<String>, Double> medians(FigureFilter filter) {
        var condition = FilterCondition.of(filter, "entry")
                .within(filter, "entry")
                .and("entry.kpi = :kpi", KpiIds.TOUCHPOINT_HOURS);
        return jdbc
                .sql("""
                        select process_key, element, percentile_disc(0.5) within group (order by kpi_value) as median
                        from kpi_record entry
                        """ + condition.where() + " group by process_key, element")
                .params(condition.params())
                .query(Median.class)
                .list()
                .stream()
                .collect(toMap(median -> Arrays.asList(median.processKey(), median.element()), Median::median));
    }

    record Median(String processKey, String element, double median) {}
}
