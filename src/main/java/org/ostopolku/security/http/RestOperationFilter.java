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

/**
 * Refuses operations and fields that {@code rest-operations.yaml} does not open to the caller, and for every caller an update whose
 * body names another id than its path: the engine (7.24.0, UserProfileDto) would write that user.
 */
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

    /** The parameter of a path, and the field of a body, that names what is updated. */
    private static final String ID = "id";

    private final RestOperations operations = RestOperations.read();
    private final ObjectMapper json = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        var engine = EngineUtil.lookupProcessEngine(null);
        var caller = RestCaller.current(engine);
        if (caller.isAdministrator()) {
            checkId(request);
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
        } else {
            checkId(request);
            if (!fields.get().takesAll()) {
                checkFields(request, operation, fields.get(), engine);
            }
        }
    }

    /** A body that cannot be read, such as one with two ids, is refused too: the engine would take the last one. */
    private void checkId(ContainerRequestContext request) throws IOException {
        var updated = id(request);
        if (!"PUT".equals(request.getMethod()) || updated == null) {
            return;
        }
        var body = read(request);
        var named = body.path(ID);
        if (body.isMissingNode()) {
            refuse(request, ErrorSanitizer.UNREADABLE);
        } else if (!named.isMissingNode() && !named.isNull() && !named.asText().equals(updated)) {
            refuse(
                    request,
                    "%s updates \"%s\", but the field \"id\" of the body is %s: send the id of the path."
                            .formatted(describe(request), updated, named));
        }
    }

    private static String id(ContainerRequestContext request) {
        return request.getUriInfo().getPathParameters().getFirst(ID);
    }

    private static void refuse(ContainerRequestContext request, String sentence) {
        request.abortWith(RestError.respond(Status.BAD_REQUEST, "InvalidRequestException", sentence));
    }

    private void checkFields(ContainerRequestContext request, String operation, RestFields fields, ProcessEngine engine)
            throws IOException {
        var body = read(request);
        var names =
                new LinkedHashSet<>(request.getUriInfo().getQueryParameters().keySet());
        body.fieldNames().forEachRemaining(names::add);
        var violation = body.isObject()
                ? fields.findViolation(operation, names, body, () -> presentTask(engine, id(request)))
                : Optional.of(ErrorSanitizer.UNREADABLE);
        violation.ifPresent(sentence -> refuse(request, sentence));
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
