package org.ostopolku.platform.startup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ostopolku.platform.startup.StartupCheckException.Reason;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Looks at the settings before anything starts with the profile {@code production}. */
class ProductionSettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int SHORTEST = 12;

    /** Nobody types it, so it may be as long as a key should be. */
    private static final int SHORTEST_KEY = 32;

    private static final String TOKENS = "spring.security.oauth2.resourceserver.jwt.";
    private static final Set<String> EVERYBODYS = Set.of(
            "administrator", "ostopolku", "passwordpassword", "changeme", "changeit", "postgres", "secret", "password");

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        var environment = application.getEnvironment();
        if (environment.matchesProfiles("production")) {
            var reasons = reasons(environment);
            if (!reasons.isEmpty()) {
                throw new StartupCheckException(reasons);
            }
        }
    }

    private static List<Reason> reasons(Environment environment) {
        var reasons = new ArrayList<Reason>();
        if (environment.matchesProfiles("demo")) {
            reasons.add(new Reason(
                    "The profile demo is on, whose people have passwords that everybody knows.",
                    "Take demo out of SPRING_PROFILES_ACTIVE."));
        }
        if (environment.getProperty("spring.datasource.url", "").contains(":mem:")) {
            reasons.add(
                    new Reason(
                            "The database is kept in memory: everything would be lost when the node stops.",
                            "Add the profile postgresql and set OSTOPOLKU_DB_URL, OSTOPOLKU_DB_USER and OSTOPOLKU_DB_PASSWORD."));
        }
        if (isWeak(
                environment.getProperty("spring.datasource.password", ""),
                environment.getProperty("spring.datasource.username", ""))) {
            reasons.add(new Reason(
                    "The password of the database is one that is easily guessed.",
                    "Give the database's user a password of %d characters or more and set OSTOPOLKU_DB_PASSWORD."
                            .formatted(SHORTEST)));
        }
        var administrator = environment.getProperty("ostopolku.admin.user", "");
        if (!administrator.isBlank()
                && isWeak(environment.getProperty("ostopolku.admin.password", ""), administrator)) {
            reasons.add(new Reason(
                    "The password of the first administrator is one that is easily guessed.",
                    "Set OSTOPOLKU_ADMIN_PASSWORD to %d characters or more, without the user's name."
                            .formatted(SHORTEST)));
        }
        var key = environment.getProperty("ostopolku.privacy.key", "");
        if (key.length() < SHORTEST_KEY || isWeak(key, "")) {
            reasons.add(new Reason(
                    "The key that hides who refused contact is missing or easily guessed.",
                    "Set OSTOPOLKU_PRIVACY_KEY to %d random characters or more (openssl rand -base64 %d makes some), the same on every node and for good."
                            .formatted(SHORTEST_KEY, SHORTEST_KEY)));
        }
        if (environment.containsProperty(TOKENS + "issuer-uri") && !isNamedByTokens(environment)) {
            reasons.add(
                    new Reason(
                            "A token that the OpenID provider made for any other application would be taken for one of ours.",
                            "Set SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES to what the provider calls Ostopolku in them."));
        }
        if (!isEncrypted(environment)) {
            reasons.add(new Reason(
                    "Nothing says how what is sent over the network is encrypted.",
                    "Set SERVER_SSL_BUNDLE (or SERVER_SSL_CERTIFICATE and its key), or SERVER_FORWARD_HEADERS_STRATEGY=native"
                            + " if a web server in front ends TLS."));
        }
        return reasons;
    }

    private static boolean isWeak(String password, String user) {
        var lower = password.toLowerCase(Locale.ROOT);
        return password.length() < SHORTEST
                || EVERYBODYS.contains(lower)
                || !user.isBlank() && lower.contains(user.toLowerCase(Locale.ROOT))
                || lower.chars().distinct().count() < SHORTEST / 3;
    }

    private static boolean isNamedByTokens(Environment environment) {
        return Binder.get(environment)
                .bind(TOKENS + "audiences", Bindable.listOf(String.class))
                .isBound();
    }

    private static boolean isEncrypted(Environment environment) {
        var behind = environment.getProperty("server.forward-headers-strategy", "none");
        return !"none".equalsIgnoreCase(behind)
                || environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.certificate")
                || environment.containsProperty("server.ssl.key-store");
    }
}
