package org.ostopolku.security.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fields that an operation takes, in the body or as parameters of the address.
 *
 * @param any whether they are not limited
 * @param free fields with any value
 * @param fixed fields that must have their present value
 */
record RestFields(boolean any, Set<String> free, Set<String> fixed) {

    private static final String ANY = "any";
    private static final String FIXED = "=";

    static RestFields parse(String operation, JsonNode fields) {
        boolean reads = operation.startsWith("GET ") || operation.startsWith("OPTIONS ");
        if (reads != fields.isNull() || !reads && !fields.isArray() && !ANY.equals(fields.asText())) {
            throw new IllegalArgumentException(RestOperations.FILE + ": " + operation + " needs "
                    + (reads ? "no fields: its parameters are not limited." : "its fields as [one, two], [] or any."));
        }
        return parse(
                fields.isArray()
                        ? IntStream.range(0, fields.size())
                                .mapToObj(i -> fields.get(i).asText())
                        : Stream.of(ANY));
    }

    private static RestFields parse(Stream<String> fields) {
        var kinds = fields.collect(Collectors.partitioningBy(field -> field.startsWith(FIXED)));
        var free = new TreeSet<>(kinds.get(false));
        return new RestFields(
                free.remove(ANY),
                free,
                kinds.get(true).stream()
                        .map(field -> field.substring(FIXED.length()))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** What either of two roles may use. */
    RestFields or(RestFields other) {
        var both = new TreeSet<>(free);
        both.addAll(other.free);
        var stillFixed = new TreeSet<>(fixed);
        stillFixed.addAll(other.fixed);
        stillFixed.removeAll(both);
        return new RestFields(any || other.any, both, stillFixed);
    }

    /**
     * The sentence about the first field that is not allowed.
     *
     * @param names all fields of the request
     * @param present reads the resource as it is; null if there is none
     */
    Optional<String> findViolation(String operation, Set<String> names, JsonNode body, Supplier<JsonNode> present) {
        if (any) {
            return Optional.empty();
        }
        var unknown = names.stream()
                .filter(name -> !free.contains(name) && !fixed.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            return unknown.map(name -> "The field \"%s\" of %s is not open to you; it takes %s."
                    .formatted(name, operation, free.isEmpty() ? "no fields" : String.join(", ", free)));
        }
        return fixed.isEmpty() ? Optional.empty() : findChange(operation, body, present.get());
    }

    private Optional<String> findChange(String operation, JsonNode body, JsonNode present) {
        return present == null
                ? Optional.empty()
                : fixed.stream()
                        .filter(name -> !Objects.equals(text(body.path(name)), text(present.path(name))))
                        .findFirst()
                        .map(name -> "%s does not change \"%s\": send its present value, %s."
                                .formatted(operation, name, present.path(name)));
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? null : value.asText();
    }
}
