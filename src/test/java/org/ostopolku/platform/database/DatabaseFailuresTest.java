package org.ostopolku.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailuresTest {

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "08006, true, connection lost",
        "53100, true, disk full",
        "53300, true, too many connections",
        "25006, true, read-only after a failover",
        "57P01, true, stopped by an administrator",
        "90098, true, H2 closed",
        "23505, false, duplicate key",
        "40001, false, serialization failure",
        "57014, false, query cancelled",
        ", false, unknown"
    })
    void a_failure_that_a_later_request_does_not_meet_is_recognised(String state, boolean expected) {
        var error = new IllegalStateException(new SQLException("Test", state));

        assertThat(DatabaseFailures.isUnavailable(error)).isEqualTo(expected);
    }
}
