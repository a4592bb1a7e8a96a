package org.ostopolku.process.kpi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open orders of a journey: what the ledger has in the order book. */
@Component
public class OrderBook {

    private final JdbcClient jdbc;

    OrderBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order that is neither delivered nor returned nor cancelled. */
    public record OpenOrder(BigDecimal value, BigDecimal margin) {}

    private record Entry(BigDecimal value, BigDecimal margin, boolean placed) {}

    /** The oldest first. */
    public List<OpenOrder> open(String journey) {
        var open = new ArrayList<OpenOrder>();
        for (var entry : entries(journey)) {
            if (entry.placed()) {
                open.add(new OpenOrder(entry.value(), entry.margin()));
            } else {
                settle(open, entry.value().negate());
            }
        }
        return open;
    }

    /** The open orders that an entry settles: all if it is their sum, else the oldest of its value, else all. */
    public static <O> List<O> settled(List<O> open, Function<O, BigDecimal> value, BigDecimal amount) {
        var sum = open.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return open.stream()
                .filter(order ->
                        sum.compareTo(amount) != 0 && value.apply(order).compareTo(amount) == 0)
                .findFirst()
                .map(List::of)
                .orElse(List.copyOf(open));
    }

    /** Removes what an amount settles. Of orders with equal value and margin it removes one. */
    static void settle(List<OpenOrder> open, BigDecimal amount) {
        settled(open, OpenOrder::value, amount).forEach(open::remove);
    }

    private List<Entry> entries(String journey) {
        return jdbc.sql("""
                        select max(case when kpi = :book then kpi_value end) as amount,
                            max(case when kpi = :margin then kpi_value end) as margin,
                            max(case when kpi = :orders then 1 else 0 end) as placed
                        from kpi_record where journey = :journey and kpi in (:kpis)
                        group by activity_instance having max(case when kpi = :book then 1 else 0 end) = 1
                        order by min(recorded_at), min(id)
                        """)
                .params(Map.of(
                        "book", KpiIds.ORDER_BOOK,
                        "margin", KpiIds.ORDER_BOOK_MARGIN,
                        "orders", KpiIds.ORDERS,
                        "kpis", Set.of(KpiIds.ORDER_BOOK, KpiIds.ORDER_BOOK_MARGIN, KpiIds.ORDERS),
                        "journey", journey))
                .query((row, number) ->
                        new Entry(row.getBigDecimal("amount"), row.getBigDecimal("margin"), row.getBoolean("placed")))
                .list();
    }
}
