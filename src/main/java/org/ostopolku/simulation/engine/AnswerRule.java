package org.ostopolku.simulation.engine;

import java.util.List;
import java.util.Map;

/**
 * How a value is generated. Of the parts from {@code choose} on, the first that is given applies.
 *
 * @param by name of the fact that selects the case, such as {@code segment}
 * @param cases rules by the value of that fact; without a match, this rule itself applies
 * @param share how often there is an answer, 0 to 1; always if missing
 * @param choose weights by choice
 * @param between lowest and highest number
 * @param mostlySmall whether small numbers are likelier than large ones
 * @param base name of the number that is multiplied by {@code times}
 * @param times lowest and highest factor
 * @param days lowest and highest number of days from today
 * @param say sentences
 */
record AnswerRule(
        String by,
        Map<String, AnswerRule> cases,
        Double share,
        Map<String, Double> choose,
        List<Double> between,
        boolean mostlySmall,
        String base,
        List<Double> times,
        List<Integer> days,
        List<String> say) {

    static final AnswerRule NONE = new AnswerRule(null, null, null, null, null, false, null, null, null, null);

    AnswerRule {
        cases = cases == null ? Map.of() : cases;
    }
}
