package org.ostopolku;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * In a test run with {@code spring.profiles.include=postgresql}, gives each application context a new database, unless it
 * names one ({@code OSTOPOLKU_DB_URL}) as a second node does. The PostgreSQL
 * server runs as long as the JVM.
 */
public class PostgresTestDatabase implements EnvironmentPostProcessor {

    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if ("postgresql".equals(environment.getProperty("spring.profiles.include"))
                && environment.getProperty("OSTOPOLKU_DB_URL") == null) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "database of this test context",
                            Map.of(
                                    "OSTOPOLKU_DB_URL",
                                    newMigratedDatabase(),
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
        return create("");
    }

    /** Creates a database with all tables. Liquibase runs once in the JVM, PostgreSQL copies its database for each context. */
    private static String newMigratedDatabase() {
        return create(" template " + Template.NAME);
    }

    private static String create(String template) {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.INSTANCE.getJdbcUrl(USER, name);
    }

    private static final class Template {

        private static final String NAME = migrate();

        private static String migrate() {
            var url = newDatabase();
            var liquibase = new SpringLiquibase();
            liquibase.setDataSource(new DriverManagerDataSource(url, USER, PASSWORD));
            liquibase.setChangeLog("classpath:/migrations/changelog.xml");
            liquibase.setResourceLoader(new DefaultResourceLoader());
            try {
                liquibase.afterPropertiesSet();
            } catch (LiquibaseException e) {
                throw new IllegalStateException(e);
            }
            return url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
        }
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
