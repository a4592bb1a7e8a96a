package org.ostopolku.process.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which days a period is compared, on the twentieth of November. */
@Tag("once")
class FigureFilterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource({
        // twelve months, the last of which is going on
        "2025-12-01, 2026-11-20, 2024-12-01, 2025-11-30",
        // the month that is going on
        "2026-11-01, 2026-11-20, 2026-10-01, 2026-10-20",
        // a month that is over, and a quarter
        "2026-10-01, 2026-10-31, 2026-09-01, 2026-09-30",
        "2026-03-01, 2026-03-31, 2026-02-01, 2026-02-28",
        "2026-07-01, 2026-09-30, 2026-04-01, 2026-06-30",
        // days, across the end of a month and over the change of the clocks
        "2026-10-21, 2026-11-03, 2026-10-07, 2026-10-20",
        "2026-11-20, 2026-11-20, 2026-11-19, 2026-11-19"
    })
    void a_period_is_compared_with_the_one_right_before(
            LocalDate from, LocalDate to, LocalDate beforeFrom, LocalDate beforeTo) {
        assertThat(FigureFilter.of(from, to).before(TODAY)).isEqualTo(FigureFilter.of(beforeFrom, beforeTo));
    }

    @Test
    void a_period_that_ends_before_it_begins_is_refused() {
        assertThatThrownBy(() -> FigureFilter.of(TODAY, TODAY.minusDays(1)))
                .hasMessage("The period ends on 2026-11-19, before it begins on 2026-11-20.");
    }
}
