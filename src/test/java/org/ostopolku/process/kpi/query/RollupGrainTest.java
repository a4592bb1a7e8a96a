package org.ostopolku.process.kpi.query;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RollupGrainTest {

    @Test
    void the_tier_ids_in_the_database_never_change() {
        assertThat(Arrays.stream(RollupGrain.values()).collect(toMap(RollupGrain::name, RollupGrain::id)))
                .isEqualTo(Map.ofEntries(
                        Map.entry("MONTHS", 0),
                        Map.entry("FACTS", 1),
                        Map.entry("OWNERS", 2),
                        Map.entry("DAYS", 3),
                        Map.entry("KPIS", 4),
                        Map.entry("KPI_DAYS", 5),
                        Map.entry("SEGMENTS", 6),
                        Map.entry("SEGMENT", 7),
                        Map.entry("CATEGORY", 8),
                        Map.entry("SITUATION", 9),
                        Map.entry("KPI_FACTS", 10),
                        Map.entry("KPI_FACT_DAYS", 11)));
    }

    @Test
    void no_tier_id_is_used_twice() {
        assertThat(RollupGrain.values()).extracting(RollupGrain::id).doesNotHaveDuplicates();
    }
}
