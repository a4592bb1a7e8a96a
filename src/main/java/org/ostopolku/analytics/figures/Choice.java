package org.ostopolku.analytics.figures;

import java.util.List;
import org.ostopolku.process.model.ProcessTitle;

/**
 * A value that a filter takes.
 *
 * @param id The value of the parameter.
 * @param name Its label.
 */
public record Choice(String id, String name) {

    /** The value for unknown: no segment, no owner. */
    public static final String NONE = "none";

    /** The name of a choice; if it is missing, the id as text. */
    public static String name(List<Choice> choices, String id) {
        return choices.stream()
                .filter(choice -> choice.id().equals(id))
                .map(Choice::name)
                .findFirst()
                .orElseGet(() -> ProcessTitle.toText(id));
    }
}
