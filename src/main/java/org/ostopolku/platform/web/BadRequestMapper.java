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
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;

/**
 * Answers a wrapped {@link BadUserRequestException} with 400 and its message, where the engine would answer 500. JAX-RS
 * finds this feature as a service and applies it to the REST APIs of the engine and of the web applications.
 */
public class BadRequestMapper implements Feature {

    private static final int HIGHER_THAN_ENGINE = 1;

    @Override
    public boolean configure(FeatureContext api) {
        if (!api.getConfiguration().isRegistered(RestExceptionHandler.class)) {
            return false;
        }
        api.register(new RestExceptionMapper(), HIGHER_THAN_ENGINE);
        api.register(new EngineExceptionMapper(), HIGHER_THAN_ENGINE);
        return true;
    }

    private static Response respond(Throwable error) {
        ExceptionHandlerHelper engine = ExceptionHandlerHelper.getInstance();
        int status = engine.getStatus(error).getStatusCode();
        return findBadRequest(error, status)
                .map(cause -> Response.status(Response.Status.BAD_REQUEST)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(engine.fromException(cause))
                        .build())
                .orElseGet(() -> engine.getResponse(error));
    }

    /** A message that a model sends and no process waits for is not an error of the caller: it stays 500. */
    private static Optional<Throwable> findBadRequest(Throwable error, int status) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof BadUserRequestException && (status == 400 || status == 500)
                        || cause instanceof MismatchingMessageCorrelationException && status == 400)
                .findFirst();
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
}
