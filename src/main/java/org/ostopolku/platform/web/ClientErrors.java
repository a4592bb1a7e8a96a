package org.ostopolku.platform.web;

import jakarta.ws.rs.core.Response.Status;
import java.nio.charset.UnsupportedCharsetException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/** Recognises errors of the client that the engine would answer with 500. */
final class ClientErrors {

    /** What the engine throws if a request lacks a value or has one of another type. */
    private static final List<Class<? extends RuntimeException>> MALFORMED = List.of(
            NullPointerException.class,
            IndexOutOfBoundsException.class,
            IllegalArgumentException.class,
            ClassCastException.class);

    /** What the engine refuses by itself; subclasses have statuses of their own. */
    private static final List<Class<?>> REFUSED =
            List.of(ProcessEngineException.class, NullValueException.class, InvalidRequestException.class);

    private static final String ENGINE = "org.camunda.bpm.engine.";

    /** What the engine calls with values of the client; the latter reads an id with braces as a template. */
    private static final Pattern LIBRARIES = Pattern.compile("(?:java|jdk|sun|org\\.glassfish\\.jersey\\.uri)\\.");

    /** While a process runs, an error is not the client's. */
    private static final String RUNNING_PROCESS = ENGINE + "impl.pvm.";

    private static final Pattern NOT_FOUND = Pattern.compile(
            "(?i)does(?:n't| not) exist|not found|\\bfound (?:with|for)\\b|\\bno deployed\\b|cannot find");

    /** A number of the engine's messages, and a name of a variable in its code. */
    private static final Pattern INTERNAL = Pattern.compile("^ENGINE-\\d+ |(?<=[^ ]{3}.{3}): \\w+ is (?:null|empty)$");

    /**
     * The answer to an error.
     *
     * @param sentence for the client
     */
    record Answer(Status status, String sentence) {}

    private ClientErrors() {}

    /** The answer to an error of the client; empty if the error is the server's. */
    static Optional<Answer> find(Throwable error) {
        var causes = Stream.<Throwable>iterate(error, cause -> cause != null, Throwable::getCause)
                .toList();
        return causes.stream().anyMatch(ClientErrors::isFromProcess)
                ? Optional.empty()
                : causes.stream().flatMap(cause -> answer(cause).stream()).findFirst();
    }

    private static Optional<Answer> answer(Throwable cause) {
        if (cause instanceof UnsupportedCharsetException) {
            return Optional.of(new Answer(Status.UNSUPPORTED_MEDIA_TYPE, "The charset is unknown; send UTF-8."));
        }
        if (cause instanceof SQLException sql
                && Stream.of("22", "23").anyMatch(String.valueOf(sql.getSQLState())::startsWith)) {
            return Optional.of(
                    sql.getSQLState().startsWith("22")
                            ? new Answer(
                                    Status.BAD_REQUEST, "A value is too long, or has characters that cannot be stored.")
                            : new Answer(
                                    Status.CONFLICT,
                                    "A value exists already, or refers to something that does not exist."));
        }
        if (MALFORMED.stream().anyMatch(type -> type.isInstance(cause)) && isFromEngine(cause)) {
            return Optional.of(new Answer(
                    Status.BAD_REQUEST,
                    "A required value is missing, null or of another type: see the documentation of this operation."));
        }
        return REFUSED.contains(cause.getClass()) && cause.getCause() == null && cause.getMessage() != null
                ? Optional.of(new Answer(
                        NOT_FOUND.matcher(cause.getMessage()).find() ? Status.NOT_FOUND : Status.BAD_REQUEST,
                        INTERNAL.matcher(cause.getMessage()).replaceAll("")))
                : Optional.empty();
    }

    private static boolean isFromProcess(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(RUNNING_PROCESS));
    }

    private static boolean isFromEngine(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> !LIBRARIES.matcher(frame.getClassName()).lookingAt())
                .findFirst()
                .filter(frame -> frame.getClassName().startsWith(ENGINE))
                .isPresent();
    }
}
