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
 * Keeps the engine's REST API, and those of the web applications, from telling what they are made of.
 *
 * <p>Found by JAX-RS as a service, so that it reaches every such API.
 */
public class RestHardeningFeature implements Feature {

    private static final int BEFORE_ALL_OTHERS = 1;

    private static final Pattern VERSION = Pattern.compile("/?(engine/[^/]+/)?version/?");
    private static final Pattern APPLICATION = Pattern.compile("/api/([a-z]+)/$");
    private static final Pattern PLUGIN = Pattern.compile("/?plugin/[^/]+/(?!static/).*");

    @Override
    public boolean configure(FeatureContext api) {
        api.register(new PlainErrors());
        api.register(new NoDescription());
        api.register(new VersionForDeployers());
        api.register(new PluginsForTheirPeople());
        api.register(new NoJson(), BEFORE_ALL_OTHERS);
        api.register(new OtherJson(), BEFORE_ALL_OTHERS);
        return true;
    }

    private static Response unreadable(String sentence) {
        var error = new ExceptionDto();
        error.setType("InvalidRequestException");
        error.setMessage(sentence);
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error)
                .build();
    }

    static class NoJson implements ExceptionMapper<JsonParseException> {
        @Override
        public Response toResponse(JsonParseException error) {
            return unreadable(ErrorSanitizer.UNREADABLE);
        }
    }

    static class OtherJson implements ExceptionMapper<JsonMappingException> {
        @Override
        public Response toResponse(JsonMappingException error) {
            return unreadable(ErrorSanitizer.unreadable(error.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(Objects::nonNull)
                    .toList()));
        }
    }

    static class PlainErrors implements ContainerResponseFilter {
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

    /** What JAX-RS tells of all addresses (WADL), with its own name and version. */
    static class NoDescription implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getUriInfo().getPath().contains("application.wadl")) {
                request.abortWith(Response.status(Response.Status.NOT_FOUND).build());
            }
        }
    }

    /** Modeler asks for the version before it deploys; nobody else needs it. */
    static class VersionForDeployers implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (VERSION.matcher(request.getUriInfo().getPath()).matches()
                    && !may(Permissions.CREATE, Resources.DEPLOYMENT, Authorization.ANY)) {
                request.abortWith(Response.status(Response.Status.FORBIDDEN).build());
            }
        }
    }

    /** The data of Cockpit and Admin are for those who may open them; the engine asks only for a login to any of its applications. */
    static class PluginsForTheirPeople implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            var application =
                    APPLICATION.matcher(request.getUriInfo().getBaseUri().getPath());
            var data = PLUGIN.matcher(request.getUriInfo().getPath()).matches();
            if (data && application.find() && !may(Permissions.ACCESS, Resources.APPLICATION, application.group(1))) {
                request.abortWith(Response.status(Response.Status.FORBIDDEN).build());
            }
        }
    }

    private static boolean may(Permission permission, Resource what, String which) {
        var engine = EngineUtil.lookupProcessEngine(null);
        var person = engine.getIdentityService().getCurrentAuthentication();
        return person != null
                && engine.getAuthorizationService()
                        .isUserAuthorized(person.getUserId(), person.getGroupIds(), permission, what, which);
    }
}
