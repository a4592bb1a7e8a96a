package org.ostopolku.analytics.dashboard;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.figures.Labels;
import org.ostopolku.analytics.figures.Tally;
import org.ostopolku.analytics.forecast.Forecast;
import org.ostopolku.analytics.forecast.ForecastService;
import org.ostopolku.process.kpi.Buckets;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sales, books, customer lifetime value and forecast. */
@Component
class MoneyFigures {

    private static final List<String> KPIS = List.of(
            KpiIds.SALES_VALUE,
            KpiIds.SALES_MARGIN,
            KpiIds.ORDERS,
            KpiIds.WIN_RATE,
            KpiIds.DISCOUNT_GIVEN,
            KpiIds.ADD_ON_SHARE);

    private final JdbcClient jdbc;
    private final KpiCubes cubes;
    private final BookFigures books;
    private final ForecastService forecasts;

    MoneyFigures(JdbcClient jdbc, KpiCubes cubes, BookFigures books, ForecastService forecasts) {
        this.jdbc = jdbc;
        this.cubes = cubes;
        this.books = books;
        this.forecasts = forecasts;
    }

    Money compute(ComparedPeriods periods, Labels labels, MeasuredKpis kpis) {
        return new Money(
                kpis.books().figure(KpiIds.QUOTE_BOOK, Figure.UP),
                kpis.books().figure(KpiIds.QUOTE_BOOK_MARGIN, Figure.UP),
                kpis.books().figure(KpiIds.ORDER_BOOK, Figure.UP),
                kpis.books().figure(KpiIds.ORDER_BOOK_MARGIN, Figure.UP),
                kpis.figure(KpiIds.SALES_VALUE),
                kpis.figure(KpiIds.SALES_MARGIN),
                kpis.figure(KpiIds.ORDERS),
                kpis.figure(KpiIds.WIN_RATE),
                kpis.figure(KpiIds.DISCOUNT_GIVEN),
                kpis.figure(KpiIds.ADD_ON_SHARE),
                table(periods, kpis.books(), labels),
                lifetimeValues(periods, labels),
                forecast(periods.filter()));
    }

    Forecast forecast(FigureFilter filter) {
        return forecasts.compute(filter);
    }

    List<Money.Row> table(ComparedPeriods periods, Labels labels) {
        return table(periods, books.compute(periods), labels);
    }

    /** In the order of the product categories and segments in the forms. */
    private List<Money.Row> table(ComparedPeriods periods, BookFigures.Balances balances, Labels labels) {
        var logged = tallies(periods.filter(), KPIS);
        var held = balances.nowEntries().stream()
                .filter(entry -> entry.eur().signum() != 0)
                .collect(Collectors.toMap(
                        entry -> new Cell(entry.kpi(), entry.productCategory(), entry.segment()),
                        BookFigures.Entry::eur,
                        BigDecimal::add));
        return Stream.concat(logged.keySet().stream(), held.keySet().stream())
                .map(cell -> new Cell(null, cell.productCategory(), cell.segment()))
                .distinct()
                .sorted(Comparator.comparing((Cell cell) -> place(labels, "productCategory", cell.productCategory()))
                        .thenComparing(cell -> place(labels, "segment", cell.segment())))
                .map(cell -> row(cell, logged, held))
                .toList();
    }

    private static Money.Row row(Cell cell, Map<Cell, Tally> logged, Map<Cell, BigDecimal> held) {
        return new Money.Row(
                orNone(cell.productCategory()),
                orNone(cell.segment()),
                cell.tally(logged, KpiIds.SALES_VALUE).total(),
                cell.tally(logged, KpiIds.SALES_MARGIN).total(),
                held.getOrDefault(cell.withKpi(KpiIds.QUOTE_BOOK), BigDecimal.ZERO)
                        .doubleValue(),
                held.getOrDefault(cell.withKpi(KpiIds.ORDER_BOOK), BigDecimal.ZERO)
                        .doubleValue(),
                cell.tally(logged, KpiIds.ORDERS).count(),
                cell.tally(logged, KpiIds.WIN_RATE).mean(),
                cell.tally(logged, KpiIds.DISCOUNT_GIVEN).mean(),
                cell.tally(logged, KpiIds.ADD_ON_SHARE).mean());
    }

    List<Money.LifetimeValue> lifetimeValues(ComparedPeriods periods, Labels labels) {
        var now = bySegment(periods.filter());
        var before = bySegment(periods.before());
        return now.keySet().stream()
                .sorted(Comparator.comparing(segment -> place(labels, "segment", segment)))
                .map(segment -> new Money.LifetimeValue(
                        orNone(segment),
                        Choice.name(labels.choices("segment", "Not known"), orNone(segment)),
                        Figure.of(now.get(segment), Optional.ofNullable(before.get(segment)), Tally::mean, Figure.UP),
                        now.get(segment).count()))
                .toList();
    }

    private Map<String, Tally> bySegment(FigureFilter filter) {
        var segments = new HashMap<String, Tally>();
        tallies(filter, List.of(KpiIds.LIFETIME_VALUE))
                .forEach((cell, tally) -> segments.computeIfAbsent(cell.segment(), none -> new Tally())
                        .add(tally));
        return segments;
    }

    private static Integer place(Labels labels, String field, String value) {
        var choices = labels.choices(field, "").stream().map(Choice::id).toList();
        int place = choices.indexOf(orNone(value));
        return place < 0 ? choices.size() : place;
    }

    private static String orNone(String fact) {
        return fact.isEmpty() ? Choice.NONE : fact;
    }

    private Map<Cell, Tally> tallies(FigureFilter filter, List<String> kpis) {
        var cube = cubes.byFacts(filter);
        var tallies = new HashMap<Cell, Tally>();
        jdbc.sql("select kpi, product_category, segment, sum(n) as n, sum(total) as total from " + cube.sql()
                        + " cube where kpi in (:kpis) group by kpi, product_category, segment having sum(n) <> 0")
                .params(cube.params())
                .param("kpis", kpis)
                .query(row -> {
                    tallies.computeIfAbsent(
                                    new Cell(
                                            row.getString("kpi"),
                                            row.getString("product_category"),
                                            row.getString("segment")),
                                    none -> new Tally())
                            .add(Buckets.NONE, row.getLong("n"), row.getBigDecimal("total"));
                });
        return tallies;
    }

    private record Cell(String kpi, String productCategory, String segment) {

        private Cell withKpi(String otherKpi) {
            return new Cell(otherKpi, productCategory, segment);
        }

        private Tally tally(Map<Cell, Tally> logged, String otherKpi) {
            return logged.getOrDefault(withKpi(otherKpi), new Tally());
        }
    }
}
