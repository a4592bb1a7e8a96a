package org.ostopolku.process.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class KpiFunctionsTest {

    private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

    private final KpiFunctions kpi = new KpiFunctions(null, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void elapsed_time_has_decimals() {
        assertThat(kpi.daysSince(Date.from(Instant.parse("2026-11-01T00:00:00Z"))))
                .isEqualTo(1.5);
        assertThat(kpi.hoursSince(Date.from(Instant.parse("2026-11-02T11:30:00Z"))))
                .isEqualTo(0.5);
    }

    @Test
    void a_date_from_a_form_counts_from_its_midnight() {
        assertThat(kpi.daysSince("2026-11-02")).isEqualTo(0.5);
    }

    @Test
    void no_date_is_no_time() {
        assertThat(kpi.daysSince(null)).isZero();
        assertThat(kpi.hoursSince(null)).isZero();
    }

    @Test
    void what_is_no_date_is_refused() {
        assertThatThrownBy(() -> kpi.daysSince("soon"))
                .isInstanceOf(KpiException.class)
                .hasMessage("'soon' is no date; a date or a text such as 2026-11-02 is needed.");
    }
}
