package org.ostopolku.analytics.dashboard;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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

/** The KPIs of the catalogue, as it sums them up. */
@Component
class KpiFigures {

    private final JdbcClient jdbc;
    private final KpiCubes cubes;
    private final KpiCatalogue definitions;

    KpiFigures(JdbcClient jdbc, KpiCubes cubes, KpiCatalogue definitions) {
        this.jdbc = jdbc;
        this.cubes = cubes;
        this.definitions = definitions;
    }

    /** In the order of the catalogue. */
    List<KpiFigure> of(ComparedPeriods question, BookFigures.Held books, Predicate<KpiDefinition> wanted) {
        var kpis = definitions.all().stream().filter(wanted).toList();
        var now = tallies(question.filter(), kpis);
        var before = tallies(question.before(), kpis);
        return kpis.stream()
                .map(kpi -> figure(kpi, question, now, before, books))
                .toList();
    }

    private static KpiFigure figure(
            KpiDefinition kpi,
            ComparedPeriods question,
            Map<String, Tally> now,
            Map<String, Tally> before,
            BookFigures.Held books) {
        var tally = now.getOrDefault(kpi.id(), new Tally());
        var isBook = BookFigures.KPIS.contains(kpi.id());
        var earlier = before.isEmpty()
                ? null
                : before.getOrDefault(kpi.id(), new Tally()).measured(kpi);
        return new KpiFigure(
                kpi.id(),
                kpi.name(),
                kpi.stage(),
                kpi.unit(),
                kpi.kind(),
                isBook ? books.now(kpi.id()) : tally.measured(kpi),
                isBook ? books.before(kpi.id()) : earlier,
                kpi.target() == null || !kpi.isSum() ? kpi.target() : Double.valueOf(kpi.target() * question.months()),
                kpi.good(),
                tally.count());
    }

    /** What was logged of these KPIs; of those not in it, nothing. */
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
