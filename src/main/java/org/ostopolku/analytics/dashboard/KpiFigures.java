package org.ostopolku.analytics.dashboard;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ostopolku.analytics.attention.Attention;
import org.ostopolku.analytics.attention.AttentionService;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.Tally;
import org.ostopolku.process.kpi.KpiCatalogue;
import org.ostopolku.process.kpi.KpiDefinition;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The values of the KPIs of the catalogue (sum, mean or median as it says), and what needs attention. */
@Component
class KpiFigures {

    private final JdbcClient jdbc;
    private final KpiCubes cubes;
    private final KpiCatalogue catalogue;
    private final BookFigures books;
    private final AttentionService attention;

    KpiFigures(JdbcClient jdbc, KpiCubes cubes, KpiCatalogue catalogue, BookFigures books, AttentionService attention) {
        this.jdbc = jdbc;
        this.cubes = cubes;
        this.catalogue = catalogue;
        this.books = books;
        this.attention = attention;
    }

    /** Those that the page reports, and the path KPIs that have a target. */
    MeasuredKpis compute(ComparedPeriods periods) {
        return compute(periods, kpi -> !kpi.isPath() || kpi.target() != null);
    }

    List<KpiFigure> all(ComparedPeriods periods) {
        return compute(periods, kpi -> true).all();
    }

    Attention attention(ComparedPeriods periods, String user) {
        return attention(periods.filter(), user, compute(periods, kpi -> kpi.target() != null));
    }

    /** The target of a sum is for all customers together, so sums are left out where the filter selects some customers. */
    Attention attention(FigureFilter filter, String user, MeasuredKpis measured) {
        var sums = catalogue.all().stream()
                .filter(KpiDefinition::isSum)
                .map(KpiDefinition::id)
                .collect(Collectors.toSet());
        var leftOut = isPart(filter) ? sums : Set.<String>of();
        var missed = measured.all().stream()
                .filter(kpi -> kpi.isPastTarget() && !leftOut.contains(kpi.kpi()))
                .map(kpi -> new Attention.MissedTarget(
                        kpi.kpi(), kpi.name(), kpi.stage(), kpi.unit(), kpi.value(), kpi.target(), kpi.good()))
                .toList();
        return attention.compute(filter, user, missed);
    }

    private static boolean isPart(FigureFilter filter) {
        return !FigureFilter.of(filter.from(), filter.to()).equals(filter);
    }

    private MeasuredKpis compute(ComparedPeriods periods, Predicate<KpiDefinition> wanted) {
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
