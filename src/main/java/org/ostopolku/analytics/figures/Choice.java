package org.ostopolku.analytics.figures;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

@Schema(description = "A value that a filter takes.")
public record Choice(
        @Schema(description = "What the parameter takes.") String id,

        @Schema(description = "As people say it.") String name) {

    /** Stands for what is not known: no segment, nobody. */
    public static final String NONE = "none";

    /** The name of a value, for want of a better one the value itself in words. */
    public static String name(List<Choice> choices, String id) {
        return choices.stream()
                .filter(choice -> choice.id().equals(id))
                .map(Choice::name)
                .findFirst()
                .orElseGet(() -> words(id));
    }

    /** A code as words: {@code very-satisfied} is "Very satisfied". */
    public static String words(String code) {
        var text = code.replace('-', ' ');
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
