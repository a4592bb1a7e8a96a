package org.ostopolku.analytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.KpiCatalogue;
import org.ostopolku.process.kpi.KpiDefinition;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.KpiRollup;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** After a year of customers, every figure agrees with a recount from the engine's history. */
@PlayedCustomers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiguresTruthOfAYear {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final double TWO_PERCENT = 0.02;
    private static final List<String> PLACES =
            Stream.concat(Stage.IDS.stream(), Stream.of("nurture")).toList();

    private final TestRestTemplate rest;
    private final KpiRollup rollup;
    private final Map<String, KpiDefinition> catalogue;
    private final EngineHistory history;
    private final LedgerFromHistory ledger;
    private final Map<String, List<HistoricEvent>> events;

    FiguresTruthOfAYear(
            TestRestTemplate rest, KpiRollup rollup, KpiCatalogue kpis, JdbcClient jdbc, RepositoryService repository) {
        this.rest = rest;
        this.rollup = rollup;
        this.catalogue = kpis.all().stream().collect(Collectors.toMap(KpiDefinition::id, kpi -> kpi));
        this.history = new EngineHistory(jdbc);
        this.ledger = new LedgerFromHistory(history, repository);
        this.events = ledger.all().stream().collect(Collectors.groupingBy(HistoricEvent::kpi));
    }

    private record Case(String who, String query, FigureRecount recount) {
        @Override
        public String toString() {
            return who + " " + query;
        }
    }

    private Stream<Case> cases() {
        var all = events;
        var year = LocalDate.of(2025, 12, 1);
        return Stream.of(
                new Case("marja", "", new FigureRecount(all, year, TODAY, null, null, null, null, null)),
                new Case(
                        "marja",
                        "segment=business-new",
                        new FigureRecount(all, year, TODAY, "business-new", null, null, null, null)),
                new Case(
                        "marja",
                        "owner=aino&from=2026-07-01&to=2026-09-30",
                        new FigureRecount(
                                all,
                                LocalDate.of(2026, 7, 1),
                                LocalDate.of(2026, 9, 30),
                                null,
                                null,
                                "aino",
                                null,
                                null)),
                new Case(
                        "marja",
                        "productCategory=machines&from=2026-08-13&to=2026-10-07",
                        new FigureRecount(
                                all,
                                LocalDate.of(2026, 8, 13),
                                LocalDate.of(2026, 10, 7),
                                null,
                                "machines",
                                null,
                                null,
                                null)),
                new Case(
                        "marja", "model=sale:1", new FigureRecount(all, year, TODAY, null, null, null, "sale:1", null)),
                new Case("marja", "segment=none", new FigureRecount(all, year, TODAY, "", null, null, null, null)),
                new Case(
                        "aino",
                        "from=2026-06-01",
                        new FigureRecount(
                                all,
                                LocalDate.of(2026, 6, 1),
                                TODAY,
                                null,
                                null,
                                null,
                                null,
                                Set.of("aino", "eero", "sanna", ""))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_page_agrees_before_and_after_the_ledger_is_rolled_up(Case tested) {
        assertPage(page(tested), tested.recount());
        rollup.fold();
        assertPage(page(tested), tested.recount());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_journey_map_agrees_at_every_touchpoint(Case tested) {
        var recount = tested.recount();
        var map = get(tested.who(), "/api/journey-map?" + tested.query());
        double encounters = 0;
        for (var process : Stream.of("stages", "serving")
                .flatMap(part -> stream(map.path(part)))
                .toList()) {
            for (var touchpoint : process.path("touchpoints")) {
                if (!touchpoint.path("selfService").asBoolean()) {
                    encounters += assertTouchpoint(process.path("process").asText(), touchpoint, recount);
                }
            }
        }
        assertThat(encounters).isEqualTo(recount.count(KpiIds.TOUCHPOINT_HOURS));
    }

    private double assertTouchpoint(String process, JsonNode touchpoint, FigureRecount recount) {
        Predicate<HistoricEvent> here = one -> one.process().equals(process)
                && one.element().equals(touchpoint.path("id").asText());
        Predicate<HistoricEvent> named = one -> touchpoint.path("name").asText().equals(one.outcome());
        var encounters = recount.count(KpiIds.TOUCHPOINT_HOURS, here);
        var figures = touchpoint.path("figures");
        assertNumber(figures, "/encounters", encounters);
        assertAbout(
                figures, "/medianHours", FigureRecount.percentile(recount.events(KpiIds.TOUCHPOINT_HOURS, here), 0.5));
        if (recount.count(KpiIds.FEEDBACK_ANSWERED, named) > 0) {
            assertAnswers(figures.path("feedback"), recount, named);
        } else {
            assertThat(figures.path("feedback").isNull()).isTrue();
        }
        return encounters;
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    private JsonNode page(Case tested) {
        return get(tested.who(), "/api/figures?" + tested.query());
    }

    private JsonNode get(String who, String path) {
        var answer = rest.withBasicAuth(who, who + "-demo").getForEntity(path, JsonNode.class);
        assertThat(answer.getStatusCode().value()).as(path).isEqualTo(200);
        return answer.getBody();
    }

    private void assertPage(JsonNode page, FigureRecount recount) {
        assertThat(page.at("/period/from").asText()).isEqualTo(recount.from().toString());
        assertThat(page.at("/before/from").asText())
                .isEqualTo(recount.forPeriodBefore().from().toString());
        for (var stage : page.path("stages")) {
            assertStage(stage, recount);
            stage.path("kpis").forEach(kpi -> assertKpi(kpi, recount));
        }
        assertThat(page.path("kpis")).hasSizeGreaterThan(10).allSatisfy(kpi -> assertKpi(kpi, recount));
        assertThat(page.path("keptWarm").asLong()).isEqualTo(places(recount).getOrDefault("nurture", 0L));
        assertDecisions(page.path("decisions"), recount);
        assertMoney(page.path("money"), recount);
        assertExperience(page.path("experience"), recount);
    }

    private void assertStage(JsonNode stage, FigureRecount recount) {
        var name = stage.path("stage").asText();
        Predicate<HistoricEvent> here = one -> one.element().equals(name);
        Predicate<HistoricEvent> moved = one -> "moved".equals(one.reason());
        assertThat(stage.path("now").asLong()).isEqualTo(places(recount).getOrDefault(name, 0L));
        for (var time : List.of("value", "before")) {
            var counted = time.equals("value") ? recount : recount.forPeriodBefore();
            if (time.equals("before") && counted.isEmpty(Set.of(KpiIds.STAGE_ENTERED, KpiIds.STAGE_LEFT))) {
                assertThat(stage.at("/entered/before").isNull()).isTrue();
                continue;
            }
            var left =
                    counted.events(KpiIds.STAGE_LEFT, here.and(moved.negate())).toList();
            double on = left.stream()
                    .filter(one -> Stage.IDS.contains(one.outcome()))
                    .count();
            assertNumber(stage, "/entered/" + time, counted.count(KpiIds.STAGE_ENTERED, here));
            assertNumber(stage, "/goneOn/" + time, on);
            assertNumber(stage, "/nurtured/" + time, (double)
                    left.stream().filter(one -> one.outcome().equals("nurture")).count());
            assertNumber(stage, "/left/" + time, (double)
                    left.stream().filter(one -> !PLACES.contains(one.outcome())).count());
            assertNumber(stage, "/moved/" + time, counted.count(KpiIds.STAGE_LEFT, here.and(moved)));
            assertNumber(stage, "/onShare/" + time, left.isEmpty() ? null : on / left.size());
            assertAbout(
                    stage,
                    "/medianDays/" + time,
                    FigureRecount.percentile(counted.events(KpiIds.STAGE_DAYS, here), 0.5));
            assertAbout(
                    stage, "/p90Days/" + time, FigureRecount.percentile(counted.events(KpiIds.STAGE_DAYS, here), 0.9));
        }
    }

    private void assertKpi(JsonNode figure, FigureRecount recount) {
        var kpi = figure.path("kpi").asText();
        var definition = catalogue.get(kpi);
        assertNumber(figure, "/count", (double) recount.count(kpi));
        if (kpi.matches("(quote|order)-book.*")) {
            assertNumber(figure, "/value", recount.book(kpi));
            return;
        }
        switch (definition.measure()) {
            case SUM -> assertNumber(figure, "/value", recount.sum(kpi));
            case MEDIAN -> assertAbout(figure, "/value", FigureRecount.percentile(recount.events(kpi), 0.5));
            default -> assertNumber(figure, "/value", recount.mean(kpi));
        }
        if (!figure.path("before").isNull() && definition.measure() == KpiDefinition.Measure.MEAN) {
            assertNumber(figure, "/before", recount.forPeriodBefore().mean(kpi));
        }
    }

    private void assertDecisions(JsonNode decisions, FigureRecount recount) {
        double all = 0;
        for (var decision : decisions) {
            var ways = recount.ways(
                    decision.path("model").asText(), decision.path("element").asText());
            double count = ways.values().stream().mapToLong(Long::longValue).sum();
            all += count;
            assertNumber(decision, "/count/value", count);
            for (var way : decision.path("ways")) {
                var flow = way.path("flow").asText();
                double taken = ways.getOrDefault(flow, 0L);
                assertNumber(way, "/count/value", taken);
                assertNumber(way, "/share/value", count == 0 ? null : taken / count);
                way.path("reasons")
                        .forEach(reason -> assertNumber(
                                reason,
                                "/count",
                                recount.count(
                                        KpiIds.CUSTOMER_DECISION,
                                        one -> flow.equals(one.outcome())
                                                && reason.path("reason")
                                                        .asText()
                                                        .equals(one.reason()))));
            }
        }
        assertThat(all).isEqualTo(recount.count(KpiIds.CUSTOMER_DECISION));
    }

    private void assertMoney(JsonNode money, FigureRecount recount) {
        assertNumber(money, "/quoteBook/value", recount.book(KpiIds.QUOTE_BOOK));
        assertNumber(money, "/quoteBookMargin/value", recount.book(KpiIds.QUOTE_BOOK_MARGIN));
        assertNumber(money, "/orderBook/value", recount.book(KpiIds.ORDER_BOOK));
        assertNumber(money, "/orderBookMargin/value", recount.book(KpiIds.ORDER_BOOK_MARGIN));
        assertNumber(money, "/sales/value", recount.sum(KpiIds.SALES_VALUE));
        assertNumber(money, "/margin/value", recount.sum(KpiIds.SALES_MARGIN));
        assertNumber(money, "/orders/value", recount.sum("orders"));
        assertNumber(money, "/winRate/value", recount.mean(KpiIds.WIN_RATE));
        assertNumber(money, "/discount/value", recount.mean(KpiIds.DISCOUNT_GIVEN));
        assertNumber(money, "/addOnShare/value", recount.mean(KpiIds.ADD_ON_SHARE));
        assertThat(sum(money.path("table"), "sales")).isCloseTo(recount.sum(KpiIds.SALES_VALUE), within(0.01));
        assertThat(sum(money.path("table"), "quoteBook")).isCloseTo(recount.book(KpiIds.QUOTE_BOOK), within(0.01));
        for (var row : money.path("table")) {
            var cell = recount.withCategoryAndSegment(fact(row, "productCategory"), fact(row, "segment"));
            assertNumber(row, "/sales", cell.sum(KpiIds.SALES_VALUE));
            assertNumber(row, "/margin", cell.sum(KpiIds.SALES_MARGIN));
            assertNumber(row, "/quoteBook", cell.book(KpiIds.QUOTE_BOOK));
            assertNumber(row, "/orderBook", cell.book(KpiIds.ORDER_BOOK));
            assertNumber(row, "/orders", cell.sum("orders"));
            assertNumber(row, "/winRate", cell.mean(KpiIds.WIN_RATE));
            assertNumber(row, "/discount", cell.mean(KpiIds.DISCOUNT_GIVEN));
            assertNumber(row, "/addOnShare", cell.mean(KpiIds.ADD_ON_SHARE));
        }
        for (var row : money.path("lifetimeValue")) {
            var cell = recount.withCategoryAndSegment(recount.productCategory(), fact(row, "segment"));
            assertNumber(row, "/value/value", cell.mean(KpiIds.LIFETIME_VALUE));
            assertNumber(row, "/customers", (double) cell.count(KpiIds.LIFETIME_VALUE));
        }
        assertThat(sum(money.path("lifetimeValue"), "customers")).isEqualTo(recount.count(KpiIds.LIFETIME_VALUE));
    }

    private static String fact(JsonNode row, String fact) {
        return row.path(fact).asText().equals("none") ? "" : row.path(fact).asText();
    }

    private static double sum(JsonNode rows, String field) {
        return stream(rows).mapToDouble(row -> row.path(field).asDouble()).sum();
    }

    private void assertExperience(JsonNode experience, FigureRecount recount) {
        assertAnswers(experience.path("total"), recount, one -> true);
        double asked = 0;
        for (var touchpoint : experience.path("touchpoints")) {
            assertAnswers(
                    touchpoint,
                    recount,
                    one -> touchpoint.path("touchpoint").asText().equals(one.outcome()));
            asked += touchpoint.path("asked").asDouble();
        }
        assertThat(asked).isEqualTo(recount.count(KpiIds.FEEDBACK_ANSWERED));
        assertAbout(
                experience,
                "/recoveryHours/value",
                FigureRecount.percentile(recount.events(KpiIds.RECOVERY_HOURS), 0.5));
    }

    private static void assertAnswers(JsonNode answers, FigureRecount recount, Predicate<HistoricEvent> here) {
        var asked = recount.count(KpiIds.FEEDBACK_ANSWERED, here);
        var unanswered = recount.count(KpiIds.FEEDBACK_ANSWERED, here.and(one -> one.value() == 0));
        assertNumber(answers, "/asked", asked);
        assertNumber(answers, "/dissatisfied", share(recount.count(KpiIds.FEEDBACK_DISSATISFIED, here), asked));
        assertNumber(answers, "/satisfied", share(recount.count(KpiIds.FEEDBACK_SATISFIED, here), asked));
        assertNumber(answers, "/verySatisfied", share(recount.count(KpiIds.FEEDBACK_VERY_SATISFIED, here), asked));
        assertNumber(answers, "/unanswered", share(unanswered, asked));
    }

    private static Double share(double part, double whole) {
        return whole == 0 ? null : Double.valueOf(part / whole);
    }

    /** The places of the open journeys: the open stage, or nurture. */
    private Map<String, Long> places(FigureRecount recount) {
        var open = history.processes.values().stream()
                .filter(process -> process.end() == null && process.journey() != null)
                .toList();
        var openJourneys = open.stream()
                .filter(process -> process.key().equals(JourneyProcess.CUSTOMER_JOURNEY))
                .map(EngineHistory.Process::journey)
                .collect(Collectors.toSet());
        return open.stream()
                .filter(process -> openJourneys.contains(process.journey()) && PLACES.contains(process.key()))
                .filter(process -> recount.includes(new HistoricEvent(
                        "",
                        0,
                        process.journey(),
                        stageModel(process),
                        1,
                        "",
                        null,
                        null,
                        ledger.facts(process.journey()),
                        null,
                        null,
                        null)))
                .collect(Collectors.groupingBy(EngineHistory.Process::key, TreeMap::new, Collectors.counting()));
    }

    /** The model of the stage that the customer entered last. */
    private String stageModel(EngineHistory.Process process) {
        return ledger.all().stream()
                .filter(one ->
                        one.kpi().equals(KpiIds.STAGE_ENTERED) && one.journey().equals(process.journey()))
                .reduce((earlier, later) -> later)
                .map(HistoricEvent::process)
                .orElseThrow();
    }

    private static void assertNumber(JsonNode node, String path, Double expected) {
        var found = node.at(path);
        if (expected == null) {
            assertThat(found.isNull()).as(path + " of " + node).isTrue();
        } else {
            assertThat(found.isNumber()).as(path + " of " + node).isTrue();
            assertThat(found.asDouble()).as(path + " of " + node).isCloseTo(expected, within(0.001));
        }
    }

    private static void assertAbout(JsonNode node, String path, Double expected) {
        if (expected == null) {
            assertNumber(node, path, null);
        } else {
            assertThat(node.at(path).asDouble())
                    .as(path + " of " + node)
                    .isCloseTo(expected, within(Math.abs(expected) * TWO_PERCENT + 1e-4));
        }
    }
}
