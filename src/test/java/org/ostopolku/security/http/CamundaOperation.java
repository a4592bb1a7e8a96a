package org.ostopolku.security.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;

/**
 * An operation of Camunda's OpenAPI document.
 *
 * @param verb GET, POST, …
 * @param fields names of the fields of its body and of the parameters of its address
 */
record CamundaOperation(String verb, String path, Set<String> fields) {

    /** All of them, in the order of their paths. */
    static List<CamundaOperation> all() {
        try (var document = new ClassPathResource("openapi.json").getInputStream()) {
            var root = new ObjectMapper().readTree(document);
            var operations = new ArrayList<CamundaOperation>();
            root.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                    .filter(verb -> verb.getValue().has("operationId"))
                    .forEach(verb -> operations.add(new CamundaOperation(
                            verb.getKey().toUpperCase(Locale.ROOT), path.getKey(), fields(root, verb.getValue())))));
            operations.sort((one, other) -> (one.path + " " + one.verb).compareTo(other.path + " " + other.verb));
            return operations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> fields(JsonNode root, JsonNode operation) {
        var fields = new TreeSet<String>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                fields.add(parameter.path("name").asText());
            }
        });
        operation.path("requestBody").path("content").forEach(type -> addFields(root, type.path("schema"), fields));
        return fields;
    }

    private static void addFields(JsonNode root, JsonNode schema, Set<String> fields) {
        if (schema.has("$ref")) {
            addFields(root, root.at(schema.path("$ref").asText().substring(1)), fields);
        }
        schema.path("properties").fieldNames().forEachRemaining(fields::add);
        schema.path("allOf").forEach(part -> addFields(root, part, fields));
    }

    String group() {
        return path.split("/")[1];
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
