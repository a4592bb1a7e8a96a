package org.ostopolku.platform.startup;

import java.util.Locale;
import org.ostopolku.platform.startup.StartupCheckException.Reason;

/**
 * A setting that is unsafe in production.
 *
 * @param problem a sentence
 * @param fix what to do, a sentence
 * @param risk the word by which an administrator accepts it, null if it cannot be accepted
 */
record FailedCheck(String problem, String fix, String risk) {

    static final String ACCEPT = "ostopolku.production.accept";

    static FailedCheck of(String problem, String fix) {
        return new FailedCheck(problem, fix, null);
    }

    static FailedCheck acceptable(String risk, String problem, String fix) {
        return new FailedCheck(problem, fix, risk);
    }

    Reason reason() {
        return new Reason(
                problem,
                risk == null ? fix : fix + " Or accept the risk: add " + risk + " to " + variable(ACCEPT) + ".");
    }

    /** The environment variable of a setting. */
    static String variable(String property) {
        return property.replace("-", "").replaceAll("[.\\[\\]]+", "_").toUpperCase(Locale.ROOT);
    }
}
