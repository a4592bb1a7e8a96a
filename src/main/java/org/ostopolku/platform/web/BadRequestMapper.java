package org.ostopolku.platform.web;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.ostopolku.platform.database.DatabaseFailures;
import org.ostopolku.platform.engine.Conflicts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.http.HttpHeaders;

/**
 * Answers a conflict of two transactions with 409, a wrapped {@link BadUserRequestException} with 400 and its message, and other
 * {@link ClientErrors} with 4xx, where the engine would answer 500. JAX-RS finds this feature as a service and applies it to the
 * REST APIs of the engine and of the web applications.
 */
public class BadRequestMapper implements Feature {

    private static final Logger LOG = LoggerFactory.getLogger(BadRequestMapper.class);

    private static final int HIGHER_THAN_ENGINE = 1;
    private static final int SERVER_ERROR = 500;

    static final String CONFLICT =
            "Another user, message or timer changed the same journey at this moment, and nothing of yours was saved."
                    + " Load it again; if it is still open, try again.";

    @Override
    public boolean configure(FeatureContext api) {
        if (!api.getConfiguration().isRegistered(RestExceptionHandler.class)) {
            return false;
        }
        api.register(new RestExceptionMapper(), HIGHER_THAN_ENGINE);
        api.register(new EngineExceptionMapper(), HIGHER_THAN_ENGINE);
        api.register(new SpringMapper(), HIGHER_THAN_ENGINE);
        api.register(new NullMapper(), HIGHER_THAN_ENGINE);
        api.register(new IndexMapper(), HIGHER_THAN_ENGINE);
        api.register(new ArgumentMapper(), HIGHER_THAN_ENGINE);
        api.register(new TypeMapper(), HIGHER_THAN_ENGINE);
        return true;
    }

    private static Response respond(Throwable error) {
        if (DatabaseFailures.isUnavailable(error)) {
            LOG.warn("The database cannot be used: {}", error.getMessage());
            return Response.fromResponse(
                            answer(Response.Status.SERVICE_UNAVAILABLE, "RestException", DatabaseFailures.SENTENCE))
                    .header(HttpHeaders.RETRY_AFTER, DatabaseFailures.RETRY_AFTER)
                    .build();
        }
        if (Conflicts.isCause(error)) {
            return answer(Response.Status.CONFLICT, OptimisticLockingException.class.getSimpleName(), CONFLICT);
        }
        ExceptionHandlerHelper engine = ExceptionHandlerHelper.getInstance();
        int status = engine.getStatus(error).getStatusCode();
        return findBadRequest(error, status)
                .map(cause -> answer(Response.Status.BAD_REQUEST, engine.fromException(cause)))
                .or(() -> status == SERVER_ERROR
                        ? ClientErrors.find(error).map(BadRequestMapper::answer)
                        : Optional.empty())
                .orElseGet(() -> answerOfEngine(error, status));
    }

    /** The engine logs a server error only if it has no type of its own; the answer has no details. */
    private static Response answerOfEngine(Throwable error, int status) {
        if (status == SERVER_ERROR) {
            LOG.error("A request failed.", error);
        }
        return ExceptionHandlerHelper.getInstance().getResponse(error);
    }

    private static Response answer(ClientErrors.Answer found) {
        return answer(found.status(), "InvalidRequestException", found.sentence());
    }

    private static Response answer(Response.Status status, String type, String sentence) {
        var error = new ExceptionDto();
        error.setType(type);
        error.setMessage(sentence);
        return answer(status, error);
    }

    private static Response answer(Response.Status status, ExceptionDto error) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error)
                .build();
    }

    /** A message that a model sends and no process waits for is not an error of the caller: it stays 500. */
    private static Optional<Throwable> findBadRequest(Throwable error, int status) {
        return causes(error)
                .filter(cause -> cause instanceof BadUserRequestException && (status == 400 || status == 500)
                        || cause instanceof MismatchingMessageCorrelationException && status == 400)
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause);
    }

    static class RestExceptionMapper implements ExceptionMapper<RestException> {
        @Override
        public Response toResponse(RestException error) {
            return respond(error);
        }
    }

    static class EngineExceptionMapper implements ExceptionMapper<ProcessEngineException> {
        @Override
        public Response toResponse(ProcessEngineException error) {
            return respond(error);
        }
    }

    /** Errors of the database, and of its transactions. */
    static class SpringMapper implements ExceptionMapper<NestedRuntimeException> {
        @Override
        public Response toResponse(NestedRuntimeException error) {
            return respond(error);
        }
    }

    static class NullMapper implements ExceptionMapper<NullPointerException> {
        @Override
        public Response toResponse(NullPointerException error) {
            return respond(error);
        }
    }

    static class IndexMapper implements ExceptionMapper<IndexOutOfBoundsException> {
        @Override
        public Response toResponse(IndexOutOfBoundsException error) {
            return respond(error);
        }
    }

    static class ArgumentMapper implements ExceptionMapper<IllegalArgumentException> {
        @Override
        public Response toResponse(IllegalArgumentException error) {
            return respond(error);
        }
    }

    static class TypeMapper implements ExceptionMapper<ClassCastException> {
        @Override
        public Response toResponse(ClassCastException error) {
            return respond(error);
        }
    }
}
