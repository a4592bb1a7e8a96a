package org.ostopolku.process.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KpiDefinitionTest {

    private static final Map<String, Object> ROW = Map.of(
            "name", "Orders", "stage", "sale", "unit", "EUR", "kind", "business", "good", "up", "measure", "median");

    @Test
    void the_words_of_a_row_become_constants() {
        var kpi = KpiDefinition.parse("orders", ROW);

        assertThat(kpi.unit()).isEqualTo(KpiDefinition.Unit.EUR);
        assertThat(kpi.kind()).isEqualTo(KpiDefinition.Kind.BUSINESS);
        assertThat(kpi.good()).isEqualTo(KpiDefinition.Direction.UP);
        assertThat(kpi.measure()).isEqualTo(KpiDefinition.Measure.MEDIAN);
    }

    @ParameterizedTest
    @CsvSource({
        "unit, 'EUR, days, hours, count, share, percent, score'",
        "kind, 'business, development, path'",
        "good, 'up, down'",
        "measure, 'sum, mean, median'"
    })
    void an_unknown_word_is_an_error_that_names_table_row_and_column(String column, String allowed) {
        var row = new HashMap<>(ROW);
        row.put(column, "other");

        assertThatThrownBy(() -> KpiDefinition.parse("orders", row))
                .isInstanceOf(KpiException.class)
                .hasMessage(
                        "Decision table 'kpi-catalogue', row 'orders', column '%s': unknown word 'other'. Allowed are %s."
                                .formatted(column, allowed));
    }
}
