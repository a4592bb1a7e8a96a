package org.ostopolku.analytics.attention;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ostopolku.analytics.attention.EngineRecount.Stay;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.simulation.demo.PlayedCustomers;

/** What needs attention agrees with a recount from the engine's own data, for all customers and for some. */
@PlayedCustomers
class AttentionOfAYear {

    private static final LocalDate FROM = LocalDate.parse("2025-12-01");
    private static final LocalDate TO = LocalDate.parse("2026-11-20");
    private static final int ALL = 10_000;

    private final AttentionService attention;
    private final StalledJourneys stalled;
    private final EngineRecount recount;
    private final Clock clock;

    AttentionOfAYear(AttentionService attention, StalledJourneys stalled, ProcessEngine engine, Clock clock) {
        this.attention = attention;
        this.stalled = stalled;
        this.recount = new EngineRecount(engine);
        this.clock = clock;
    }

    /** A filter, and the same filter as a condition for the facts of a customer. */
    record Case(String name, FigureFilter filter, Predicate<Map<String, Object>> facts) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> filters() {
        var sales = Set.of("aino", "eero", "sanna", "");
        return Stream.of(
                new Case("all customers", FigureFilter.of(FROM, TO), facts -> true),
                new Case("a segment", FigureFilter.of(FROM, TO).withSegment("business-new"), facts -> "business-new"
                        .equals(facts.get("segment"))),
                new Case(
                        "a product category of one owner",
                        FigureFilter.of(FROM, TO)
                                .withProductCategory("machines")
                                .withOwner("aino"),
                        facts -> "machines".equals(facts.get("productCategory")) && "aino".equals(facts.get("owner"))),
                new Case(
                        "the customers of a team",
                        FigureFilter.of(FROM, TO).withOwners(sales),
                        facts -> sales.contains(Objects.requireNonNullElse(facts.get("owner"), ""))));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void customers_are_stalled_who_are_longer_in_a_stage_than_90_percent(Case tested) {
        var now = clock.instant();
        var stays = recount.stays().stream()
                .filter(stay -> tested.facts().test(stay.facts()))
                .toList();
        var limits = stalled.limitDays(tested.filter());

        var days = stays.stream()
                .filter(stay -> stay.end() != null)
                .collect(groupingBy(Stay::stage, mapping(stay -> stay.days(now), toList())));
        days.values().removeIf(each -> each.size() < 5);
        assertThat(limits.keySet()).isEqualTo(days.keySet());
        limits.forEach((stage, limit) ->
                assertThat(limit).as(stage).isCloseTo(percentile(days.get(stage)), withinPercentage(2)));
        assertThat(journeys(attention.findStalled(tested.filter(), 0, ALL)))
                .containsExactlyInAnyOrderElementsOf(stays.stream()
                        .filter(stay -> stay.end() == null)
                        .filter(stay -> limits.containsKey(stay.stage()))
                        .filter(stay -> stay.days(now) > limits.get(stay.stage()))
                        .map(Stay::journey)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("filters")
    void signals_are_unanswered_that_no_touchpoint_followed(Case tested) {
        var page = attention.findUnanswered(tested.filter(), 0, ALL);

        assertThat(page.found().stream().collect(toMap(StalledJourney::journey, StalledJourney::happened)))
                .isEqualTo(recount.unanswered(tested.facts()));
        assertThat(page.total()).isEqualTo(page.found().size());
    }

    @ParameterizedTest
    @MethodSource("filters")
    void touchpoints_are_overdue_by_team_and_person(Case tested) {
        var expected = recount.overdue(clock.instant(), tested.facts());

        var overdue = attention.compute(tested.filter(), "marja", List.of()).overdue();

        assertThat(overdue.stream()
                        .collect(toMap(
                                group -> List.of(group.team(), Objects.requireNonNullElse(group.person(), "")),
                                Attention.Overdue::count)))
                .isEqualTo(expected.entrySet().stream()
                        .collect(toMap(
                                group -> List.of(
                                        recount.teamName(group.getKey().get(0)),
                                        recount.userName(group.getKey().get(1))),
                                Map.Entry::getValue)));
        overdue.forEach(group -> assertThat(attention
                        .findOverdue(
                                tested.filter(), group.team(), Objects.requireNonNullElse(group.person(), ""), 0, ALL)
                        .found())
                .as("journeys behind " + group)
                .hasSize((int) group.count())
                .first()
                .extracting(StalledJourney::happened)
                .isEqualTo(group.oldestDue()));
    }

    @Test
    void the_page_of_a_manager_shows_the_first_rows_with_names() {
        var filter = FigureFilter.of(FROM, TO);
        var answer = attention.compute(filter, "marja", List.of());

        assertThat(answer.standingStillCount())
                .isEqualTo(attention.findStalled(filter, 0, ALL).total())
                .isPositive();
        assertThat(answer.standingStill())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(20)
                .allSatisfy(row -> {
                    assertThat(row.customerName()).isNotBlank();
                    assertThat(row.cockpit()).isNotBlank();
                    assertThat(row.days()).isGreaterThan(row.limitDays());
                });
        assertThat(answer.unattendedSignals()).isNotEmpty();
        assertThat(answer.subscribed()).isFalse();
    }

    private static List<String> journeys(StalledJourney.Page page) {
        return page.found().stream().map(StalledJourney::journey).toList();
    }

    /** The smallest value that 90 % of the values do not exceed. */
    private static double percentile(List<Double> values) {
        return values.stream().sorted().toList().get((int) Math.ceil(0.9 * values.size()) - 1);
    }
}
