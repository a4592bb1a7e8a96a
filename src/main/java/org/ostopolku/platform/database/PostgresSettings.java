package org.ostopolku.platform.database;

import java.util.List;
import org.ostopolku.platform.startup.StartupCheckException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Stops the start with the profile {@code postgresql} if the settings of the database are missing. */
class PostgresSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String URL = "OSTOPOLKU_DB_URL";
    private static final List<String> REQUIRED = List.of(URL, "OSTOPOLKU_DB_USER", "OSTOPOLKU_DB_PASSWORD");

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        if (application.getEnvironment().matchesProfiles("postgresql")) {
            check(application.getEnvironment());
        }
    }

    private static void check(Environment environment) {
        var missing = REQUIRED.stream()
                .filter(name -> environment.getProperty(name, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw refused(
                    "The profile postgresql needs these environment variables: " + String.join(", ", missing) + ".");
        }
        if (!environment.getRequiredProperty(URL).startsWith("jdbc:postgresql:")) {
            throw refused(URL + " is not the URL of a PostgreSQL database: it must begin with jdbc:postgresql:");
        }
    }

    private static StartupCheckException refused(String problem) {
        var fix = "Set the environment variables OSTOPOLKU_DB_URL (such as jdbc:postgresql://localhost:5432/ostopolku),"
                + " OSTOPOLKU_DB_USER and OSTOPOLKU_DB_PASSWORD.";
        return new StartupCheckException(List.of(new StartupCheckException.Reason(problem, fix)));
    }
}
