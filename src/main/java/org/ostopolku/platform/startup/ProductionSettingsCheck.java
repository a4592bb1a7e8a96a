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

/** Checks the settings of the profile {@code production} before the application context is created. */
class ProductionSettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int MIN_PASSWORD_LENGTH = 12;

    private static final int MIN_KEY_LENGTH = 32;

    private static final String JWT_PREFIX = "spring.security.oauth2.resourceserver.jwt.";
    private static final Set<String> COMMON_PASSWORDS = Set.of(
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
                    "The profile demo is active. The passwords of its users are public.",
                    "Remove demo from SPRING_PROFILES_ACTIVE."));
        }
        if (environment.getProperty("spring.datasource.url", "").contains(":mem:")) {
            reasons.add(
                    new Reason(
                            "The database is in memory. Its data is lost when the node stops.",
                            "Add the profile postgresql and set OSTOPOLKU_DB_URL, OSTOPOLKU_DB_USER and OSTOPOLKU_DB_PASSWORD."));
        }
        if (isWeak(
                environment.getProperty("spring.datasource.password", ""),
                environment.getProperty("spring.datasource.username", ""))) {
            reasons.add(new Reason(
                    "The password of the database is easy to guess.",
                    "Give the database user a password of %d characters or more and set OSTOPOLKU_DB_PASSWORD."
                            .formatted(MIN_PASSWORD_LENGTH)));
        }
        var administrator = environment.getProperty("ostopolku.admin.user", "");
        if (!administrator.isBlank()
                && isWeak(environment.getProperty("ostopolku.admin.password", ""), administrator)) {
            reasons.add(new Reason(
                    "The password of the first administrator is easy to guess.",
                    "Set OSTOPOLKU_ADMIN_PASSWORD to %d characters or more, without the user name."
                            .formatted(MIN_PASSWORD_LENGTH)));
        }
        var key = environment.getProperty("ostopolku.privacy.key", "");
        if (key.length() < MIN_KEY_LENGTH || isWeak(key, "")) {
            reasons.add(new Reason(
                    "The key of the contact suppression list is missing or easy to guess.",
                    "Set OSTOPOLKU_PRIVACY_KEY to %d random characters or more (for example by openssl rand -base64 %d). It must be the same on every node and must never change."
                            .formatted(MIN_KEY_LENGTH, MIN_KEY_LENGTH)));
        }
        if (environment.containsProperty(JWT_PREFIX + "issuer-uri") && !hasAudience(environment)) {
            reasons.add(
                    new Reason(
                            "The audience of tokens is not checked: a token issued for another application would be accepted.",
                            "Set SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES to the audience of Ostopolku in the tokens."));
        }
        if (!isEncrypted(environment)) {
            reasons.add(new Reason(
                    "Encryption of network traffic (TLS) is not configured.",
                    "Set SERVER_SSL_BUNDLE (or SERVER_SSL_CERTIFICATE and its key), or SERVER_FORWARD_HEADERS_STRATEGY=native"
                            + " if a reverse proxy terminates TLS."));
        }
        return reasons;
    }

    private static boolean isWeak(String password, String user) {
        var lower = password.toLowerCase(Locale.ROOT);
        return password.length() < MIN_PASSWORD_LENGTH
                || COMMON_PASSWORDS.contains(lower)
                || !user.isBlank() && lower.contains(user.toLowerCase(Locale.ROOT))
                || lower.chars().distinct().count() < MIN_PASSWORD_LENGTH / 3;
    }

    private static boolean hasAudience(Environment environment) {
        return Binder.get(environment)
                .bind(JWT_PREFIX + "audiences", Bindable.listOf(String.class))
                .isBound();
    }

    private static boolean isEncrypted(Environment environment) {
        var forwardHeaders = environment.getProperty("server.forward-headers-strategy", "none");
        return !"none".equalsIgnoreCase(forwardHeaders)
                || environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.certificate")
                || environment.containsProperty("server.ssl.key-store");
    }
}
