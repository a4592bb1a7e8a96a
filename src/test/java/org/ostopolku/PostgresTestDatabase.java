package org.ostopolku;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * In a test run with {@code spring.profiles.include=postgresql}, gives each application context a new database. The PostgreSQL
 * server runs as long as the JVM.
 */
public class PostgresTestDatabase implements EnvironmentPostProcessor {

    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if ("postgresql".equals(environment.getProperty("spring.profiles.include"))) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "database of this test context",
                            Map.of(
                                    "OSTOPOLKU_DB_URL",
                                    newDatabase(),
                                    "OSTOPOLKU_DB_USER",
                                    USER,
                                    "OSTOPOLKU_DB_PASSWORD",
                                    PASSWORD,
                                    // At exit the server may stop before the contexts, which would then wait for it.
                                    "spring.main.register-shutdown-hook",
                                    false)));
        }
    }

    /** Creates an empty database and returns its JDBC URL. */
    static String newDatabase() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.INSTANCE.getJdbcUrl(USER, name);
    }

    private static final class Server {

        private static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
