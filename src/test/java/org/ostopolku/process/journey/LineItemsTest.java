package org.ostopolku.process.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class LineItemsTest {

    private final LineItems lines = new LineItems();

    @Test
    void each_line_that_says_something_counts() {
        assertThat(lines.of("  Alku Oy \n\n\r\nBeta Ab\n")).containsExactly("Alku Oy", "Beta Ab");
    }

    /** A number of an earlier version with a blank at its end must not become that of another customer. */
    @Test
    void a_line_that_names_something_exactly_keeps_its_blanks() {
        assertThat(lines.exactly("WEB-77 \nWEB-77\n")).containsExactly("WEB-77 ", "WEB-77");
        assertThat(lines.exactly(null)).isEmpty();
    }

    @Test
    void a_missing_text_has_no_lines() {
        assertThat(lines.of(null)).isEmpty();
        assertThat(lines.of(" ")).isEmpty();
    }
}
