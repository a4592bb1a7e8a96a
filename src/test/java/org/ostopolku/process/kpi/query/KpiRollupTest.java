package org.ostopolku.process.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.process.kpi.Buckets;
import org.ostopolku.process.kpi.JourneyFacts;
import org.ostopolku.process.kpi.KpiDefinition;
import org.ostopolku.process.kpi.KpiDefinition.Direction;
import org.ostopolku.process.kpi.KpiDefinition.Kind;
import org.ostopolku.process.kpi.KpiDefinition.Measure;
import org.ostopolku.process.kpi.KpiDefinition.Unit;
import org.ostopolku.process.kpi.KpiEntry;
import org.ostopolku.process.kpi.KpiRecords;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After any change of the ledger, before and after the merge of the deltas, the sums equal a recount by days of the company's time zone. */
@SpringBootTest
class KpiRollupTest {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final KpiDefinition ORDERS = new KpiDefinition(
            "orders", "Orders", "sale", Unit.COUNT, Kind.BUSINESS, Direction.UP, null, null, Measure.SUM);
    private static final KpiDefinition DAYS = new KpiDefinition(
            "days-to-decision",
            "Days to the decision",
            "sale",
            Unit.DAYS,
            Kind.DEVELOPMENT,
            Direction.DOWN,
            null,
            null,
            Measure.MEDIAN);
    private static final JourneyFacts NOTHING = new JourneyFacts(null, null, null, null);
    private static final JourneyFacts BUSINESS = new JourneyFacts("business-new", "machines", "investment", "aino");
    private static final JourneyFacts CONSUMER = new JourneyFacts("consumer-new", "spare-parts", "service", "eero");

    private static final Set<String> FACTS = Set.of("segment", "product_category");
    private static final Set<String> CLASSES = Set.of("bucket");

    @Autowired
    private KpiRecords records;

    @Autowired
    private KpiRollup rollup;

    @Autowired
    private KpiCubes cubes;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void anEmptyLedger() {
        jdbc.sql("delete from kpi_record").update();
        rollup.rebuild();
    }

    @AfterEach
    void theRealTime() {
        ClockUtil.reset();
    }

    @Test
    void sums_are_right_before_and_after_they_are_folded_and_after_a_recount() {
        log("J-1", "2026-03-10T10:00:00Z", ORDERS, 1, BUSINESS);
        log("J-1", "2026-03-10T10:00:00Z", DAYS, 12.5, BUSINESS);
        log("J-2", "2026-04-02T10:00:00Z", ORDERS, 1, CONSUMER);
        everySumIsRight();
        rollup.fold();
        everySumIsRight();
        assertThat(count("kpi_delta")).isZero();
        log("J-3", "2026-04-03T10:00:00Z", ORDERS, 1, BUSINESS);
        everySumIsRight();
        rollup.fold();
        everySumIsRight();
        rollup.rebuild();
        everySumIsRight();
    }

    @Test
    void a_few_rows_wait_and_are_counted() {
        log("J-1", "2026-03-10T10:00:00Z", ORDERS, 1, BUSINESS);

        rollup.foldIfEnough();

        assertThat(count("kpi_delta")).isOne();
        everySumIsRight();
    }

