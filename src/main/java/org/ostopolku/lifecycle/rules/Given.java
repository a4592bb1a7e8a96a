package org.ostopolku.lifecycle.rules;

import java.util.Set;

/**
 * What a file gives a variable.
 *
 * @param values the values; none if it takes over those of another variable or may give any
 * @param from the variable or decision table whose values it takes over; null if it does not
 * @param isOpen whether it may give any value
 * @param isAnswer whether it is the answer of a form's choice or of a decision table
 */
record Given(String variable, Set<String> values, String from, boolean isOpen, boolean isAnswer) {

    private static final String NOTHING = "${null}";

    static Given answers(String variable, Set<String> values) {
        return new Given(variable, values, null, false, true);
    }

    static Given value(String variable, String value) {
        return new Given(variable, Set.of(value), null, false, false);
    }

    static Given anything(String variable) {
        return new Given(variable, Set.of(), null, true, false);
    }

    static Given sameAs(String variable, String from) {
        return new Given(variable, Set.of(), from, false, false);
    }

    /** The result of a decision table. */
    static Given decided(String variable, String decision) {
        return new Given(variable, Set.of(), node(decision), false, true);
    }

    /** The name under which the answers of a decision table are kept. */
    static String node(String decision) {
        return decision + ".dmn";
    }

    /** What an expression or a text of a model gives. */
    static Given expression(String variable, String text) {
        if (text.equals(NOTHING)) {
            return new Given(variable, Set.of(), null, false, false);
        }
        if (text.matches("\\$\\{(true|false)}")) {
            return value(variable, text.substring(2, text.length() - 1));
        }
        if (text.matches("\\$\\{\\w*[a-zA-Z]\\w*}")) {
            return sameAs(variable, text.substring(2, text.length() - 1));
        }
        return text.contains("{") ? anything(variable) : value(variable, text);
    }
}
