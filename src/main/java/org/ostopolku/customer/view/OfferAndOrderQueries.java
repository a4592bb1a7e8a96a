package org.ostopolku.customer.view;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.OrderBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the offers and orders of a journey, and their states, from the KPI ledger. */
@Component
class OfferAndOrderQueries {

    private static final Set<String> KPIS = Set.of(
            KpiIds.QUOTE_BOOK,
            KpiIds.QUOTE_BOOK_MARGIN,
            KpiIds.DISCOUNT_GIVEN,
            KpiIds.ORDER_BOOK,
            KpiIds.ORDER_BOOK_MARGIN,
            KpiIds.ORDERS,
            KpiIds.WIN_RATE,
            KpiIds.CUSTOMER_MOVES,
            KpiIds.CUSTOMER_EXITS,
            KpiIds.DELIVERED_IN_TIME,
            KpiIds.SALES_VALUE);

    private final JdbcClient jdbc;

    OfferAndOrderQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An offer to the customer.
     *
     * @param at When it was made.
     * @param value Its value.
     * @param margin Its margin.
     * @param discount Percent of the list price.
     * @param state open, ordered, declined, withdrawn (or replaced), moved or left (the customer).
     * @param until Since when; null while open.
     */
    @Schema(name = "Story.Offer")
    record Offer(Instant at, BigDecimal value, BigDecimal margin, BigDecimal discount, String state, Instant until) {}

    /**
     * An order of the customer.
     *
     * @param at When it was placed.
     * @param value Its value.
     * @param margin Its margin.
     * @param state open, delivered, delivered-late, returned or cancelled.
     * @param until Since when; null while open.
     */
    @Schema(name = "Story.Order")
    record Order(Instant at, BigDecimal value, BigDecimal margin, String state, Instant until) {}

    /** The latest first. */
    record Content(List<Offer> offers, List<Order> orders, BigDecimal salesValue) {}

    private record Row(String step, String kpi, BigDecimal amount, OffsetDateTime at) {}

    /** What one step of the journey logged, by KPI. */
    private record Entry(Instant at, Map<String, BigDecimal> values) {

        boolean has(String kpi) {
            return values.containsKey(kpi);
        }

        int sign(String kpi) {
            return values.getOrDefault(kpi, BigDecimal.ZERO).signum();
        }

        /** A step that adds to a book also logs the companion KPI, even if the added value is 0. */
        boolean adds(String book, String companion) {
            return sign(book) > 0 || has(book) && has(companion);
        }

        boolean ends(String book, String companion) {
            return has(book) && !adds(book, companion);
        }
    }

    Content read(String journey) {
        List<Offer> offers = new ArrayList<>();
        List<Order> orders = new ArrayList<>();
        var sales = BigDecimal.ZERO;
        for (Entry entry : entries(journey)) {
            if (entry.ends(KpiIds.QUOTE_BOOK, KpiIds.DISCOUNT_GIVEN)) {
                offers.replaceAll(
                        offer -> offer.until() == null ? ended(offer, stateOfOffer(entry), entry.at()) : offer);
            }
            if (entry.ends(KpiIds.ORDER_BOOK, KpiIds.ORDERS)) {
                var open =
                        orders.stream().filter(order -> order.until() == null).toList();
                var settled = OrderBook.settled(
                        open,
                        Order::value,
                        entry.values().get(KpiIds.ORDER_BOOK).negate());
                orders.replaceAll(
                        order -> settled.contains(order) ? ended(order, stateOfOrder(entry), entry.at()) : order);
            }
            if (entry.adds(KpiIds.QUOTE_BOOK, KpiIds.DISCOUNT_GIVEN)) {
                offers.add(new Offer(
                        entry.at(),
                        entry.values().get(KpiIds.QUOTE_BOOK),
                        entry.values().get(KpiIds.QUOTE_BOOK_MARGIN),
                        entry.values().get(KpiIds.DISCOUNT_GIVEN),
                        "open",
                        null));
            }
            if (entry.adds(KpiIds.ORDER_BOOK, KpiIds.ORDERS)) {
                orders.add(new Order(
                        entry.at(),
                        entry.values().get(KpiIds.ORDER_BOOK),
                        entry.values().get(KpiIds.ORDER_BOOK_MARGIN),
                        "open",
                        null));
            }
            sales = sales.add(entry.values().getOrDefault(KpiIds.SALES_VALUE, BigDecimal.ZERO));
        }
        Collections.reverse(offers);
        Collections.reverse(orders);
        return new Content(offers, orders, sales);
    }

    private Iterable<Entry> entries(String journey) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        jdbc.sql("""
                        select activity_instance as step, kpi, kpi_value as amount, recorded_at as at from kpi_record
                        where journey = :journey and kpi in (:kpis) order by recorded_at, id
                        """)
                .params(Map.of("journey", journey, "kpis", KPIS))
                .query(Row.class)
                .list()
                .forEach(row -> entries.computeIfAbsent(
                                row.step(), step -> new Entry(row.at().toInstant(), new HashMap<>()))
                        .values()
                        .put(row.kpi(), row.amount()));
        return entries.values();
    }

    private static String stateOfOffer(Entry entry) {
        return entry.has(KpiIds.ORDERS)
                ? "ordered"
                : entry.has(KpiIds.WIN_RATE)
                        ? "declined"
                        : entry.has(KpiIds.CUSTOMER_EXITS)
                                ? "left"
                                : entry.has(KpiIds.CUSTOMER_MOVES) ? "moved" : "withdrawn";
    }

    private static String stateOfOrder(Entry entry) {
        if (!entry.has(KpiIds.DELIVERED_IN_TIME)) {
            return "cancelled";
        }
        return entry.has(KpiIds.SALES_VALUE)
                ? "returned"
                : entry.sign(KpiIds.DELIVERED_IN_TIME) > 0 ? "delivered" : "delivered-late";
    }

    private static Offer ended(Offer offer, String state, Instant at) {
        return new Offer(offer.at(), offer.value(), offer.margin(), offer.discount(), state, at);
    }

    private static Order ended(Order order, String state, Instant at) {
        return new Order(order.at(), order.value(), order.margin(), state, at);
    }
}
