package org.ostopolku.simulation.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Generates answers by the rules of {@link Behaviour}, within the choices of the question. */
class AnswerGenerator {

    private final Clock clock;

    AnswerGenerator(Clock clock) {
        this.clock = clock;
    }

    /**
     * The value of a rule; null for no answer.
     *
     * @param facts the values so far, by name
     * @param choices the allowed choices; empty if all are
     * @param otherwise the answer if the rule has none
     */
    Object generate(
            AnswerRule given,
            SimulatedCustomer customer,
            Map<String, Object> facts,
            List<String> choices,
            Object otherwise) {
        AnswerRule rule = selectCase(given, facts);
        if (rule.share() != null && customer.random().nextDouble() >= rule.share()) {
            return null;
        }
        if (rule.choose() != null) {
            return choose(allowed(rule.choose(), choices), customer);
        }
        if (rule.between() != null) {
            double place = customer.random().nextDouble();
            double low = rule.between().get(0);
            return low
                    + (rule.mostlySmall() ? place * place : place)
                            * (rule.between().get(1) - low);
        }
        if (rule.base() != null) {
            return facts.get(rule.base()) instanceof Number number
                    ? number.doubleValue()
                            * customer.between(rule.times().get(0), rule.times().get(1))
                    : null;
        }
        if (rule.days() != null) {
            int least = rule.days().get(0);
            return workday(least + customer.random().nextInt(rule.days().get(1) - least + 1));
        }
        return rule.say() == null ? otherwise : pick(rule.say(), customer);
    }

    /** The date that many days from now, as ISO text; a Saturday or Sunday becomes the next Monday. */
    String workday(int daysFromNow) {
        var day = LocalDate.now(clock).plusDays(daysFromNow);
        int tooLate = day.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue();
        return day.plusDays(daysFromNow == 0 || tooLate <= 0 ? 0 : 3 - tooLate).toString();
    }

    /** One of several, with equal probability. */
    static <T> T pick(List<T> several, SimulatedCustomer customer) {
        return several.get(customer.random().nextInt(several.size()));
    }

    /** A number with that many decimals; a whole number is an Integer, as a browser sends it. */
    static Number round(double value, int decimals) {
        var rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.stripTrailingZeros().scale() <= 0 ? (Number) rounded.intValueExact() : rounded.doubleValue();
    }

    private AnswerRule selectCase(AnswerRule rule, Map<String, Object> facts) {
        if (rule.by() == null) {
            return rule;
        }
        var fitting = rule.cases().get(String.valueOf(fact(rule.by(), facts)));
        return fitting == null ? rule : selectCase(fitting, facts);
    }

    /** A fact; {@code xPassed} is yes if the date x is over. */
    private Object fact(String name, Map<String, Object> facts) {
        if (facts.containsKey(name) || !name.endsWith("Passed")) {
            return facts.get(name);
        }
        return facts.get(name.substring(0, name.length() - "Passed".length())) instanceof String day
                        && LocalDate.parse(day).isBefore(LocalDate.now(clock))
                ? "yes"
                : "no";
    }

    private static Map<String, Double> allowed(Map<String, Double> weights, List<String> choices) {
        if (choices.isEmpty()) {
            return weights;
        }
        var allowed = new LinkedHashMap<>(weights);
        allowed.keySet().retainAll(Set.copyOf(choices));
        return allowed.isEmpty()
                ? choices.stream().collect(Collectors.toMap(c -> c, c -> 1.0, (a, b) -> a, LinkedHashMap::new))
                : allowed;
    }

    private static String choose(Map<String, Double> weights, SimulatedCustomer customer) {
        double point = customer.random().nextDouble()
                * weights.values().stream().mapToDouble(w -> w).sum();
        String last = null;
        for (var choice : weights.entrySet()) {
            last = choice.getKey();
            point -= choice.getValue();
            if (point < 0) {
                break;
            }
        }
        return last;
    }
}
