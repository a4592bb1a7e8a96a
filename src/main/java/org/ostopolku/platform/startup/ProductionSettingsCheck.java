package org.ostopolku.platform.startup;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Checks the settings of the profile {@code production} before the application context is created. An administrator accepts
 * some risks by name; each accepted one is logged at every start.
 */
class ProductionSettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(ProductionSettingsCheck.class);

    /** Every risk that a check names. */
    private static final Set<String> RISKS = Set.of(
            "h2-file",
            "privacy-key",
            "database-without-tls",
            "mail-without-tls",
            "all-addresses",
            "any-host",
            "debug-log");

    private static final List<Function<Environment, Stream<FailedCheck>>> CHECKS = List.of(
            DatabaseChecks::find, SecretChecks::find, NetworkChecks::find, ProviderChecks::find, UnsafeValues::find);

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        var environment = application.getEnvironment();
        if (environment.matchesProfiles("production")) {
            check(environment);
        }
    }

    private static void check(Environment environment) {
        var accepted = Binder.get(environment)
                .bind(FailedCheck.ACCEPT, Bindable.setOf(String.class))
                .orElse(Set.of());
        var failed = CHECKS.stream()
                .flatMap(check -> check.apply(environment))
                .filter(check -> check.risk() == null || !accepted.contains(check.risk()) || warn(check))
                .toList();
        var reasons = Stream.concat(failed.stream(), unknown(accepted))
                .map(FailedCheck::reason)
                .toList();
        if (!reasons.isEmpty()) {
            throw new StartupCheckException(reasons);
        }
    }

    /** Always false: an accepted risk is no failure. */
    private static boolean warn(FailedCheck accepted) {
        LOG.warn(
                "{} The risk {} is accepted by {}.",
                accepted.problem(),
                accepted.risk(),
                FailedCheck.variable(FailedCheck.ACCEPT));
        return false;
    }

    private static Stream<FailedCheck> unknown(Set<String> accepted) {
        return accepted.stream()
                .filter(risk -> !RISKS.contains(risk))
                .map(risk -> FailedCheck.of(
                        "%s names the risk %s, which does not exist.".formatted(FailedCheck.ACCEPT, risk),
                        "Set %s to some of %s."
                                .formatted(FailedCheck.variable(FailedCheck.ACCEPT), new TreeSet<>(RISKS))));
    }
}
