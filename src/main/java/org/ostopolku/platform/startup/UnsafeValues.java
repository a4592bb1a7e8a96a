package org.ostopolku.platform.startup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Settings that switch off a protection, or switch on a tool of developers. */
final class UnsafeValues {

    private static final Set<String> ACTUATOR_ENDPOINTS = Set.of("health", "info", "metrics", "prometheus");

    private static final String WEBAPP = "camunda.bpm.webapp.";
    private static final String ENGINE = "camunda.bpm.generic-properties.properties.";

    /** @param unsafe pattern of the values that are refused */
    private record UnsafeValue(String property, String unsafe, String problem) {}

    private static final List<UnsafeValue> VALUES = List.of(
            new UnsafeValue("spring.h2.console.enabled", "true", "The console of the H2 database is open"),
            new UnsafeValue("spring.devtools.remote.secret", ".+", "Developer tools may replace classes over the web"),
            new UnsafeValue("spring.liquibase.drop-first", "true", "Every start deletes all data"),
            new UnsafeValue("camunda.bpm.admin-user.id", ".+", "Camunda's own first administrator is configured"),
            new UnsafeValue("camunda.bpm.authorization.enabled", "false", "Permissions are not checked"),
            new UnsafeValue(ENGINE + "enable-password-policy", "false", "Weak passwords are accepted"),
            new UnsafeValue(
                    ENGINE + "deserialization-type-validation-enabled", "false", "Callers may create any object"),
            new UnsafeValue(ENGINE + "java-serialization-format-enabled", "true", "Callers may send Java objects"),
            new UnsafeValue("camunda.bpm.database.schema-update", "(?!false).+", "The engine changes the schema"),
            new UnsafeValue(WEBAPP + "csrf.enable-secure-cookie", "false", "A cookie is sent without TLS"),
            new UnsafeValue(WEBAPP + "session-cookie.enable-secure-cookie", "false", "The session is sent without TLS"),
            new UnsafeValue(WEBAPP + "header-security.hsts-disabled", "true", "Browsers may return without TLS"),
            new UnsafeValue(
                    WEBAPP + "header-security.content-security-policy-disabled", "true", "Pages may load any script"),
            new UnsafeValue("server.servlet.session.cookie.secure", "false", "The session is sent without TLS"),
            new UnsafeValue("server.servlet.session.cookie.http-only", "false", "Scripts may read the session"),
            new UnsafeValue(
                    "server.servlet.session.cookie.same-site", "none|omitted", "Other sites may send the session"),
            new UnsafeValue("server.ssl.enabled-protocols", ".*(ssl|tlsv1(\\.[01])?(?![.\\d])).*", "TLS is too old"),
            new UnsafeValue("server.error.include-stacktrace", "(?!never).+", "Errors contain internal details"),
            new UnsafeValue("server.error.include-message", "(?!never).+", "Errors contain internal details"),
            new UnsafeValue("server.error.include-binding-errors", "(?!never).+", "Errors contain internal details"),
            new UnsafeValue("server.error.include-exception", "true", "Errors contain internal details"),
            new UnsafeValue(
                    "management.endpoint.health.show-details", "always", "Anybody may read the health's details"),
            new UnsafeValue("management.endpoints.web.cors.allowed-origins", ".+", "Other sites may read the actuator"),
            new UnsafeValue("com.sun.management.jmxremote.authenticate", "false", "JMX is open"));

    private UnsafeValues() {}

    static Stream<FailedCheck> find(Environment environment) {
        return Stream.of(values(environment), actuator(environment), logs(environment))
                .flatMap(checks -> checks);
    }

    private static Stream<FailedCheck> values(Environment environment) {
        return VALUES.stream()
                .filter(value ->
                        environment.getProperty(value.property(), "").strip().matches("(?i)" + value.unsafe()))
                .map(value -> FailedCheck.of(
                        "%s (%s).".formatted(value.problem(), value.property()),
                        "Remove the setting %s (%s)."
                                .formatted(value.property(), FailedCheck.variable(value.property()))));
    }

    private static Stream<FailedCheck> actuator(Environment environment) {
        return Binder.get(environment)
                .bind("management.endpoints.web.exposure.include", Bindable.setOf(String.class))
                .orElse(Set.of())
                .stream()
                .filter(endpoint -> !ACTUATOR_ENDPOINTS.contains(endpoint))
                .map(endpoint -> FailedCheck.of(
                        "The actuator offers %s over the web, which shows or changes internal data."
                                .formatted(endpoint.equals("*") ? "all endpoints" : "the endpoint " + endpoint),
                        "Set MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE to some of health,info,metrics,prometheus."));
    }

    /** Debug logs of the server, the engine and the mail sender contain passwords, bodies and variables. */
    private static Stream<FailedCheck> logs(Environment environment) {
        var levels = Binder.get(environment)
                .bind("logging.level", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .entrySet()
                .stream()
                .filter(level -> level.getValue().matches("(?i)debug|trace|all"))
                .map(level -> "logging.level." + level.getKey());
        var flags = Stream.of("debug", "trace", "spring.mvc.log-request-details", "spring.mail.properties.mail.debug")
                .filter(flag -> environment.getProperty(flag, "").equalsIgnoreCase("true"));
        return Stream.concat(levels, flags)
                .map(setting -> FailedCheck.acceptable(
                        "debug-log",
                        "The log may contain passwords and personal data: %s is %s."
                                .formatted(setting, environment.getProperty(setting, "on")),
                        "Remove the setting %s.".formatted(setting)));
    }
}
