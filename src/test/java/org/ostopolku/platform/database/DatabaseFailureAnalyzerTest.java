package org.ostopolku.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class DatabaseFailureAnalyzerTest {

    private final DatabaseFailureAnalyzer unusable = new DatabaseFailureAnalyzer();

    @ParameterizedTest
    @ValueSource(strings = {"08001", "28P01", "3D000", "90020"})
    void what_keeps_us_out_is_told_in_the_databases_own_words(String state) {
        var analysis = unusable.analyze(new IllegalStateException(new SQLException("Connection refused.", state)));

        assertThat(analysis.getDescription()).isEqualTo("The database cannot be used. It says: Connection refused.");
        assertThat(analysis.getAction()).contains("OSTOPOLKU_DB_URL", "H2 file");
    }

    @Test
    void any_other_error_keeps_its_stack_trace() {
        assertThat(unusable.analyze(new SQLException("Syntax error", "42601"))).isNull();
        assertThat(unusable.analyze(new SQLException("Unknown"))).isNull();
    }
}
