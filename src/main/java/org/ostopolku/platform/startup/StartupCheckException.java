package org.ostopolku.platform.startup;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One or more checks of the settings failed. */
public final class StartupCheckException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Reason> reasons;

    /** @param reasons at least one */
    public StartupCheckException(List<Reason> reasons) {
        super(reasons.stream().map(Reason::problem).collect(Collectors.joining(" ")));
        this.reasons = reasons;
    }

    /**
     * @param problem a sentence
     * @param fix what to do, a sentence
     */
    public record Reason(String problem, String fix) {}

    /** Prints all reasons instead of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<StartupCheckException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, StartupCheckException cause) {
            return new FailureAnalysis(
                    "The application cannot start:\n\n" + list(cause, Reason::problem),
                    list(cause, Reason::fix) + "\n\nThen start again. See docs/operate/administration.md.",
                    cause);
        }

        private static String list(StartupCheckException cause, Function<Reason, String> part) {
            return cause.reasons.stream()
                    .map(reason -> "  - " + part.apply(reason))
                    .collect(Collectors.joining("\n"));
        }
    }
}
