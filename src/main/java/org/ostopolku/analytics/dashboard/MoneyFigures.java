package org.ostopolku.analytics.dashboard;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.figures.Labels;
import org.ostopolku.analytics.figures.Tally;
import org.ostopolku.process.kpi.Buckets;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sales, margins and customer lifetime value, by product category and segment. */
@Component
public class MoneyFigures {

    public static final String SALES = "sales-value";
    static final String MARGIN = "sales-margin";
    public static final String ORDERS = "orders";
    static final String WIN_RATE = "win-rate";
    static final String DISCOUNT = "discount-given";
    static final String ADD_ON = "add-on-share";

    private static final String LIFETIME_VALUE = "lifetime-value";
    private static final List<String> KPIS = List.of(SALES, MARGIN, ORDERS, WIN_RATE, DISCOUNT, ADD_ON);

    private final JdbcClient jdbc;
    private final KpiCubes cubes;

    MoneyFigures(JdbcClient jdbc, KpiCubes cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    /** In the order of the product categories and segments in the forms. */
    List<Money.Row> table(ComparedPeriods periods, BookFigures.Balances books, Labels labels) {
        var logged = tallies(periods.filter(), KPIS);
        var held = books.nowEntries().stream()
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
                cell.tally(logged, SALES).total(),
                cell.tally(logged, MARGIN).total(),
                held.getOrDefault(cell.withKpi(BookFigures.QUOTES), BigDecimal.ZERO)
                        .doubleValue(),
                held.getOrDefault(cell.withKpi(BookFigures.ORDERS), BigDecimal.ZERO)
                        .doubleValue(),
                cell.tally(logged, ORDERS).count(),
                cell.tally(logged, WIN_RATE).mean(),
                cell.tally(logged, DISCOUNT).mean(),
                cell.tally(logged, ADD_ON).mean());
    }

    List<Money.LifetimeValue> lifetimeValues(ComparedPeriods periods, Labels labels) {
        var now = bySegment(periods.filter());
        var before = bySegment(periods.before());
        return now.keySet().stream()
                .sorted(Comparator.comparing(segment -> place(labels, "segment", segment)))
                .map(segment -> new Money.LifetimeValue(
                        orNone(segment),
                        Choice.name(labels.choices("segment", "Not known"), orNone(segment)),
                        new Figure(
                                now.get(segment).mean(),
                                before.containsKey(segment)
                                        ? before.get(segment).mean()
                                        : null,
                                null,
                                Figure.UP),
                        now.get(segment).count()))
                .toList();
    }

    private Map<String, Tally> bySegment(FigureFilter filter) {
        var segments = new HashMap<String, Tally>();
        tallies(filter, List.of(LIFETIME_VALUE))
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
