package org.ostopolku.platform.startup;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Every connection of production uses TLS, or ends at a reverse proxy that does, and no client chooses the address of the server. */
final class NetworkChecks {

    /** An address of the internet (RFC 5737). */
    private static final String STRANGER = "203.0.113.1";

    private NetworkChecks() {}

    static Stream<FailedCheck> find(Environment environment) {
        return Stream.of(
                        server(environment),
                        proxy(environment),
                        publicAddress(environment),
                        actuator(environment),
                        mail(environment))
                .flatMap(checks -> checks);
    }

    private static Stream<FailedCheck> server(Environment environment) {
        if (hasTls(environment, "server.")) {
            return Stream.empty();
        }
        if (!"native".equalsIgnoreCase(environment.getProperty("server.forward-headers-strategy"))) {
            return Stream.of(FailedCheck.of(
                    "Encryption of network traffic (TLS) is not configured.",
                    "Set SERVER_SSL_BUNDLE (or SERVER_SSL_CERTIFICATE and its key), or SERVER_FORWARD_HEADERS_STRATEGY=native"
                            + " if a reverse proxy terminates TLS."));
        }
        return exposed(
                environment.getProperty("server.address", ""), "The server", "SERVER_ADDRESS", "the reverse proxy");
    }

    private static Stream<FailedCheck> actuator(Environment environment) {
        var port = environment.getProperty("management.server.port", "");
        return port.isBlank()
                        || port.equals("-1")
                        || port.equals(environment.getProperty("server.port"))
                        || hasTls(environment, "management.server.")
                ? Stream.empty()
                : exposed(
                        environment.getProperty("management.server.address", ""),
                        "The port of the actuator",
                        "MANAGEMENT_SERVER_ADDRESS",
                        "the monitoring system");
    }

    private static Stream<FailedCheck> exposed(String address, String what, String variable, String client) {
        return Addresses.isWildcard(address)
                ? Stream.of(FailedCheck.acceptable(
                        "all-addresses",
                        what + " answers without TLS on all addresses of this computer.",
                        "Set %s to 127.0.0.1 or the address at which %s reaches it.".formatted(variable, client)))
                : Stream.empty();
    }

    private static Stream<FailedCheck> proxy(Environment environment) {
        var proxies = environment.getProperty("server.tomcat.remoteip.internal-proxies", "");
        return !proxies.isBlank() && Pattern.matches(proxies, STRANGER)
                ? Stream.of(FailedCheck.of(
                        "Every client is trusted as a reverse proxy and can forge its address.",
                        "Set SERVER_TOMCAT_REMOTEIP_INTERNALPROXIES to a pattern of the proxy's address only."))
                : Stream.empty();
    }

    private static Stream<FailedCheck> publicAddress(Environment environment) {
        var property = Addresses.PUBLIC;
        var address = environment.getProperty(property, "");
        var fix = "Set %s to the address under which users open Ostopolku, such as https://sales.example.com."
                .formatted(FailedCheck.variable(property));
        if (address.isBlank()) {
            return Stream.of(FailedCheck.acceptable(
                    "any-host",
                    "There is no public address. Addresses in answers follow the Host header, which a client may forge.",
                    fix));
        }
        return Addresses.isUnencrypted(address)
                ? Stream.of(FailedCheck.of("The public address begins with http.", fix))
                : Stream.empty();
    }

    private static Stream<FailedCheck> mail(Environment environment) {
        var host = environment.getProperty("spring.mail.host", "");
        var smtp = "spring.mail.properties.mail.smtp.";
        return Addresses.isLocal(host)
                        || environment.getProperty(smtp + "starttls.required", Boolean.class, false)
                        || environment.getProperty(smtp + "ssl.enable", Boolean.class, false)
                        || environment.getProperty("spring.mail.ssl.enabled", Boolean.class, false)
                        || environment.containsProperty("spring.mail.ssl.bundle")
                ? Stream.empty()
                : Stream.of(FailedCheck.acceptable(
                        "mail-without-tls",
                        "Mails to customers may leave without TLS.",
                        "Set SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED=true."));
    }

    private static boolean hasTls(Environment environment, String prefix) {
        return environment.getProperty(prefix + "ssl.enabled", Boolean.class, true)
                && Stream.of("bundle", "certificate", "key-store")
                        .anyMatch(key -> environment.containsProperty(prefix + "ssl." + key));
    }
}
