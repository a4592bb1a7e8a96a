package org.ostopolku.simulation.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Saves the database of the simulated year as an SQL script in {@code target}, and fills the database of a later test run with
 * it before the application starts. So {@code mvn verify} simulates the year once, on H2, and copies the rows to PostgreSQL. The
 * name of the script contains a hash of the classes, models and settings: a script of other code is never used.
 */
public class PlayedYearSnapshot implements EnvironmentPostProcessor {

    /** Set for the contexts that need the simulated year. */
    static final String WANTED = "ostopolku.test.played-year";

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path PLAYED_YEAR =
            Path.of("target", "test-classes", PlayedYear.class.getName().replace('.', '/') + ".class");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty(WANTED, Boolean.class, false)
                && System.getProperty("spring.datasource.url") == null
                && Files.exists(script())) {
            var postgres = environment.getProperty("OSTOPOLKU_DB_URL");
            try {
                if (postgres == null) {
                    var url = load();
                    environment
                            .getPropertySources()
                            .addFirst(new MapPropertySource("simulated year", Map.of("spring.datasource.url", url)));
                } else {
                    try (var from = DriverManager.getConnection(load(), "sa", "");
                            var to = DriverManager.getConnection(
                                    postgres + "&reWriteBatchedInserts=true",
                                    environment.getProperty("OSTOPOLKU_DB_USER"),
                                    environment.getProperty("OSTOPOLKU_DB_PASSWORD"))) {
                        new RowCopy(from, to).copyAllTables();
                        from.createStatement().execute("shutdown");
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Saves an H2 database; does nothing for another one. */
    static void save(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
                var script = script();
                Files.createDirectories(script.getParent());
                var part = Files.createTempFile(script.getParent(), "played-year", ".part");
                try (var statement = connection.prepareStatement("script to ? compression gzip")) {
                    statement.setString(1, part.toString());
                    statement.execute();
                }
                Files.move(part, script, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the script into a new H2 database in memory and returns its JDBC URL. */
    private static String load() throws SQLException {
        var url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=300";
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.prepareStatement("runscript from ? compression gzip")) {
            statement.setString(1, script().toString());
            statement.execute();
        }
        return url;
    }

    private static Path script() {
        return Path.of("target", "played-year", hash() + ".sql.gz");
    }

    private static String hash() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            var hash = MessageDigest.getInstance("SHA-256");
            // META-INF holds the build time, and no code.
            var code = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(CLASSES.resolve("META-INF")))
                    .sorted();
            for (Path file : Stream.concat(code, Stream.of(PLAYED_YEAR, Path.of("pom.xml")))
                    .toList()) {
                hash.update(file.toString().getBytes());
                hash.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(hash.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
