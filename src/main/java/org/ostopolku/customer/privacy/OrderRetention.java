package org.ostopolku.customer.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.ostopolku.platform.engine.DecisionTables;
import org.ostopolku.process.kpi.KpiIds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long the law orders to keep the data of a customer's orders: the days of the decision table {@code erasure} after the
 * last entry of an order in the KPI ledger.
 */
@Component
class OrderRetention {

    static final String TABLE = "erasure";

    private final JdbcClient jdbc;
    private final DecisionTables decisions;
    private final ProcessEngine engine;
    private final Clock clock;

    OrderRetention(JdbcClient jdbc, DecisionTables decisions, ProcessEngine engine, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.engine = engine;
        this.clock = clock;
    }

    /** Whether the customer of a journey has ever ordered. */
    boolean hasOrders(String journey) {
        return lastOrder(journey).isPresent();
    }

    /** The last day on which the order data of a journey has to be kept; empty if there is no order, or the time is over. */
    Optional<LocalDate> keptUntil(String journey) {
        return lastOrder(journey)
                .map(last ->
                        last.atZoneSameInstant(clock.getZone()).toLocalDate().plusDays(days()))
                .filter(day -> !day.isBefore(LocalDate.now(clock)));
    }

    /** The order data of a journey whose last entry is later has to be kept. */
    Instant lastOrderAfter() {
        return LocalDate.now(clock)
                .minusDays(days())
                .atStartOfDay(clock.getZone())
                .toInstant();
    }

    /** Exit logs an order book of 0 for a customer who has ordered nothing. */
    private Optional<OffsetDateTime> lastOrder(String journey) {
        return jdbc.sql(
                        "select max(recorded_at) from kpi_record where journey = :journey and kpi = :orders and kpi_value <> 0")
                .params(Map.of("journey", journey, "orders", KpiIds.ORDER_BOOK))
                .query(OffsetDateTime.class)
                .optional();
    }

    private int days() {
        return decisions.evaluate(engine, TABLE, Map.of("hasOrders", true)).stream()
                .map(answer -> answer.get("keepOrderDays"))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .filter(days -> days >= 0)
                .findFirst()
                .orElseThrow(() -> new ProcessEngineException(
                        "The decision table '%s' gives no number of days (keepOrderDays) for hasOrders = true."
                                .formatted(TABLE)));
    }
}
