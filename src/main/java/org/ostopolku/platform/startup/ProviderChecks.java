package org.ostopolku.platform.startup;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ostopolku.platform.password.PasswordStrength;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The company's OpenID provider is asked over TLS, and its tokens are for this application. */
final class ProviderChecks {

    private static final String OAUTH2 = "spring.security.oauth2";
    private static final String JWT = OAUTH2 + ".resourceserver.jwt.";

    private ProviderChecks() {}

    static Stream<FailedCheck> find(Environment environment) {
        var binder = Binder.get(environment);
        var settings = new TreeMap<String, String>();
        binder.bind(OAUTH2, Bindable.mapOf(String.class, Object.class))
                .ifBound(values -> collect(OAUTH2, values, settings));
        return Stream.of(unencrypted(settings), secrets(settings), audience(environment, binder))
                .flatMap(checks -> checks);
    }

    private static void collect(String name, Object value, Map<String, String> settings) {
        if (value instanceof Map<?, ?> values) {
            values.forEach((key, inner) -> collect(name + "." + key, inner, settings));
        } else {
            settings.put(name, String.valueOf(value));
        }
    }

    private static Stream<FailedCheck> unencrypted(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(setting -> setting.getKey().endsWith("uri") && Addresses.isUnencrypted(setting.getValue()))
                .map(setting -> FailedCheck.of(
                        "The OpenID provider is asked without TLS: %s is %s."
                                .formatted(setting.getKey(), setting.getValue()),
                        "Set %s to an address that begins with https.".formatted(setting.getKey())));
    }

    /** A name from an environment variable has no hyphen. */
    private static Stream<FailedCheck> secrets(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(setting -> setting.getKey().matches(".*\\.client-?secret"))
                .filter(setting -> !PasswordStrength.isStrong(setting.getValue()))
                .map(setting -> FailedCheck.of(
                        "The secret of the OpenID client, %s, is easy to guess.".formatted(setting.getKey()),
                        "Let the provider generate a new one."));
    }

    private static Stream<FailedCheck> audience(Environment environment, Binder binder) {
        var readsTokens = Stream.of("issuer-uri", "jwk-set-uri", "public-key-location")
                .anyMatch(key -> environment.containsProperty(JWT + key));
        return readsTokens
                        && !binder.bind(JWT + "audiences", Bindable.listOf(String.class))
                                .isBound()
                ? Stream.of(
                        FailedCheck.of(
                                "The audience of tokens is not checked: a token issued for another application would be accepted.",
                                "Set SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_AUDIENCES to the audience of Ostopolku in the tokens."))
                : Stream.empty();
    }
}
