package org.ostopolku.analytics.dashboard;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.Tally;
import org.ostopolku.process.kpi.KpiCatalogue;
import org.ostopolku.process.kpi.KpiDefinition;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The values of the KPIs of the catalogue: sum, mean or median as the catalogue says. */
@Component
class KpiFigures {

    private final JdbcClient jdbc;
    private final KpiCubes cubes;
    private final KpiCatalogue catalogue;
    private final BookFigures books;

    KpiFigures(JdbcClient jdbc, KpiCubes cubes, KpiCatalogue catalogue, BookFigures books) {
        this.jdbc = jdbc;
        this.cubes = cubes;
        this.catalogue = catalogue;
        this.books = books;
    }

    MeasuredKpis compute(ComparedPeriods periods, Predicate<KpiDefinition> wanted) {
        var balances = books.compute(periods);
        var kpis = catalogue.all().stream().filter(wanted).toList();
        var now = tallies(periods.filter(), kpis);
        var before = tallies(periods.before(), kpis);
        return new MeasuredKpis(
                kpis.stream()
                        .map(kpi -> figure(kpi, periods, now, before, balances))
                        .toList(),
                balances);
    }

    private static KpiFigure figure(
            KpiDefinition kpi,
            ComparedPeriods periods,
            Map<String, Tally> now,
            Map<String, Tally> before,
            BookFigures.Balances books) {
        var tally = now.getOrDefault(kpi.id(), new Tally());
        var isBook = BookFigures.KPIS.contains(kpi.id());
        var earlier = before.isEmpty()
                ? null
                : before.getOrDefault(kpi.id(), new Tally()).value(kpi);
        return new KpiFigure(
                kpi.id(),
                kpi.name(),
                kpi.stage(),
                kpi.unit().id(),
                kpi.kind().id(),
                isBook ? books.now(kpi.id()) : tally.value(kpi),
                isBook ? books.before(kpi.id()) : earlier,
                kpi.target() == null || !kpi.isSum() ? kpi.target() : Double.valueOf(kpi.target() * periods.months()),
                kpi.good().id(),
                tally.count());
    }

    /** By KPI id; a KPI without values in the period is missing. */
    private Map<String, Tally> tallies(FigureFilter filter, Collection<KpiDefinition> kpis) {
        var cube = cubes.byKpi(filter);
        var tallies = new HashMap<String, Tally>();
        jdbc.sql("select kpi, bucket, sum(n) as n, sum(total) as total from " + cube.sql()
                        + " cube where kpi in (:kpis) group by kpi, bucket having sum(n) <> 0")
                .params(cube.params())
                .param("kpis", kpis.stream().map(KpiDefinition::id).collect(Collectors.toSet()))
                .query(row -> {
                    tallies.computeIfAbsent(row.getString("kpi"), none -> new Tally())
                            .add(row.getInt("bucket"), row.getLong("n"), row.getBigDecimal("total"));
                });
        return tallies;
    }
}
