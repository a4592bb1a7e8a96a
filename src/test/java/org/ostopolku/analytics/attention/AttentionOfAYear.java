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
import org.ostopolku.analytics.attention.EngineRecount.Passage;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.simulation.demo.PlayedCustomers;

/** What needs attention is what a recount from the engine's own tables finds, for all customers and for some. */
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

    /** A filter and the customers that it means. */
    record Wanted(String name, FigureFilter filter, Predicate<Map<String, Object>> facts) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Wanted> filters() {
        var sales = Set.of("aino", "eero", "sanna", "");
        return Stream.of(
                new Wanted("all customers", FigureFilter.of(FROM, TO), facts -> true),
                new Wanted(
                        "a segment",
                        new FigureFilter(FROM, TO, "business-new", null, null, null, null, null, null),
                        facts -> "business-new".equals(facts.get("segment"))),
                new Wanted(
                        "a product category of one owner",
                        new FigureFilter(FROM, TO, null, null, "machines", "aino", null, null, null),
                        facts -> "machines".equals(facts.get("productCategory")) && "aino".equals(facts.get("owner"))),
                new Wanted(
                        "the customers of a team",
                        new FigureFilter(FROM, TO, null, null, null, null, null, null, sales),
                        facts -> sales.contains(Objects.requireNonNullElse(facts.get("owner"), ""))));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void customers_stand_still_who_are_longer_in_a_stage_than_nine_of_ten(Wanted wanted) {
        var now = clock.instant();
        var passages = recount.passages().stream()
                .filter(passage -> wanted.facts().test(passage.facts()))
                .toList();
        var limits = stalled.limitDays(wanted.filter());

        var days = passages.stream()
                .filter(passage -> passage.end() != null)
                .collect(groupingBy(Passage::stage, mapping(passage -> passage.days(now), toList())));
        days.values().removeIf(each -> each.size() < 5);
        assertThat(limits.keySet()).isEqualTo(days.keySet());
        limits.forEach((stage, limit) ->
                assertThat(limit).as(stage).isCloseTo(percentile(days.get(stage)), withinPercentage(2)));
        assertThat(journeys(attention.findStalled(wanted.filter(), 0, ALL)))
                .containsExactlyInAnyOrderElementsOf(passages.stream()
                        .filter(passage -> passage.end() == null)
                        .filter(passage -> limits.containsKey(passage.stage()))
                        .filter(passage -> passage.days(now) > limits.get(passage.stage()))
                        .map(Passage::journey)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("filters")
    void signals_are_unattended_that_no_touchpoint_followed(Wanted wanted) {
        var page = attention.findUnanswered(wanted.filter(), 0, ALL);

        assertThat(page.found().stream().collect(toMap(StalledJourney::journey, StalledJourney::when)))
                .isEqualTo(recount.unattended(wanted.facts()));
        assertThat(page.total()).isEqualTo(page.found().size());
    }

    @ParameterizedTest
    @MethodSource("filters")
    void touchpoints_are_overdue_by_team_and_person(Wanted wanted) {
        var expected = recount.overdue(clock.instant(), wanted.facts());

        var overdue = attention.compute(wanted.filter(), "marja", List.of()).overdue();

        assertThat(overdue.stream()
                        .collect(toMap(
                                pile -> List.of(pile.team(), Objects.requireNonNullElse(pile.person(), "")),
                                Attention.Overdue::count)))
                .isEqualTo(expected.entrySet().stream()
                        .collect(toMap(
                                pile -> List.of(
                                        recount.team(pile.getKey().get(0)),
                                        recount.person(pile.getKey().get(1))),
                                Map.Entry::getValue)));
        overdue.forEach(pile -> assertThat(attention
                        .findOverdue(
                                wanted.filter(), pile.team(), Objects.requireNonNullElse(pile.person(), ""), 0, ALL)
                        .found())
                .as("journeys behind " + pile)
                .hasSize((int) pile.count())
                .first()
                .extracting(StalledJourney::when)
                .isEqualTo(pile.oldestDue()));
    }

    @Test
    void the_page_of_a_manager_shows_the_first_of_them_with_names() {
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

    /** The value that nine of ten do not exceed. */
    private static double percentile(List<Double> values) {
        return values.stream().sorted().toList().get((int) Math.ceil(0.9 * values.size()) - 1);
    }
}
