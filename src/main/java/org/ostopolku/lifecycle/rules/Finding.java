package org.ostopolku.lifecycle.rules;

import java.util.Objects;

/**
 * A broken rule in a file.
 *
 * @param element id of the element; of a form, of the field; the file's own id where nothing smaller is meant
 * @param label what is written on the element, or empty
 * @param rule name of the rule
 * @param text the rule as a sentence, and what to do
 */
public record Finding(String file, String element, String label, String rule, Severity severity, String text) {

    static Finding of(String file, Violation flaw, Rule rule) {
        return new Finding(
                line(file),
                line(flaw.element()),
                line(flaw.label()),
                rule.name(),
                rule.severity(),
                line(rule.says() + ": " + flaw.right()));
    }

    /** The name of a deployed resource without its folders. */
    public static String fileName(String resource) {
        return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf('\\')) + 1);
    }

    /** A text of a file that nobody has checked yet, on one line, so that it cannot pass for another finding. */
    private static String line(String text) {
        return Objects.toString(text, "").replaceAll("\\s+|\\p{Cntrl}", " ").strip();
    }

    /** Whether it keeps the file out of the engine. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The finding as one line: file, element, label, rule, what is right. */
    public String tell() {
        String place = label.isEmpty() ? element : element + " \"" + label + "\"";
        return "%s: %s: %s (%s)".formatted(file, place, text, rule);
    }
}
