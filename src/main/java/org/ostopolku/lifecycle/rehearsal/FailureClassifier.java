package org.ostopolku.lifecycle.rehearsal;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;

/** Says in plain words why something does not go on. */
final class FailureClassifier {

    static final String FORM = "form";

    private static final int LONGEST = 400;

    private FailureClassifier() {}

    static String kind(Throwable failure) {
        if (any(failure, cause -> cause instanceof ExecutionTracer.Endless)) {
            return "endless";
        }
        if (says(failure, "No outgoing sequence flow")) {
            return "no-way";
        }
        if (any(failure, cause -> cause instanceof MismatchingMessageCorrelationException)) {
            return "message";
        }
        if (any(failure, cause -> cause instanceof BadUserRequestException)) {
            return FORM;
        }
        if (any(failure, cause -> cause instanceof DmnEngineException) || says(failure, "ENGINE-22001")) {
            return "decision";
        }
        if (any(failure, cause -> cause instanceof IllegalStateException)) {
            return "nobody";
        }
        return says(failure, "expression") ? "expression" : "other";
    }

    /** @param asked the values on which the ways out of the element depend */
    static String reason(String kind, Throwable failure, Map<String, Object> asked) {
        return switch (kind) {
            case "no-way" -> "No way out fits: " + tell(asked) + ".";
            case "endless" -> "It goes round and round here, and never comes out.";
            case "message" -> "Nobody waits for the message that is sent here. " + words(failure);
            case FORM -> "What was filled in is refused. " + words(failure);
            case "decision" -> "The decision table gives no usable result. " + words(failure);
            case "nobody" -> "Nobody can do this. " + words(failure);
            case "expression" -> "An expression fails. " + words(failure);
            default -> words(failure);
        };
    }

    private static String tell(Map<String, Object> asked) {
        return asked.isEmpty()
                ? "nothing is asked"
                : new TreeMap<>(asked)
                        .entrySet().stream()
                                .map(one -> one.getKey() + " = " + told(one.getValue()))
                                .collect(Collectors.joining(", "));
    }

    private static String told(Object value) {
        if (value == null) {
            return "nothing";
        }
        return value instanceof CharSequence ? "'" + value + "'" : value.toString();
    }

    /** The innermost sentence, which knows most. */
    private static String words(Throwable failure) {
        var words = causes(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .orElse(failure.getClass().getSimpleName())
                .replaceAll("^[A-Z]+-\\d+ ", "");
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }

    private static boolean says(Throwable failure, String words) {
        return any(
                failure,
                cause -> cause.getMessage() != null && cause.getMessage().contains(words));
    }

    private static boolean any(Throwable failure, Predicate<Throwable> holds) {
        return causes(failure).anyMatch(holds);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
