package org.ostopolku.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ostopolku.platform.database.DatabaseFailures;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** An error that the API answers as problem detail (RFC 9457). Its message is a sentence for the caller. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final transient Map<String, Object> properties = new LinkedHashMap<>();

    private Problem(HttpStatus status, String detail) {
        super(detail);
        this.status = status;
    }

    public static Problem badRequest(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, detail);
    }

    public static Problem unauthorized(String detail) {
        return new Problem(HttpStatus.UNAUTHORIZED, detail);
    }

    public static Problem forbidden(String detail) {
        return new Problem(HttpStatus.FORBIDDEN, detail);
    }

    public static Problem notFound(String detail) {
        return new Problem(HttpStatus.NOT_FOUND, detail);
    }

    public static Problem conflict(String detail) {
        return new Problem(HttpStatus.CONFLICT, detail);
    }

    /** The database is away. {@link ProblemHandler} says when to try again. */
    public static Problem unavailable() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, DatabaseFailures.SENTENCE);
    }

    public static Problem internal(String detail) {
        return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, detail);
    }

    /**
     * 400 for a wrong parameter. The answer names the parameter, its value and what is expected.
     *
     * @param value the value given, null if the parameter is missing
     * @param expected what to give instead, as an imperative: "give a day such as 2026-11-02"
     */
    public static Problem invalidParameter(String parameter, String value, String expected) {
        return badRequest(
                        value == null
                                ? "The parameter " + parameter + " is missing; " + expected + "."
                                : "The parameter " + parameter + " is \"" + value + "\"; " + expected + ".")
                .with("parameter", parameter)
                .with("value", value)
                .with("right", expected);
    }

    /** Adds a property of its own to the answer. */
    public Problem with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    public int status() {
        return status.value();
    }

    public ProblemDetail toDetail() {
        var detail = ProblemDetail.forStatusAndDetail(status, getMessage());
        properties.forEach(detail::setProperty);
        return detail;
    }
}
