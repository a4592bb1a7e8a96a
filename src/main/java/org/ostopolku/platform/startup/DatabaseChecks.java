package org.ostopolku.platform.startup;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** The data of production are in a database that is backed up, reached over TLS, and filled by nobody else. */
final class DatabaseChecks {

    private static final String USE_POSTGRES =
            "Add the profile postgresql and set OSTOPOLKU_DB_URL, OSTOPOLKU_DB_USER and OSTOPOLKU_DB_PASSWORD.";

    private static final Pattern POSTGRES_HOSTS = Pattern.compile("jdbc:postgresql://([^/?]*).*");

    private DatabaseChecks() {}

    static Stream<FailedCheck> find(Environment environment) {
        var url = environment.getProperty("spring.datasource.url", "").toLowerCase(Locale.ROOT);
        return Stream.of(profiles(environment), h2(url), postgres(environment, url))
                .flatMap(checks -> checks);
    }

    private static Stream<FailedCheck> profiles(Environment environment) {
        return Stream.of("demo", "rehearsal")
                .filter(environment::matchesProfiles)
                .map(profile -> FailedCheck.of(
                        profile.equals("demo")
                                ? "The profile demo is active. The passwords of its users are public."
                                : "The profile rehearsal is active. It has no authorization.",
                        "Remove %s from SPRING_PROFILES_ACTIVE.".formatted(profile)));
    }

    private static Stream<FailedCheck> h2(String url) {
        if (url.contains(":mem:")) {
            return Stream.of(
                    FailedCheck.of("The database is in memory. Its data is lost when the node stops.", USE_POSTGRES));
        }
        if (url.contains("auto_server=true")) {
            return Stream.of(FailedCheck.of(
                    "AUTO_SERVER=TRUE opens the H2 database to other computers without TLS.",
                    "Remove AUTO_SERVER=TRUE from SPRING_DATASOURCE_URL."));
        }
        return url.startsWith("jdbc:h2:")
                ? Stream.of(FailedCheck.acceptable(
                        "h2-file",
                        "The database is an H2 file, which has no backup while the node runs and no second node.",
                        USE_POSTGRES))
                : Stream.empty();
    }

    private static Stream<FailedCheck> postgres(Environment environment, String url) {
        var hosts = POSTGRES_HOSTS.matcher(url);
        var mode = environment.getProperty("spring.datasource.hikari.data-source-properties.sslmode", "");
        var isVerified = url.matches(".*[?&](sslmode=verify-(full|ca)|ssl=true)(&.*)?") || mode.startsWith("verify-");
        return hosts.matches()
                        && !isVerified
                        && !Stream.of(hosts.group(1).split(",")).allMatch(Addresses::isLocal)
                ? Stream.of(FailedCheck.acceptable(
                        "database-without-tls",
                        "The connection to the database on another computer is not protected by a verified certificate (TLS).",
                        "Add ?sslmode=verify-full&sslrootcert=FILE to OSTOPOLKU_DB_URL."))
                : Stream.empty();
    }
}
