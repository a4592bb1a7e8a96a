package org.ostopolku.simulation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ostopolku.OstopolkuApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Demo customers are the same in every run. Only an empty database gets them, and only with the profile demo (ProductionTest). */
@Tag("once")
class DemoCustomersTest {

    private static final Instant UNTIL = Instant.parse("2026-11-20T10:00:00Z");
    private static final int SOME = 6;

    @Test
    void the_same_seed_gives_the_same_year_and_another_seed_another() {
        var once = yearOf(7);
        assertThat(once).isNotEmpty().isEqualTo(yearOf(7)).isNotEqualTo(yearOf(8));
    }

    @Test
    void an_empty_database_is_filled_and_a_filled_one_left_alone() {
        var database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=300";
        List<String> first;
        try (var application = start(database, "--ostopolku.demo.customers=" + SOME)) {
            first = ledger(application);
            assertThat(first).isNotEmpty();
            assertThat(application
                            .getBean(ProcessEngine.class)
                            .getManagementService()
                            .getProperties())
                    .containsEntry("ostopolku.demo", "played");
        }
        try (var application = start(database, "--ostopolku.demo.customers=" + SOME)) {
            assertThat(ledger(application)).isEqualTo(first);
        }
    }

    private static List<String> yearOf(int seed) {
        try (var application =
                start("jdbc:h2:mem:" + UUID.randomUUID() + ";QUERY_CACHE_SIZE=300", "--ostopolku.demo.seed=" + seed)) {
            application.getBean(DemoCustomers.class).play(SOME, UNTIL);
            return ledger(application);
        }
    }

    private static ConfigurableApplicationContext start(String database, String setting) {
        return new SpringApplicationBuilder(OstopolkuApplication.class)
                .run(
                        "--spring.datasource.url=" + database,
                        "--server.port=0",
                        "--spring.profiles.active=demo",
                        setting);
    }

    private static List<String> ledger(ConfigurableApplicationContext application) {
        return application
                .getBean(JdbcClient.class)
                .sql("select journey, stage, kpi, kpi_value, segment, product_category, owner, element, outcome,"
                        + " recorded_at from kpi_record")
                .query()
                .listOfRows()
                .stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
