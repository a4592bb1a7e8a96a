package org.ostopolku.security.http;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.util.EngineUtil;

/**
 * Removes internal details from the REST APIs of the engine and of the web applications. JAX-RS finds this feature as a
 * service and applies it to each of these APIs.
 */
public class RestHardeningFeature implements Feature {

    private static final int HIGHEST_PRIORITY = 1;

    private static final Pattern VERSION = Pattern.compile("/?(engine/[^/]+/)?version/?");
    private static final Pattern APPLICATION = Pattern.compile("/api/([a-z]+)/$");
    private static final Pattern PLUGIN = Pattern.compile("/?plugin/[^/]+/(?!static/).*");

    @Override
    public boolean configure(FeatureContext api) {
        api.register(new ErrorFilter());
        api.register(new WadlBlocker());
        api.register(new VersionAccessFilter());
        api.register(new PluginAccessFilter());
        api.register(new InvalidJsonMapper(), HIGHEST_PRIORITY);
        api.register(new UnexpectedJsonMapper(), HIGHEST_PRIORITY);
        return true;
    }

    private static Response badRequest(String sentence) {
        var error = new ExceptionDto();
        error.setType("InvalidRequestException");
        error.setMessage(sentence);
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error)
                .build();
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
            }
            if (response.getMediaType() != null
                    && response.getMediaType().getSubtype().contains("wadl")) {
                response.setEntity(null);
            }
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

    /** Only users who may deploy read the version: Modeler asks for it before a deployment. */
    static class VersionAccessFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (VERSION.matcher(request.getUriInfo().getPath()).matches()
                    && !isAuthorized(Permissions.CREATE, Resources.DEPLOYMENT, Authorization.ANY)) {
                request.abortWith(Response.status(Response.Status.FORBIDDEN).build());
            }
        }
    }

    /** Requires access to the application whose plugin data are read; the engine requires access to any application. */
    static class PluginAccessFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            var application =
                    APPLICATION.matcher(request.getUriInfo().getBaseUri().getPath());
            var data = PLUGIN.matcher(request.getUriInfo().getPath()).matches();
            if (data
                    && application.find()
                    && !isAuthorized(Permissions.ACCESS, Resources.APPLICATION, application.group(1))) {
                request.abortWith(Response.status(Response.Status.FORBIDDEN).build());
            }
        }
    }

    private static boolean isAuthorized(Permission permission, Resource resource, String id) {
        var engine = EngineUtil.lookupProcessEngine(null);
        var user = engine.getIdentityService().getCurrentAuthentication();
        return user != null
                && engine.getAuthorizationService()
                        .isUserAuthorized(user.getUserId(), user.getGroupIds(), permission, resource, id);
    }
}
