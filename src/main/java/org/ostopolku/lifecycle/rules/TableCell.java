package org.ostopolku.lifecycle.rules;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.instance.DmnElement;

/**
 * A cell of a decision table.
 *
 * @param text the FEEL of it
 */
record TableCell(String id, String text) {

    private static final String LITERAL = "(?:\"[^\"]*\"|true|false)";

    private static final Pattern VALUE = Pattern.compile(LITERAL);

    private static final Pattern LIST = Pattern.compile(LITERAL + "(?:\\s*,\\s*" + LITERAL + ")*");

    private static final Pattern EXCEPT = Pattern.compile("not\\s*\\(\\s*" + LIST.pattern() + "\\s*\\)");

    static TableCell of(DmnElement cell) {
        return new TableCell(cell.getId(), cell.getTextContent().strip());
    }

    /** Whether the cell is a list of texts or truth values, or all but these. */
    boolean isList() {
        return LIST.matcher(text).matches() || EXCEPT.matcher(text).matches();
    }

    /** The texts and truth values of a list, without quotation marks. */
    Set<String> values() {
        return isList()
                ? VALUE.matcher(text)
                        .results()
                        .map(MatchResult::group)
                        .map(value -> value.replace("\"", ""))
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /** Whether it may take a value; any other expression than a list may. */
    boolean accepts(String value) {
        return !text.equals("null")
                && (!isList()
                        || values().contains(value) != EXCEPT.matcher(text).matches());
    }

    Set<String> unknown(Set<String> known) {
        Set<String> unknown = new TreeSet<>(values());
        unknown.removeAll(known);
        return unknown;
    }
}
