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

/** Classifies and describes failures of a run. Compares exception types and message texts of the engine. */
final class FailureClassifier {

    static final String FORM = "form";

    private static final int LONGEST = 400;

    private FailureClassifier() {}

    static String classify(Throwable failure) {
        if (anyCause(failure, cause -> cause instanceof ExecutionTracer.EndlessLoopException)) {
            return "endless";
        }
        if (hasMessage(failure, "No outgoing sequence flow")) {
            return "no-way";
        }
        if (anyCause(failure, cause -> cause instanceof MismatchingMessageCorrelationException)) {
            return "message";
        }
        if (anyCause(failure, cause -> cause instanceof BadUserRequestException)) {
            return FORM;
        }
        if (anyCause(failure, cause -> cause instanceof DmnEngineException) || hasMessage(failure, "ENGINE-22001")) {
            return "decision";
        }
        if (anyCause(failure, cause -> cause instanceof IllegalStateException)) {
            return "nobody";
        }
        return hasMessage(failure, "expression") ? "expression" : "other";
    }

    /** @param conditionVariables the values of the variables in the conditions of the outgoing flows */
    static String describe(String kind, Throwable failure, Map<String, Object> conditionVariables) {
        return switch (kind) {
            case "no-way" -> "No outgoing flow matches: " + describeValues(conditionVariables) + ".";
            case "endless" -> "Endless loop.";
            case "message" -> "No process waits for the message that is sent here. " + message(failure);
            case FORM -> "The form was rejected. " + message(failure);
            case "decision" -> "The decision table has no usable result. " + message(failure);
            case "nobody" -> "No user can do this. " + message(failure);
            case "expression" -> "An expression failed. " + message(failure);
            default -> message(failure);
        };
    }

    private static String describeValues(Map<String, Object> conditionVariables) {
        return conditionVariables.isEmpty()
                ? "the flows have no conditions"
                : new TreeMap<>(conditionVariables)
                        .entrySet().stream()
                                .map(one -> one.getKey() + " = " + describeValue(one.getValue()))
                                .collect(Collectors.joining(", "));
    }

    private static String describeValue(Object value) {
        if (value == null) {
            return "(empty)";
        }
        return value instanceof CharSequence ? "'" + value + "'" : value.toString();
    }

    /** The message of the innermost cause. */
    private static String message(Throwable failure) {
        var message = causes(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .orElse(failure.getClass().getSimpleName())
                .replaceAll("^[A-Z]+-\\d+ ", "");
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }

    private static boolean hasMessage(Throwable failure, String text) {
        return anyCause(
                failure,
                cause -> cause.getMessage() != null && cause.getMessage().contains(text));
    }

    private static boolean anyCause(Throwable failure, Predicate<Throwable> condition) {
        return causes(failure).anyMatch(condition);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
