package org.ostopolku.customer.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.ostopolku.simulation.demo.PlayedYear;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the views of simulated customers, from the engine's history, with the records of the ledger. */
@PlayedCustomers
class CustomerViewsOfAYear {

    /** One of so many journeys is compared. */
    private static final int STEP = 7;

    private final TestRestTemplate rest;
    private final JdbcClient jdbc;

    CustomerViewsOfAYear(TestRestTemplate rest, JdbcClient jdbc) {
        this.rest = rest.withBasicAuth("marja", "marja-demo");
        this.jdbc = jdbc;
    }

    private record Row(String kpi, BigDecimal amount, String stage, String process, String outcome) {}

    @Test
    void views_and_ledger_agree() {
        var numbers = jdbc.sql("select number from journey order by number")
                .query(String.class)
                .list();
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(PlayedYear.CUSTOMERS);

        SoftAssertions.assertSoftly(softly -> {
            for (int i = 0; i < numbers.size(); i += STEP) {
                compare(numbers.get(i), softly);
            }
        });
    }

    private void compare(String number, SoftAssertions softly) {
        var view = rest.getForObject("/api/journeys/{number}", JsonNode.class, number);
        var ledger = jdbc.sql("""
                        select kpi, kpi_value as amount, stage, process_key as process, outcome from kpi_record
                        where journey = :journey
                        """).param("journey", number).query(Row.class).list();

        softly.assertThat(names(view, "touchpoint"))
                .as("touchpoints of %s", number)
                .containsExactlyInAnyOrderElementsOf(ledger.stream()
                        .filter(of(KpiIds.TOUCHPOINT_HOURS))
                        .filter(row -> !row.process().equals("development-need"))
                        .map(Row::outcome)
                        .toList());
        softly.assertThat(names(view, "signal"))
                .as("signals of %s", number)
                .hasSize(count(ledger, of(KpiIds.SELF_SERVICE_SIGNALS)));
        softly.assertThat(names(view, "move"))
                .as("moves of %s", number)
                .hasSize(count(ledger, of(KpiIds.CUSTOMER_MOVES)));
        softly.assertThat(nodes(view.path("path"))
                        .collect(Collectors.toMap(stage -> stage.path("stage").asText(), stage -> stage.path("visits")
                                .size())))
                .as("stages of %s", number)
                .isEqualTo(visits(ledger));
        softly.assertThat(nodes(view.path("feedback"))
                        .filter(one -> one.path("state").asText().equals("unanswered"))
                        .count())
                .as("questions of %s without an answer", number)
                .isEqualTo(count(
                        ledger,
                        of(KpiIds.FEEDBACK_ANSWERED).and(row -> row.amount().signum() == 0)));
        softly.assertThat(open(view.path("offers")))
                .as("offers of %s", number)
                .isEqualByComparingTo(sum(ledger, KpiIds.QUOTE_BOOK));
        softly.assertThat(open(view.path("orders")))
                .as("orders of %s", number)
                .isEqualByComparingTo(sum(ledger, KpiIds.ORDER_BOOK));
        softly.assertThat(view.path("salesValue").decimalValue())
                .as("sales to %s", number)
                .isEqualByComparingTo(sum(ledger, KpiIds.SALES_VALUE));
    }

    private static List<String> names(JsonNode view, String kind) {
        return nodes(view.path("chapters"))
                .flatMap(chapter -> nodes(chapter.path("touchpoints")))
                .filter(touchpoint -> touchpoint.path("kind").asText().equals(kind))
                .map(touchpoint -> touchpoint.path("name").asText())
                .toList();
    }

    private static Map<String, Integer> visits(List<Row> ledger) {
        return Stage.IDS.stream()
                .collect(Collectors.toMap(
                        stage -> stage,
                        stage -> count(ledger, of(KpiIds.STAGE_ENTERED).and(row -> stage.equals(row.stage())))));
    }

    private static BigDecimal open(JsonNode book) {
        return nodes(book)
                .filter(one -> one.path("state").asText().equals("open"))
                .map(one -> one.path("value").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(List<Row> ledger, String kpi) {
        return ledger.stream().filter(of(kpi)).map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int count(List<Row> ledger, Predicate<Row> which) {
        return (int) ledger.stream().filter(which).count();
    }

    private static Predicate<Row> of(String kpi) {
        return row -> row.kpi().equals(kpi);
    }

    private static Stream<JsonNode> nodes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
