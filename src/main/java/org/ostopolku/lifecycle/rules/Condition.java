package org.ostopolku.lifecycle.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * The condition of a way out: one variable, or one comparison of it.
 *
 * @param test {@code empty}, {@code not empty}, {@code not} or nothing
 * @param operator nothing if the variable is not compared
 * @param literal as it is written, a text with its quotation marks
 */
record Condition(String test, String variable, String operator, String literal) {

    private static final Pattern FORM = Pattern.compile(
            "\\$\\{(not empty |empty |not )?(\\w+)(?: (==|!=|<|<=|>|>=) ('[^']*'|[\\d.]+|true|false))?}");

    /** Empty if the text is anything else. */
    static Optional<Condition> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new Condition(
                        group(matcher, 1).strip(), matcher.group(2), group(matcher, 3), group(matcher, 4)))
                : Optional.empty();
    }

    /** Empty if the flow has no condition, or one of another form. */
    static Optional<Condition> of(SequenceFlow flow) {
        return Optional.ofNullable(flow.getConditionExpression())
                .flatMap(condition -> parse(condition.getTextContent()));
    }

    private static String group(Matcher matcher, int number) {
        return matcher.group(number) == null ? "" : matcher.group(number);
    }

    /** The value that the variable is compared with, without quotation marks. */
    String value() {
        return literal.replace("'", "");
    }

    boolean compares() {
        return !operator.isEmpty();
    }

    /** Whether the condition is true for a text or a truth value of the variable. */
    boolean accepts(String value) {
        return switch (operator) {
            case "==" -> value.equals(value());
            case "!=" -> !value.equals(value());
            case "" ->
                switch (test) {
                    case "empty" -> false;
                    case "not empty" -> true;
                    case "not" -> !value.equals("true");
                    default -> value.equals("true");
                };
            default -> false;
        };
    }

    /** Whether a variable of the declared type can be asked in this way. */
    boolean suits(String type) {
        if (!compares()) {
            return test.endsWith("empty") || type.equals("boolean");
        }
        boolean ordered = !operator.equals("==") && !operator.equals("!=");
        return test.isEmpty()
                && switch (type) {
                    case "string" -> literal.startsWith("'") && !ordered;
                    case "boolean" -> literal.matches("true|false") && !ordered;
                    case "integer", "decimal" -> literal.matches("[\\d.]+");
                    default -> false;
                };
    }
}
