package org.ostopolku.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "PT4H, PT4H",
        "P2D, PT48H",
        "P1DT12H, PT36H",
        "P2W, PT336H",
        "P1M, PT744H",
        "P5Y, PT43920H",
        "PT1.5S, PT1.5S"
    })
    void a_duration_is_read(String text, Duration expected) {
        assertThat(DateLimits.duration(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1DT",
                "1D",
                "-P1D",
                "P-1D",
                "P6Y",
                "P1831D",
                "PT99999999H",
                "P999999999Y",
                "P99999999999999999999D",
                "PT9223372036854775807S"
            })
    void a_text_that_is_no_duration_or_a_too_long_one_is_refused(String text) {
        assertThatThrownBy(() -> DateLimits.duration(text)).isInstanceOf(DateTimeException.class);
        assertThat(DateLimits.isDuration(text)).isFalse();
    }
}
