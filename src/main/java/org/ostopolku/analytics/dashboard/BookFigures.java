package org.ostopolku.analytics.dashboard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The quote book and the order book: sums of all their entries up to a day; an entry that takes something out is negative. */
@Component
class BookFigures {

    static final Set<String> KPIS =
            Set.of(KpiIds.QUOTE_BOOK, KpiIds.QUOTE_BOOK_MARGIN, KpiIds.ORDER_BOOK, KpiIds.ORDER_BOOK_MARGIN);

    private final JdbcClient jdbc;
    private final KpiCubes cubes;

    BookFigures(JdbcClient jdbc, KpiCubes cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    /** The balances at the end of the period and at the end of the period before. */
    Balances compute(ComparedPeriods periods) {
        return new Balances(entries(periods.filter()), entries(periods.before()));
    }

    private List<Entry> entries(FigureFilter filter) {
        var cube = cubes.byFacts(filter.withPeriod(ComparedPeriods.BEGINNING, filter.to()));
        return jdbc.sql("select kpi, product_category as productCategory, segment, sum(total) as eur from " + cube.sql()
                        + " cube where kpi in (:kpis) group by kpi, product_category, segment")
                .params(cube.params())
                .param("kpis", KPIS)
                .query(Entry.class)
                .list();
    }

    /** The balance of a book for one segment and product category, in EUR. */
    record Entry(String kpi, String productCategory, String segment, BigDecimal eur) {}

    record Balances(List<Entry> nowEntries, List<Entry> beforeEntries) {

        Double now(String book) {
            return sum(nowEntries, book);
        }

        /** Null if there was no entry by then. */
        Double before(String book) {
            return beforeEntries.isEmpty() ? null : Double.valueOf(sum(beforeEntries, book));
        }

        Figure figure(String book, String good) {
            return new Figure(now(book), before(book), null, good);
        }

        private static double sum(List<Entry> entries, String book) {
            return entries.stream()
                    .filter(entry -> entry.kpi().equals(book))
                    .map(Entry::eur)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .doubleValue();
        }
    }
}
