package org.ostopolku.platform.database;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Refuses to start with the profile {@code postgresql} while the environment does not say which database it is. */
class PostgresSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String URL = "OSTOPOLKU_DB_URL";
    private static final List<String> NEEDED = List.of(URL, "OSTOPOLKU_DB_USER", "OSTOPOLKU_DB_PASSWORD");

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        if (application.getEnvironment().matchesProfiles("postgresql")) {
            check(application.getEnvironment());
        }
    }

    private static void check(Environment environment) {
        var missing = NEEDED.stream()
                .filter(name -> environment.getProperty(name, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new Unusable(
                    "The profile postgresql needs to know its database; not set: " + String.join(", ", missing) + ".");
        }
        if (!environment.getRequiredProperty(URL).startsWith("jdbc:postgresql:")) {
            throw new Unusable(
                    URL + " is not the address of a PostgreSQL database: it has to begin with jdbc:postgresql:");
        }
    }

    private static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Unusable(String message) {
            super(message);
        }
    }

    /** Shows the person who starts the application the sentence instead of a stack trace. */
    static class Told extends AbstractFailureAnalyzer<Unusable> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, Unusable cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Set the environment variables OSTOPOLKU_DB_URL (such as jdbc:postgresql://localhost:5432/ostopolku),"
                            + " OSTOPOLKU_DB_USER and OSTOPOLKU_DB_PASSWORD, then start again.",
                    cause);
        }
    }
}
