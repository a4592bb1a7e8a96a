package org.ostopolku.process.journey;

import java.util.List;
import org.springframework.stereotype.Component;

/** Splits what a person wrote line by line, for the models' expressions. */
@Component("lines")
public class LineItems {

    /** The lines that are not blank, each without the blanks around it; none for a text that is missing. */
    public List<String> of(String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
