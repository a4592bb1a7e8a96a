package org.ostopolku.simulation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ostopolku.process.kpi.KpiIds;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After a year of customers on all kinds of paths, the ledger says the same as a recount from the engine's history. */
@PlayedCustomers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerTruthOfAYear {

    private final PlayedYear year;
    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final HistoryRecount history;

    LedgerTruthOfAYear(PlayedYear year, ProcessEngine engine, JdbcClient jdbc) {
        this.year = year;
        this.engine = engine;
        this.jdbc = jdbc;
        this.history = new HistoryRecount(engine);
    }

    @Test
    void no_customer_gets_stuck() {
        assertThat(year.failures()).isEmpty();
        assertThat(year.tasks()).isGreaterThan(4 * PlayedYear.CUSTOMERS);
    }

    @Test
    void every_stage_that_was_entered_is_in_the_ledger() {
        assertThat(ledger(KpiIds.STAGE_ENTERED, "stage")).isNotEmpty().isEqualTo(history.stagesEntered());
    }

    @Test
    void every_stage_that_was_left_is_in_the_ledger_with_its_outcome() {
        assertThat(ledger(KpiIds.STAGE_LEFT, "element || ' ' || outcome"))
                .isNotEmpty()
                .isEqualTo(history.stagesLeft());
    }

    @Test
    void every_decision_of_a_customer_is_in_the_ledger_with_the_way_that_was_taken() {
        assertThat(new TreeMap<>(ledger(KpiIds.CUSTOMER_DECISION, "element || ' ' || outcome")))
                .isNotEmpty()
                .isEqualTo(history.decisions());
    }

    @Test
    void every_touchpoint_is_in_the_ledger_with_its_duration() {
        var hours = ledger(KpiIds.TOUCHPOINT_HOURS, "kpi_value");
        var recounted = history.touchpoints();
        assertThat(hours).isNotEmpty().containsOnlyKeys(recounted.keySet());
        assertThat(recounted).allSatisfy((touchpoint, duration) -> assertThat(Double.parseDouble(hours.get(touchpoint)))
                .isCloseTo(duration, within(0.0001)));
    }

    @Test
    void the_quote_book_holds_the_offers_that_were_made_and_are_open() {
        var values = new BookRecount(engine, "offerValue");
        var margins = new BookRecount(engine, "offerMargin");
        assertThat(taken(KpiIds.QUOTE_BOOK)).isNotEmpty().isEqualTo(values.offersMade());
        assertThat(open(KpiIds.QUOTE_BOOK)).isEqualTo(values.offers());
        assertThat(taken(KpiIds.QUOTE_BOOK_MARGIN)).isEqualTo(margins.offersMade());
        assertThat(open(KpiIds.QUOTE_BOOK_MARGIN)).isEqualTo(margins.offers());
    }

    @Test
    void the_order_book_holds_the_orders_that_were_taken_and_are_open() {
        var values = new BookRecount(engine, "offerValue");
        var margins = new BookRecount(engine, "offerMargin");
        assertThat(taken(KpiIds.ORDER_BOOK)).isNotEmpty().isEqualTo(values.ordersTaken());
        assertThat(open(KpiIds.ORDER_BOOK)).isEqualTo(values.orders());
        assertThat(taken(KpiIds.ORDER_BOOK_MARGIN)).isEqualTo(margins.ordersTaken());
        assertThat(open(KpiIds.ORDER_BOOK_MARGIN)).isEqualTo(margins.orders());
    }

    /** Values of a KPI in the ledger, by the instance that logged it. */
    private Map<String, String> ledger(String kpi, String column) {
        return jdbc
                .sql("select activity_instance, " + column + " as what from kpi_record where kpi = :kpi")
                .param("kpi", kpi)
                .query()
                .listOfRows()
                .stream()
                .collect(Collectors.toMap(row -> row.get("activity_instance").toString(), row -> row.get("what")
                        .toString()));
    }

    /** The current sum of a book, by journey. */
    private Map<String, BigDecimal> open(String book) {
        return sums(
                "select journey, sum(kpi_value) as amount from kpi_record where kpi = :kpi"
                        + " group by journey having sum(kpi_value) <> 0",
                book);
    }

    /** The sum of all additions to a book, by journey. */
    private Map<String, BigDecimal> taken(String book) {
        return sums(
                "select journey, sum(kpi_value) as amount from kpi_record where kpi = :kpi"
                        + " and kpi_value > 0 group by journey",
                book);
    }

    private Map<String, BigDecimal> sums(String query, String kpi) {
        return jdbc.sql(query).param("kpi", kpi).query().listOfRows().stream()
                .collect(Collectors.toMap(row -> row.get("journey").toString(), row -> (BigDecimal) row.get("amount")));
    }
}
