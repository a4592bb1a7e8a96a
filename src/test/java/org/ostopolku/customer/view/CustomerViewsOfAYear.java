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

/**
 * The stories of played customers, which come from the engine's history, compared with what the ledger logged on the way:
 * nothing that happened is missing, nothing is told twice.
 */
@PlayedCustomers
class CustomerViewsOfAYear {

    /** Every so many of the journeys: enough of each kind, within seconds. */
    private static final int STEP = 7;

    private final TestRestTemplate rest;
    private final JdbcClient jdbc;

    CustomerViewsOfAYear(TestRestTemplate rest, JdbcClient jdbc) {
        this.rest = rest.withBasicAuth("marja", "marja-demo");
        this.jdbc = jdbc;
    }

    private record Row(String kpi, BigDecimal amount, String stage, String process, String outcome) {}

    @Test
    void stories_and_ledger_tell_the_same() {
        var numbers = jdbc.sql("select number from journey order by number")
                .query(String.class)
                .list();
        assertThat(numbers).hasSizeGreaterThanOrEqualTo(PlayedYear.CUSTOMERS);

        SoftAssertions.assertSoftly(both -> {
            for (int i = 0; i < numbers.size(); i += STEP) {
                compare(numbers.get(i), both);
            }
        });
    }

    private void compare(String number, SoftAssertions both) {
        var story = rest.getForObject("/api/journeys/{number}", JsonNode.class, number);
        var ledger = jdbc.sql("""
                        select kpi, kpi_value as amount, stage, process_key as process, outcome from kpi_record
                        where journey = :journey
                        """).param("journey", number).query(Row.class).list();

        both.assertThat(names(story, "touchpoint"))
                .as("touchpoints of %s", number)
                .containsExactlyInAnyOrderElementsOf(ledger.stream()
                        .filter(of(KpiIds.TOUCHPOINT_HOURS))
                        .filter(row -> !row.process().equals("development-need"))
                        .map(Row::outcome)
                        .toList());
        both.assertThat(names(story, "signal"))
                .as("signals of %s", number)
                .hasSize(count(ledger, of(KpiIds.SELF_SERVICE_SIGNALS)));
        both.assertThat(names(story, "move"))
                .as("moves of %s", number)
                .hasSize(count(ledger, of(KpiIds.CUSTOMER_MOVES)));
        both.assertThat(nodes(story.path("path"))
                        .collect(Collectors.toMap(stage -> stage.path("stage").asText(), stage -> stage.path("visits")
                                .size())))
                .as("stages of %s", number)
                .isEqualTo(visits(ledger));
        both.assertThat(nodes(story.path("feedback"))
                        .filter(one -> one.path("state").asText().equals("unanswered"))
                        .count())
                .as("questions of %s without an answer", number)
                .isEqualTo(count(
                        ledger,
                        of(KpiIds.FEEDBACK_ANSWERED).and(row -> row.amount().signum() == 0)));
        both.assertThat(open(story.path("offers")))
                .as("offers of %s", number)
                .isEqualByComparingTo(sum(ledger, KpiIds.QUOTE_BOOK));
        both.assertThat(open(story.path("orders")))
                .as("orders of %s", number)
                .isEqualByComparingTo(sum(ledger, KpiIds.ORDER_BOOK));
        both.assertThat(story.path("salesValue").decimalValue())
                .as("sales to %s", number)
                .isEqualByComparingTo(sum(ledger, KpiIds.SALES_VALUE));
    }

    private static List<String> names(JsonNode story, String kind) {
        return nodes(story.path("chapters"))
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
