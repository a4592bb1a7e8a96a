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
 * Answers 400 with the plain sentence, at the engine's REST API and at the one that Tasklist uses, where the engine
 * would wrap a {@link BadUserRequestException} into other errors and answer 500.
 *
 * <p>Found by JAX-RS as a service, so that it reaches every such API.
 */
public class BadRequestMapper implements Feature {

    private static final int BEFORE_THE_ENGINES = 1;

    @Override
    public boolean configure(FeatureContext api) {
        if (!api.getConfiguration().isRegistered(RestExceptionHandler.class)) {
            return false;
        }
        api.register(new OfRest(), BEFORE_THE_ENGINES);
        api.register(new OfEngine(), BEFORE_THE_ENGINES);
        return true;
    }

    private static Response answer(Throwable error) {
        ExceptionHandlerHelper engine = ExceptionHandlerHelper.getInstance();
        int status = engine.getStatus(error).getStatusCode();
        return sentence(error, status)
                .map(sentence -> Response.status(Response.Status.BAD_REQUEST)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(engine.fromException(sentence))
                        .build())
                .orElseGet(() -> engine.getResponse(error));
    }

    /** A message that a model sends and nobody waits for is no fault of the caller: that stays 500. */
    private static Optional<Throwable> sentence(Throwable error, int status) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof BadUserRequestException && (status == 400 || status == 500)
                        || cause instanceof MismatchingMessageCorrelationException && status == 400)
                .findFirst();
    }

    static class OfRest implements ExceptionMapper<RestException> {
        @Override
        public Response toResponse(RestException error) {
            return answer(error);
        }
    }

    static class OfEngine implements ExceptionMapper<ProcessEngineException> {
        @Override
        public Response toResponse(ProcessEngineException error) {
            return answer(error);
        }
    }
}
