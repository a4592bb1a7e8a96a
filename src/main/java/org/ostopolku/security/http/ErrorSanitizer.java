package org.ostopolku.security.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Removes internal details, such as class names, from the error messages of the engine. */
final class ErrorSanitizer {

    static final String INTERNAL_ERROR = "Something went wrong here; the server's log says what.";
    static final String UNREADABLE = "The body of the request cannot be read; give valid JSON.";

    /** The error types in the documentation of Camunda's REST API, which clients distinguish. */
    private static final Set<String> PUBLIC_TYPES = Set.of(
            "AuthorizationException",
            "BadUserRequestException",
            "InvalidRequestException",
            "MismatchingMessageCorrelationException",
            "MigratingProcessInstanceValidationException",
            "MigrationPlanValidationException",
            "NotFoundException",
            "NotValidException",
            "NullValueException",
            "OptimisticLockingException",
            "ParseException",
            "ProcessEngineException",
            "RestException",
            "TaskAlreadyClaimedException");

    private static final Pattern CLASS = Pattern.compile("(?:java type )?\\b(?:[a-z][a-z0-9_]*\\.){2,}[A-Z][\\w$.]*");
    private static final Pattern EXCEPTION = Pattern.compile("\\b[A-Z]\\w*(?:Exception|Error)\\b:?");
    private static final Pattern INTERNAL_DETAIL =
            Pattern.compile(CLASS + "|" + EXCEPTION + "|\\bat \\[Source|### |persistence layer|stack trace");

    private static final Map<String, String> TYPE_NAMES = Map.of(
            "Date", "a date",
            "Integer", "a whole number",
            "Long", "a whole number",
            "Double", "a number",
            "Boolean", "true or false",
            "String", "a text");

    private ErrorSanitizer() {}

    /** @param path names of the fields, outermost first */
    static String unreadable(List<String> path) {
        return path.isEmpty()
                ? "The body of the request is not what is expected here."
                : "The body of the request cannot be read at " + String.join(".", path) + ".";
    }

    static String type(String type, int status) {
        return type == null || PUBLIC_TYPES.contains(type)
                ? type
                : status < 500 ? "InvalidRequestException" : "RestException";
    }

    /** Keeps the messages of client errors; replaces those of server errors that contain internal details. */
    static String message(String message, int status) {
        if (message == null || message.isBlank()) {
            return status == 400 ? UNREADABLE : message;
        }
        if (!INTERNAL_DETAIL.matcher(message).find()) {
            return message;
        }
        if (status >= 500) {
            return INTERNAL_ERROR;
        }
        var words = message.replaceAll("(?s)\\s*(?:\\bat )?\\[Source.*", "");
        words = CLASS.matcher(words).replaceAll(name -> describeType(name.group()));
        return EXCEPTION.matcher(words).replaceAll("").strip();
    }

    private static String describeType(String name) {
        return TYPE_NAMES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "a value of another kind");
    }
}
