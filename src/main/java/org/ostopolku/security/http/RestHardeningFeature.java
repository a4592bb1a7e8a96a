package org.ostopolku.security.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Objects;
import org.camunda.bpm.engine.rest.dto.AuthorizationExceptionDto;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;

/**
 * Removes internal details from the REST APIs of the engine and of the web applications, and closes operations by
 * {@link RestOperationFilter}, and dates by {@link DateLimitFilter}. A task can be sent back as it was received. JAX-RS finds this feature as a service and applies it
 * to each of these APIs.
 */
public class RestHardeningFeature implements Feature {

    private static final int HIGHEST_PRIORITY = 1;

    @Override
    public boolean configure(FeatureContext api) {
        api.register(new ErrorFilter());
        api.register(new WadlBlocker());
        api.register(new RestOperationFilter());
        api.register(new TaskUpdateInterceptor());
        api.register(new DateLimitFilter());
        api.register(new InvalidJsonMapper(), HIGHEST_PRIORITY);
        api.register(new UnexpectedJsonMapper(), HIGHEST_PRIORITY);
        return true;
    }

    private static Response badRequest(String sentence) {
        return RestError.respond(Response.Status.BAD_REQUEST, "InvalidRequestException", sentence);
    }

    static class InvalidJsonMapper implements ExceptionMapper<JsonParseException> {
        @Override
        public Response toResponse(JsonParseException error) {
            return badRequest(ErrorSanitizer.UNREADABLE);
        }
    }

    static class UnexpectedJsonMapper implements ExceptionMapper<JsonMappingException> {
        @Override
        public Response toResponse(JsonMappingException error) {
            return badRequest(ErrorSanitizer.unreadable(error.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(Objects::nonNull)
                    .toList()));
        }
    }

    static class ErrorFilter implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (response.getEntity() instanceof ExceptionDto error) {
                error.setType(ErrorSanitizer.type(error.getType(), response.getStatus()));
                error.setMessage(ErrorSanitizer.message(error.getMessage(), response.getStatus()));
                if (isForWebApplication(request) && namesNoPermission(error)) {
                    error.setType("RestException");
                }
            }
            if (response.getMediaType() != null
                    && response.getMediaType().getSubtype().contains("wadl")) {
                response.setEntity(null);
            }
        }

        private static boolean isForWebApplication(ContainerRequestContext request) {
            return request.getUriInfo().getBaseUri().getPath().contains("/api/");
        }

        /**
         * The web applications build their message for this type from the missing permissions. Without these, they fail and show no
         * message.
         */
        private static boolean namesNoPermission(ExceptionDto error) {
            return "AuthorizationException".equals(error.getType())
                    && !(error instanceof AuthorizationExceptionDto refused
                            && !refused.getMissingAuthorizations().isEmpty());
        }
    }

    /** Blocks the WADL of JAX-RS, which lists all resources, its name and its version. */
    static class WadlBlocker implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getUriInfo().getPath().contains("application.wadl")) {
                request.abortWith(Response.status(Response.Status.NOT_FOUND).build());
            }
        }
    }
}
