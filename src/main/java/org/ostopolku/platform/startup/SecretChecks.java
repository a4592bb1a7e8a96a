package org.ostopolku.platform.startup;

import static org.ostopolku.platform.password.PasswordStrength.ADVICE;
import static org.ostopolku.platform.password.PasswordStrength.MIN_KEY_LENGTH;

import java.util.stream.Stream;
import org.ostopolku.platform.password.PasswordStrength;
import org.springframework.core.env.Environment;

/** Passwords and keys of production are hard to guess. */
final class SecretChecks {

    private static final int MIN_ITERATIONS = 310_000;

    private SecretChecks() {}

    static Stream<FailedCheck> find(Environment environment) {
        return Stream.of(database(environment), administrator(environment), key(environment), hash(environment))
                .flatMap(checks -> checks);
    }

    private static Stream<FailedCheck> database(Environment environment) {
        return PasswordStrength.isStrong(
                        environment.getProperty("spring.datasource.password", ""),
                        environment.getProperty("spring.datasource.username", ""))
                ? Stream.empty()
                : Stream.of(FailedCheck.of(
                        "The password of the database is easy to guess.",
                        "Give the database user a password of %s, and set OSTOPOLKU_DB_PASSWORD.".formatted(ADVICE)));
    }

    private static Stream<FailedCheck> administrator(Environment environment) {
        var user = environment.getProperty("ostopolku.admin.user", "");
        return user.isBlank()
                        || PasswordStrength.isStrong(environment.getProperty("ostopolku.admin.password", ""), user)
                ? Stream.empty()
                : Stream.of(FailedCheck.of(
                        "The password of the first administrator is easy to guess.",
                        "Set OSTOPOLKU_ADMIN_PASSWORD to %s, and without the user name.".formatted(ADVICE)));
    }

    private static Stream<FailedCheck> key(Environment environment) {
        var key = environment.getProperty("ostopolku.privacy.key", "");
        var problem = "The key of the contact suppression list is missing or easy to guess.";
        var fix = ("Set OSTOPOLKU_PRIVACY_KEY to %d random characters or more (make it with openssl rand -base64 32)."
                        + " It must be the same on every node and must never change.")
                .formatted(MIN_KEY_LENGTH);
        if (PasswordStrength.isStrongKey(key)) {
            return Stream.empty();
        }
        return Stream.of(
                key.isBlank() ? FailedCheck.of(problem, fix) : FailedCheck.acceptable("privacy-key", problem, fix));
    }

    private static Stream<FailedCheck> hash(Environment environment) {
        return environment.getProperty("ostopolku.login.hash-iterations", Integer.class, MIN_ITERATIONS)
                        >= MIN_ITERATIONS
                ? Stream.empty()
                : Stream.of(FailedCheck.of(
                        "The hash of passwords has too few iterations.",
                        "Remove OSTOPOLKU_LOGIN_HASHITERATIONS, or set it to %d or more.".formatted(MIN_ITERATIONS)));
    }
}
