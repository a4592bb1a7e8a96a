package org.ostopolku.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** The parts of the OpenAPI document at {@code /api/openapi.json} that all operations share. */
@Configuration(proxyBeanMethods = false)
class OpenApiDescription {

    private static final String PROBLEM = "Problem";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                // Otherwise the document repeats the Host header, which a client may forge.
                .addServersItem(new Server().url("/"))
                .info(new Info()
                        .title("Ostopolku")
                        .version("1")
                        .description("Where customers stand, decide, wait and leave. A user gets the figures of the"
                                + " customers that the user may see. Shares are 0 to 1, money is in EUR, days are in"
                                + " the company's time zone, times are UTC."))
                .components(new Components()
                        .addSchemas(PROBLEM, problem())
                        .addSecuritySchemes(
                                "password",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("User and password as in Tasklist and Cockpit."))
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("JSESSIONID")
                                        .description("The session of Tasklist or Cockpit. Requests that change"
                                                + " something also send the cookie XSRF-TOKEN as header"
                                                + " X-XSRF-TOKEN.")))
                .addSecurityItem(new SecurityRequirement().addList("password"))
                .addSecurityItem(new SecurityRequirement().addList("session"));
    }

    /** Adds the error responses to every operation, and CSV to those that answer a {@link Table}. */
    @Bean
    GlobalOperationCustomizer errorsAndTables() {
        return (operation, method) -> {
            addProblem(operation, "400", "A parameter is wrong: the problem names it, its value and what is expected.");
            addProblem(operation, "401", "Not authenticated.");
            addProblem(operation, "403", "The user sees no customers, or the token of the session is missing.");
            if (Stream.of(method.getMethodParameters())
                    .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class))) {
                addProblem(operation, "404", "It does not exist, or the user may not see it.");
            }
            ResolvableType answer = ResolvableType.forMethodReturnType(method.getMethod());
            if (answer.resolve() == Table.class || answer.getGeneric(0).resolve() == Table.class) {
                addCsv(operation, method);
            }
            return operation;
        };
    }

    private static void addProblem(Operation operation, String status, String description) {
        operation
                .getResponses()
                .putIfAbsent(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
    }

    /** The order in which springdoc applies customizers is that of their packages, so the place is counted, not appended. */
    private static void addCsv(Operation operation, HandlerMethod method) {
        operation
                .getResponses()
                .get("200")
                .getContent()
                .addMediaType(
                        CsvTableConverter.TYPE,
                        new MediaType()
                                .schema(new StringSchema()
                                        .description("The same columns as a table for spreadsheets, UTF-8.")));
        var own = (int) Stream.of(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(PathVariable.class)
                        || parameter.hasParameterAnnotation(RequestParam.class))
                .count();
        var parameters = new ArrayList<>(Objects.requireNonNullElse(operation.getParameters(), List.of()));
        parameters.addAll(
                own,
                List.of(
                        choice("format", "The format, in place of the header Accept.", "json", "csv"),
                        choice(
                                "locale",
                                "How CSV is written, in place of the header Accept-Language: fi with ; and decimal comma,"
                                        + " en with , and decimal point.",
                                "fi",
                                "en")));
        operation.setParameters(parameters);
    }

    private static QueryParameter choice(String name, String description, String... values) {
        QueryParameter parameter = new QueryParameter();
        parameter.name(name).description(description).schema(new StringSchema()._enum(List.of(values)));
        return parameter;
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("An error (RFC 9457).")
                .addProperty("type", new StringSchema().description("about:blank: the status gives the kind of error."))
                .addProperty("title", new StringSchema().description("The name of the status."))
                .addProperty("status", new IntegerSchema().description("The HTTP status."))
                .addProperty(
                        "detail",
                        new StringSchema().description("A sentence that gives the cause and what is expected."))
                .addProperty("parameter", new StringSchema().description("The name of the wrong parameter."))
                .addProperty("value", new StringSchema().description("The value given."))
                .addProperty("right", new StringSchema().description("The value expected."));
    }
}
