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

/** Answers questions as {@link Behaviour} tells, in the customer's own words and within what the question allows. */
class AnswerGenerator {

    private final Clock clock;

    AnswerGenerator(Clock clock) {
        this.clock = clock;
    }

    /**
     * The value of a rule; null if nothing is answered.
     *
     * @param known what is known so far, by name
     * @param choices what may be chosen; empty if everything may
     * @param otherwise the answer if the rule has none
     */
    Object give(
            AnswerRule given,
            SimulatedCustomer customer,
            Map<String, Object> known,
            List<String> choices,
            Object otherwise) {
        AnswerRule rule = caseOf(given, known);
        if (rule.share() != null && customer.chance().nextDouble() >= rule.share()) {
            return null;
        }
        if (rule.choose() != null) {
            return choose(allowed(rule.choose(), choices), customer);
        }
        if (rule.between() != null) {
            double place = customer.chance().nextDouble();
            double low = rule.between().get(0);
            return low
                    + (rule.mostlySmall() ? place * place : place)
                            * (rule.between().get(1) - low);
        }
        if (rule.of() != null) {
            return known.get(rule.of()) instanceof Number number
                    ? number.doubleValue()
                            * customer.between(rule.times().get(0), rule.times().get(1))
                    : null;
        }
        if (rule.days() != null) {
            int least = rule.days().get(0);
            return workday(least + customer.chance().nextInt(rule.days().get(1) - least + 1));
        }
        return rule.say() == null ? otherwise : oneOf(rule.say(), customer);
    }

    /** The day so many days from now, as ISO text; the Monday after it if it is a Saturday or a Sunday. */
    String workday(int daysFromNow) {
        var day = LocalDate.now(clock).plusDays(daysFromNow);
        int tooLate = day.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue();
        return day.plusDays(daysFromNow == 0 || tooLate <= 0 ? 0 : 3 - tooLate).toString();
    }

    /** One of several, each as likely. */
    static <T> T oneOf(List<T> several, SimulatedCustomer customer) {
        return several.get(customer.chance().nextInt(several.size()));
    }

    /** A number with so many decimals; a whole one is an Integer, as a browser sends it. */
    static Number rounded(double value, int decimals) {
        var rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.stripTrailingZeros().scale() <= 0 ? (Number) rounded.intValueExact() : rounded.doubleValue();
    }

    private AnswerRule caseOf(AnswerRule rule, Map<String, Object> known) {
        if (rule.by() == null) {
            return rule;
        }
        var fitting = rule.cases().get(String.valueOf(fact(rule.by(), known)));
        return fitting == null ? rule : caseOf(fitting, known);
    }

    /** A fact; {@code xPassed} tells whether the day x is over. */
    private Object fact(String name, Map<String, Object> known) {
        if (known.containsKey(name) || !name.endsWith("Passed")) {
            return known.get(name);
        }
        return known.get(name.substring(0, name.length() - "Passed".length())) instanceof String day
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
        double point = customer.chance().nextDouble()
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
