package org.ostopolku.platform.startup;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Why the application does not start with the profile {@code production}. */
public final class StartupCheckException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Reason> reasons;

    /** @param reasons at least one */
    public StartupCheckException(List<Reason> reasons) {
        super(reasons.stream().map(Reason::wrong).collect(Collectors.joining(" ")));
        this.reasons = reasons;
    }

    /**
     * @param wrong what is not in order, as a sentence
     * @param mend what to do, as a sentence
     */
    public record Reason(String wrong, String mend) {}

    /** Shows the person who starts the application all reasons instead of a stack trace. */
    static class Told extends AbstractFailureAnalyzer<StartupCheckException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, StartupCheckException cause) {
            return new FailureAnalysis(
                    "The profile production does not start like this:\n\n" + lines(cause, true),
                    lines(cause, false) + "\n\nThen start again. docs/operate/administration.md tells more.",
                    cause);
        }

        private static String lines(StartupCheckException cause, boolean wrong) {
            return cause.reasons.stream()
                    .map(reason -> "  - " + (wrong ? reason.wrong() : reason.mend()))
                    .collect(Collectors.joining("\n"));
        }
    }
}
