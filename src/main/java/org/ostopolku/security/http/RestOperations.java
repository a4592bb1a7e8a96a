package org.ostopolku.security.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ostopolku.platform.engine.YamlResource;

/** The operations that each role may use, with their fields: {@code rest-operations.yaml}. */
class RestOperations {

    static final String FILE = "rest-operations.yaml";

    private final Map<String, Map<RestRole, RestFields>> roles = new HashMap<>();

    static RestOperations read() {
        return new RestOperations(YamlResource.read(FILE, JsonNode.class));
    }

    private RestOperations(JsonNode file) {
        file.properties().forEach(role -> add(RestRole.of(role.getKey()), role.getValue()));
    }

    private void add(RestRole role, JsonNode operations) {
        operations.properties().forEach(entry -> roles.computeIfAbsent(
                        normalize(entry.getKey()), none -> new EnumMap<>(RestRole.class))
                .put(role, RestFields.parse(entry.getKey(), entry.getValue())));
    }

    /** The listed operations, with {@code {}} for each parameter. */
    Set<String> all() {
        return roles.keySet();
    }

    /** The roles that may use an operation, with their fields. */
    Map<RestRole, RestFields> roles(String operation) {
        return roles.getOrDefault(normalize(operation), Map.of());
    }

    /** The fields of an operation for a user with these roles; empty if the operation is closed to them. */
    Optional<RestFields> find(String operation, Predicate<RestRole> has) {
        return roles(operation).entrySet().stream()
                .filter(entry -> has.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(RestFields::or);
    }

    /** The names of the parameters in a path do not matter. */
    static String normalize(String operation) {
        return operation.replaceAll("\\{[^}]*}", "{}");
    }
}
