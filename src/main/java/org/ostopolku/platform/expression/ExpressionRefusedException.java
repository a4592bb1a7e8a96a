package org.ostopolku.platform.expression;

import java.util.Optional;
import java.util.stream.Stream;

/** An expression uses something that is not allowed. The message says what, and what is allowed. */
class ExpressionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ExpressionRefusedException(String message) {
        super(message, null, false, false);
    }

    /** Finds the refusal among the causes of an error. */
    static Optional<ExpressionRefusedException> findIn(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .filter(ExpressionRefusedException.class::isInstance)
                .map(ExpressionRefusedException.class::cast)
                .findFirst();
    }

    /** Replaces angle brackets: Tasklist shows messages as HTML. */
    static String quoted(String text) {
        return text.replaceAll("\\s+", " ").replace('<', '‹').replace('>', '›').trim();
    }
}
