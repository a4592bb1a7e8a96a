package org.ostopolku.security.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.task.TaskDto;
import org.camunda.bpm.engine.rest.impl.DeploymentRestServiceImpl;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData;
import org.camunda.bpm.engine.rest.mapper.MultipartPayloadProvider;
import org.camunda.bpm.engine.rest.util.EngineUtil;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses operations and fields that {@code rest-operations.yaml} does not open to the caller. */
class RestOperationFilter implements ContainerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RestOperationFilter.class);
    private static final Pattern APPLICATION = Pattern.compile("/api/(?!engine/)([a-z]+)/$");
    private static final Pattern ENGINE = Pattern.compile("^/engine/\\{[^}]*}(?=/)");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*([\\w-]+)[^}]*}");

    /** The parts of a deployment that are not files. */
    private static final Set<String> DEPLOYMENT_FIELDS = Set.of(
            DeploymentRestServiceImpl.DEPLOYMENT_NAME,
            DeploymentRestServiceImpl.DEPLOYMENT_SOURCE,
            DeploymentRestServiceImpl.DEPLOYMENT_ACTIVATION_TIME,
            DeploymentRestServiceImpl.ENABLE_DUPLICATE_FILTERING,
            DeploymentRestServiceImpl.DEPLOY_CHANGED_ONLY,
            DeploymentRestServiceImpl.TENANT_ID);

    /** The name of a file in Camunda's OpenAPI document. */
    private static final String FILE = "data";

    private final RestOperations operations = RestOperations.read();
    private final ObjectMapper json = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        var engine = EngineUtil.lookupProcessEngine(null);
        var caller = RestCaller.current(engine);
        if (caller.isAdministrator()) {
            return;
        }
        var operation = describe(request);
        var fields = operations.find(operation, caller::has);
        if (fields.isEmpty()) {
            LOG.info(
                    "{} is closed to the user {}: {} does not list it.", operation, caller.user(), RestOperations.FILE);
            request.abortWith(RestError.respond(
                    Status.FORBIDDEN,
                    "AuthorizationException",
                    operation + " is not open to you: docs/operate/rest-operations.md lists the operations of your"
                            + " role; an administrator has all of them."));
        } else if (!fields.get().takesAll()) {
            checkFields(request, operation, fields.get(), engine);
        }
    }

    private void checkFields(ContainerRequestContext request, String operation, RestFields fields, ProcessEngine engine)
            throws IOException {
        var body = read(request);
        var names =
                new LinkedHashSet<>(request.getUriInfo().getQueryParameters().keySet());
        body.fieldNames().forEachRemaining(names::add);
        var violation = body.isObject()
                ? fields.findViolation(
                        operation,
                        names,
                        body,
                        () -> presentTask(
                                engine, request.getUriInfo().getPathParameters().getFirst("id")))
                : Optional.of(ErrorSanitizer.UNREADABLE);
        violation.ifPresent(sentence ->
                request.abortWith(RestError.respond(Status.BAD_REQUEST, "InvalidRequestException", sentence)));
    }

    /** The body, or the parts of a form; an empty object without one, and a missing node if it is no JSON. */
    private JsonNode read(ContainerRequestContext request) throws IOException {
        var bytes = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(bytes));
        if (MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(request.getMediaType())) {
            return parts(request, bytes);
        }
        try {
            var body = json.readTree(bytes);
            return body.isMissingNode() ? json.createObjectNode() : body;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The names of the parts, as the engine reads them: a part that is no field is a file. */
    private JsonNode parts(ContainerRequestContext request, byte[] bytes) throws IOException {
        var parts = json.createObjectNode();
        new MultipartPayloadProvider()
                .readFrom(
                        MultipartFormData.class,
                        null,
                        null,
                        request.getMediaType(),
                        request.getHeaders(),
                        new ByteArrayInputStream(bytes))
                .getPartNames()
                .forEach(name -> parts.putNull(DEPLOYMENT_FIELDS.contains(name) ? name : FILE));
        return parts;
    }

    private JsonNode presentTask(ProcessEngine engine, String id) {
        var task = engine.getTaskService().createTaskQuery().taskId(id).singleResult();
        return task == null ? null : json.valueToTree(TaskDto.fromEntity(task));
    }

    /** The operation as it is written in the file. */
    private static String describe(ContainerRequestContext request) {
        var uri = (ExtendedUriInfo) request.getUriInfo();
        var path = new StringBuilder();
        List<UriTemplate> templates = uri.getMatchedTemplates();
        for (int i = templates.size() - 1; i >= 0; i--) {
            path.append('/').append(templates.get(i).getTemplate());
        }
        var application = APPLICATION.matcher(uri.getBaseUri().getPath());
        var address = PARAMETER.matcher(path).replaceAll("{$1}").replaceAll("/+", "/");
        address = application.find()
                ? "/" + application.group(1) + address
                : ENGINE.matcher(address).replaceFirst("");
        var verb = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        return verb + " " + (address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }
}
