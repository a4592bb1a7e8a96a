package org.ostopolku.process.journey;

import java.util.List;
import org.springframework.stereotype.Component;

/** Splits a text into lines, for expressions of the models. */
@Component("lines")
public class LineItems {

    /** The lines that are not blank, stripped; empty if the text is null. */
    public List<String> of(String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** The lines that are not empty, unchanged; empty if the text is null. */
    public List<String> exactly(String text) {
        return text == null
                ? List.of()
                : text.lines().filter(line -> !line.isEmpty()).toList();
    }
}
