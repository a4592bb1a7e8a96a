package org.ostopolku.lifecycle.rules;

import java.util.Objects;

/**
 * A broken rule in a file.
 *
 * @param element id of the element; id of the field in a form; id of the file if the finding is about the file
 * @param label the label of the element; may be empty
 * @param rule name of the rule
 * @param text the rule as a sentence, and what to do
 */
public record Finding(String file, String element, String label, String rule, Severity severity, String text) {

    static Finding of(String file, Violation violation, Rule rule) {
        return new Finding(
                line(file),
                line(violation.element()),
                line(violation.label()),
                rule.name(),
                rule.severity(),
                line(rule.says() + ": " + violation.fix()));
    }

    /** The name of a deployed resource without its folders. */
    public static String fileName(String resource) {
        return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf('\\')) + 1);
    }

    /** Puts a text from an unchecked file on one line, so that it cannot imitate another finding. */
    private static String line(String text) {
        return Objects.toString(text, "").replaceAll("\\s+|\\p{Cntrl}", " ").strip();
    }

    /** Whether it blocks the deployment. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The finding as one line: file, element, label, rule, fix. */
    public String describe() {
        String place = label.isEmpty() ? element : element + " \"" + label + "\"";
        return "%s: %s: %s (%s)".formatted(file, place, text, rule);
    }
}
