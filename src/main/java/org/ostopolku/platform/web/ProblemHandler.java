package org.ostopolku.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.ostopolku.platform.database.DatabaseFailures;
import org.ostopolku.platform.engine.Conflicts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers the errors of API requests as problem details (RFC 9457). An unexpected error is logged and answered with 500
 * without details. All other requests are left to Spring and Camunda.
 */
@Component
public class ProblemHandler implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final ObjectMapper json;

    ProblemHandler(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception error) {
        if (!ApiRequest.isIn(request) || response.isCommitted()) {
            return null;
        }
        try {
            answer(response, error);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    /** Answers an error. */
    public void answer(HttpServletResponse response, Throwable error) throws IOException {
        ProblemDetail problem = detail(error);
        response.reset();
        harden(response);
        if (error instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        if (problem.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseFailures.RETRY_AFTER);
        }
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /** Forbids caches, and guessing of the content type. */
    public static void harden(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private static ProblemDetail detail(Throwable error) {
        return error instanceof ErrorResponse response && !(error instanceof MissingServletRequestParameterException)
                ? response.getBody()
                : problem(error).toDetail();
    }

    private static Problem problem(Throwable error) {
        if (error instanceof Problem problem) {
            return problem;
        }
        if (error instanceof MethodArgumentTypeMismatchException mismatch) {
            return Problem.invalidParameter(
                    mismatch.getName(), String.valueOf(mismatch.getValue()), expected(mismatch.getRequiredType()));
        }
        if (error instanceof MissingServletRequestParameterException missing) {
            return Problem.invalidParameter(missing.getParameterName(), null, "give it");
        }
        if (error instanceof HttpMessageNotReadableException) {
            return Problem.badRequest("The body of the request cannot be read; give valid JSON.");
        }
        if (error instanceof MultipartException) {
            return Problem.badRequest("The upload cannot be read; send files as multipart/form-data.");
        }
        if (error instanceof BadUserRequestException) {
            return Problem.badRequest(error.getMessage());
        }
        if (error instanceof AuthorizationException) {
            return Problem.forbidden("You are not allowed to do this.");
        }
        if (DatabaseFailures.isUnavailable(error)) {
            LOG.warn("The database cannot be used: {}", error.getMessage());
            return Problem.unavailable();
        }
        if (Conflicts.isCause(error)) {
            return Problem.conflict(BadRequestMapper.CONFLICT);
        }
        LOG.error("A request failed.", error);
        return Problem.internal("Something went wrong here; the server's log says what.");
    }

    private static String expected(Class<?> type) {
        if (type == LocalDate.class) {
            return "give a day such as 2026-11-02";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "give true or false";
        }
        if (type != null && type.isEnum()) {
            return "give one of "
                    + Stream.of(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        return "give a number";
    }
}