    @Test
    void a_late_entry_is_counted_in_its_own_month() {
        log("J-1", "2026-04-02T10:00:00Z", ORDERS, 1, BUSINESS);
        rollup.fold();
        log("J-2", "2026-02-02T10:00:00Z", ORDERS, 1, BUSINESS);
        everySumIsRight();
        rollup.fold();
        everySumIsRight();
        assertThat(orders(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28))).isEqualTo(1);
    }

    @Test
    void what_becomes_known_of_a_journey_is_known_of_its_earlier_days() {
        log("J-1", "2026-02-02T10:00:00Z", ORDERS, 1, NOTHING);
        rollup.fold();
        records.learn("J-1", BUSINESS);
        everySumIsRight();
        rollup.fold();
        everySumIsRight();
        assertThat(orders(filter("business-new", null, null))).isEqualTo(1);
        assertThat(orders(filter(null, "aino", null))).isEqualTo(1);
        records.learn("J-1", CONSUMER);
        everySumIsRight();
        assertThat(orders(filter("consumer-new", null, null))).isZero();
    }

    @Test
    void a_journey_that_is_taken_away_is_counted_nowhere() {
        log("J-1", "2026-02-02T10:00:00Z", ORDERS, 1, BUSINESS);
        log("J-2", "2026-02-02T10:00:00Z", ORDERS, 1, BUSINESS);
        rollup.fold();
        log("J-1", "2026-03-02T10:00:00Z", ORDERS, 1, BUSINESS);
        records.remove("J-1");
        everySumIsRight();
        rollup.fold();
        everySumIsRight();
        assertThat(orders(filter("business-new", null, null))).isEqualTo(1);
    }

    @Test
    void whose_customers_one_sees_limits_what_is_counted() {
        log("J-1", "2026-02-02T10:00:00Z", ORDERS, 1, BUSINESS);
        log("J-2", "2026-02-02T10:00:00Z", ORDERS, 1, CONSUMER);
        log("J-3", "2026-02-02T10:00:00Z", ORDERS, 1, NOTHING);
        for (int time = 0; time < 2; time++) {
            assertThat(orders(filter(null, null, Set.of("aino", "")))).isEqualTo(2);
            assertThat(orders(filter(null, null, Set.of("eero")))).isEqualTo(1);
            assertThat(orders(filter("consumer-new", null, Set.of("aino", "")))).isZero();
            rollup.fold();
        }
    }

    @Test
    void a_day_begins_at_midnight_where_the_company_is_in_summer_and_in_winter() {
        log("J-1", "2026-06-30T20:59:59Z", ORDERS, 1, BUSINESS);
        log("J-1", "2026-06-30T21:00:00Z", ORDERS, 1, BUSINESS);
        log("J-1", "2026-10-24T20:59:59Z", ORDERS, 1, BUSINESS);
        log("J-1", "2026-10-24T21:00:00Z", ORDERS, 1, BUSINESS);
        log("J-1", "2026-10-25T21:59:59Z", ORDERS, 1, BUSINESS);
        log("J-1", "2026-10-25T22:00:00Z", ORDERS, 1, BUSINESS);
        log("J-1", "2026-10-31T21:59:59Z", ORDERS, 1, BUSINESS);
        log("J-1", "2026-10-31T22:00:00Z", ORDERS, 1, BUSINESS);
        for (int time = 0; time < 2; time++) {
            assertThat(orders(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30)))
                    .isEqualTo(1);
            assertThat(orders(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31)))
                    .isEqualTo(1);
            assertThat(orders(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31)))
                    .isEqualTo(5);
            assertThat(orders(LocalDate.of(2026, 10, 25), LocalDate.of(2026, 10, 25)))
                    .as("the day of 25 hours")
                    .isEqualTo(2);
            assertThat(orders(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 11, 30)))
                    .isEqualTo(3);
            everySumIsRight();
            rollup.fold();
        }
    }

    @Test
    void a_percentile_is_within_two_percent() {
        for (double value : new double[] {0.0007, 0.5, 1, 3, 12.5, 100, 1234.5, 98765}) {
            assertThat(Buckets.middle(Buckets.of(value)) / value).isBetween(0.98, 1.02);
        }
        assertThat(Buckets.middle(Buckets.of(0))).isZero();
    }

    private void log(String journey, String when, KpiDefinition kpi, double value, JourneyFacts facts) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(when)));
        var process = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("sale")
                .latestVersion()
                .singleResult();
        var entry = new KpiEntry(
                kpi.id(),
                value,
                "ServiceTask_LogTheOrder",
                null,
                UUID.randomUUID().toString());
        records.add(journey, "sale", kpi, BigDecimal.valueOf(value), facts, process, entry);
    }

    private void everySumIsRight() {
        var all = FigureFilter.of(LocalDate.of(2025, 1, 1), LocalDate.of(2027, 12, 31));
        var ragged = FigureFilter.of(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 4, 2));
        for (var filter : new FigureFilter[] {all, ragged}) {
            assertThat(sums(cubes.byFacts(filter))).isEqualTo(recount(filter, FACTS));
            assertThat(sums(cubes.of(filter))).isEqualTo(recount(filter, CLASSES));
            assertThat(sums(cubes.byKpi(filter))).isEqualTo(recount(filter, CLASSES));
            assertThat(sums(cubes.of(filter.withSegment("business-new"))))
                    .isEqualTo(recount(filter.withSegment("business-new"), Set.of("bucket", "segment")));
            assertThat(sums(cubes.of(ofCategory(filter))))
                    .isEqualTo(recount(ofCategory(filter), Set.of("bucket", "product_category")));
            assertThat(sums(cubes.of(ofCategory(filter).withSegment("business-new"))))
                    .isEqualTo(recount(
                            ofCategory(filter).withSegment("business-new"),
                            Set.of("bucket", "segment", "product_category")));
            assertThat(segments(cubes.bySegment(filter))).isEqualTo(segments(cubes.byFacts(filter)));
        }
    }

    private Map<String, String> sums(KpiCube cube) {
        var sums = new TreeMap<String, String>();
        jdbc.sql("select kpi, recorded_from, segment, product_category, bucket, sum(n) as n, sum(total) as total from "
                        + cube.sql()
                        + " cube group by kpi, recorded_from, segment, product_category, bucket having sum(n) <> 0")
                .params(cube.params())
                .query((row, number) -> sums.put(
                        "%s %s %s %s %s"
                                .formatted(
                                        row.getString("kpi"),
                                        row.getObject("recorded_from", LocalDate.class),
                                        row.getString("segment"),
                                        row.getString("product_category"),
                                        row.getInt("bucket")),
                        "%d %.4f".formatted(row.getInt("n"), row.getBigDecimal("total"))))
                .list();
        return sums;
    }

    private Map<String, BigDecimal> segments(KpiCube cube) {
        var segments = new TreeMap<String, BigDecimal>();
        jdbc.sql("select kpi, segment, sum(total) as total from " + cube.sql()
                        + " cube group by kpi, segment having sum(n) <> 0")
                .params(cube.params())
                .query((row, number) ->
                        segments.put(row.getString("kpi") + " " + row.getString("segment"), row.getBigDecimal("total")))
                .list();
        return segments;
    }

    /** Straight from the rows, by what the clock showed. */
    private Map<String, String> recount(FigureFilter filter, Set<String> known) {
        var counts = new TreeMap<String, Integer>();
        var totals = new TreeMap<String, BigDecimal>();
        jdbc.sql("select * from kpi_record")
                .query((row, number) -> {
                    var day = row.getObject("recorded_at", OffsetDateTime.class)
                            .atZoneSameInstant(HELSINKI)
                            .toLocalDate();
                    if (day.isBefore(filter.from())
                            || day.isAfter(filter.to())
                            || isOther(row.getString("segment"), filter.segment())
                            || isOther(row.getString("product_category"), filter.productCategory())) {
                        return null;
                    }
                    var value = row.getBigDecimal("kpi_value");
                    var isClassed =
                            known.contains("bucket") && row.getString("kpi").equals(DAYS.id());
                    var cell = "%s %s %s %s %s"
                            .formatted(
                                    row.getString("kpi"),
                                    day.withDayOfMonth(1),
                                    known(row, "segment", known),
                                    known(row, "product_category", known),
                                    isClassed ? Buckets.of(value.doubleValue()) : Buckets.NONE);
                    counts.merge(cell, 1, Integer::sum);
                    return totals.merge(cell, value, BigDecimal::add);
                })
                .list();
        var sums = new TreeMap<String, String>();
        counts.forEach((cell, n) -> sums.put(cell, "%d %.4f".formatted(n, totals.get(cell))));
        return sums;
    }

    private static boolean isOther(String fact, String asked) {
        return asked != null && !asked.equals(fact);
    }

    private static String known(ResultSet row, String fact, Set<String> known) throws SQLException {
        return known.contains(fact) && row.getString(fact) != null ? row.getString(fact) : "";
    }

    private static FigureFilter ofCategory(FigureFilter filter) {
        return FigureFilter.of(filter.from(), filter.to()).withProductCategory("machines");
    }

    private int orders(LocalDate from, LocalDate to) {
        return orders(FigureFilter.of(from, to));
    }

    private int orders(FigureFilter filter) {
        var cube = cubes.of(filter);
        return jdbc.sql("select coalesce(sum(n), 0) from " + cube.sql() + " cube where kpi = 'orders'")
                .params(cube.params())
                .query(Integer.class)
                .single();
    }

    private static FigureFilter filter(String segment, String owner, Set<String> owners) {
        return FigureFilter.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))
                .withSegment(segment)
                .withOwner(owner)
                .withOwners(owners);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }
}
