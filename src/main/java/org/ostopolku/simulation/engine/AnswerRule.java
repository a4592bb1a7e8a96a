package org.ostopolku.simulation.engine;

import java.util.List;
import java.util.Map;

/**
 * How a value comes about; of the parts from {@code choose} on, the first that is given counts.
 *
 * @param by name of the fact on which the case depends, such as {@code segment}
 * @param cases rules by the value of that fact; without a fitting one, this rule itself counts
 * @param share how often an answer is given at all, 0 to 1; always if missing
 * @param choose weights by choice
 * @param between lowest and highest number
 * @param mostlySmall whether small numbers between the two are likelier than large ones
 * @param of name of the number that is multiplied by {@code times}
 * @param times lowest and highest factor
 * @param days how many days from today, lowest and highest
 * @param say sentences
 */
record AnswerRule(
        String by,
        Map<String, AnswerRule> cases,
        Double share,
        Map<String, Double> choose,
        List<Double> between,
        boolean mostlySmall,
        String of,
        List<Double> times,
        List<Integer> days,
        List<String> say) {

    static final AnswerRule NONE = new AnswerRule(null, null, null, null, null, false, null, null, null, null);

    AnswerRule {
        cases = cases == null ? Map.of() : cases;
    }
}
