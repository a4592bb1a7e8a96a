package org.ostopolku.process.decision;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every decision table answers as its cases say, at each limit and beyond. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("once")
class DecisionTableTest {

    private final Map<String, DecisionTable> tables =
            DecisionTable.all().stream().collect(toMap(DecisionTable::id, identity(), (a, b) -> a, TreeMap::new));

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void answers_as_the_case_says(String table, String story, DecisionTable decision, DecisionCase given) {
        assertThat(given.answerOf(decision)).as(table + ": " + story).isEqualTo(given.expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment", "touchpoint-priority", "discount-approval", "nurture-rhythm", "retention"})
    void answers_for_all_known_and_unknown_inputs(String id) {
        DecisionTable table = tables.get(id);
        List<String> gaps = InputCombinations.over(table).stream()
                .filter(facts -> table.ask(facts).isEmpty())
                .map(Object::toString)
                .toList();
        assertThat(gaps).as("without an answer of " + table).isEmpty();
        assertThat(table.ask(Map.of())).as(table + " asked without any facts").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ideal-customer-fit", "feedback-class", "kpi-catalogue"})
    void never_has_two_answers_and_none_when_nothing_is_known(String id) {
        DecisionTable table = tables.get(id);
        InputCombinations.over(table).forEach(facts -> assertThatNoException()
                .as(table + " asked with " + facts)
                .isThrownBy(() -> table.ask(facts)));
        assertThat(table.ask(Map.of())).as(table + " asked without any facts").isEmpty();
    }

    @Test
    void a_higher_value_never_makes_a_touchpoint_less_urgent() {
        DecisionTable table = tables.get("touchpoint-priority");
        List<String> wrong = new ArrayList<>();
        InputCombinations.rising(table, "expectedValue", (lower, higher) -> {
            if ((int) table.ask(higher).get("priority") < (int) table.ask(lower).get("priority")) {
                wrong.add(lower + " before " + higher);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_higher_discount_never_needs_less_approval() {
        DecisionTable table = tables.get("discount-approval");
        List<String> wrong = new ArrayList<>();
        InputCombinations.rising(table, "discountPercent", (lower, higher) -> {
            boolean lowerNeedsIt = table.ask(lower).containsValue("needed");
            if ((double) lower.get("discountPercent") >= 0
                    && lowerNeedsIt
                    && table.ask(higher).containsValue("not-needed")) {
                wrong.add(lower + " needs it, not so " + higher);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_rhythm_only_grows_longer() {
        DecisionTable table = tables.get("nurture-rhythm");
        List<String> wrong = new ArrayList<>();
        InputCombinations.rising(table, "nurtureRound", (earlier, later) -> {
            if (days(table.ask(later)) < days(table.ask(earlier))) {
                wrong.add(earlier + " waits longer than " + later);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_target_is_possible() {
        DecisionTable table = tables.get("kpi-catalogue");
        List<String> wrong = new ArrayList<>();
        for (Map<String, Object> facts : InputCombinations.over(table)) {
            Map<String, Object> kpi = table.ask(facts);
            double highest = "share".equals(kpi.get("unit")) ? 1 : Double.MAX_VALUE;
            if (kpi.get("target") instanceof Double target && (target < 0 || target > highest)) {
                wrong.add(facts.get("kpi") + " has the target " + target);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_touchpoint_is_due_within_a_week_and_less_urgent_than_an_overdue_one() {
        DecisionTable table = tables.get("touchpoint-priority");
        List<String> wrong = new ArrayList<>();
        for (Map<String, Object> facts : InputCombinations.over(table)) {
            int priority = (int) table.ask(facts).get("priority");
            Duration dueAfter = Duration.parse((String) table.ask(facts).get("dueAfter"));
            if (priority < 0 || priority > 99 || dueAfter.isNegative() || dueAfter.toDays() > 7) {
                wrong.add(facts + " has priority " + priority + ", due after " + dueAfter);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static long days(Map<String, Object> rhythm) {
        Period wait = Period.parse((String) rhythm.get("questionAfter"));
        return wait.toTotalMonths() * 30 + wait.getDays();
    }

    private Stream<Arguments> cases() {
        return tables.values().stream().flatMap(table -> DecisionCase.of(table).stream()
                .map(given -> arguments(table.id(), given.story(), table, given)));
    }
}
