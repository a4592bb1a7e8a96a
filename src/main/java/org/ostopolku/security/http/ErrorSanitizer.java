package org.ostopolku.security.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what the engine says without what it is made of. */
final class ErrorSanitizer {

    static final String ITS_FAULT = "Something went wrong here; the server's log says what.";
    static final String UNREADABLE = "The body of the request cannot be read; give valid JSON.";

    /** The types of errors that Camunda's documentation of its REST API names, and clients tell apart. */
    private static final Set<String> KNOWN = Set.of(
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
    private static final Pattern INSIDE =
            Pattern.compile(CLASS + "|" + EXCEPTION + "|\\bat \\[Source|### |persistence layer|stack trace");

    private static final Map<String, String> IN_WORDS = Map.of(
            "Date", "a date",
            "Integer", "a whole number",
            "Long", "a whole number",
            "Double", "a number",
            "Boolean", "true or false",
            "String", "a text");

    private ErrorSanitizer() {}

    /** @param path the names of the fields, the outermost first */
    static String unreadable(List<String> path) {
        return path.isEmpty()
                ? "The body of the request is not what is expected here."
                : "The body of the request cannot be read at " + String.join(".", path) + ".";
    }

    static String type(String type, int status) {
        return type == null || KNOWN.contains(type) ? type : status < 500 ? "InvalidRequestException" : "RestException";
    }

    /** What the caller did wrong stays readable; what went wrong inside is told only where it was meant to be told. */
    static String message(String message, int status) {
        if (message == null || message.isBlank()) {
            return status == 400 ? UNREADABLE : message;
        }
        if (!INSIDE.matcher(message).find()) {
            return message;
        }
        if (status >= 500) {
            return ITS_FAULT;
        }
        var words = message.replaceAll("(?s)\\s*(?:\\bat )?\\[Source.*", "");
        words = CLASS.matcher(words).replaceAll(name -> inWords(name.group()));
        return EXCEPTION.matcher(words).replaceAll("").strip();
    }

    private static String inWords(String name) {
        return IN_WORDS.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "a value of another kind");
    }
}
