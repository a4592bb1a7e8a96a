package org.ostopolku.platform.expression;

import java.util.Optional;
import java.util.stream.Stream;

/** Something that an expression may not do; the message says what it tried, and what is allowed instead. */
class ExpressionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ExpressionRefusedException(String message) {
        super(message, null, false, false);
    }

    /** The refusal among an error's causes. */
    static Optional<ExpressionRefusedException> in(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .filter(ExpressionRefusedException.class::isInstance)
                .map(ExpressionRefusedException.class::cast)
                .findFirst();
    }

    /** The text as it may be quoted. Tasklist takes messages for HTML, so nothing in it may look like a tag. */
    static String quoted(String text) {
        return text.replaceAll("\\s+", " ").replace('<', '‹').replace('>', '›').trim();
    }
}
