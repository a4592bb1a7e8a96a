package org.ostopolku.security.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The fields that an operation takes, in the body or as parameters of the address.
 *
 * @param any whether all but the closed ones are taken
 * @param free fields with any value
 * @param fixed fields that must have their present value
 * @param closed parameters that are not taken
 */
record RestFields(boolean any, Set<String> free, Set<String> fixed, Set<String> closed) {

    private static final String ANY = "any";
    private static final String FIXED = "=";
    private static final String CLOSED = "-";

    static RestFields parse(String operation, JsonNode fields) {
        boolean reads = operation.startsWith("GET ") || operation.startsWith("OPTIONS ");
        var names = names(fields);
        boolean right = reads
                ? fields.isNull() || fields.isArray() && names.stream().allMatch(name -> name.startsWith(CLOSED))
                : ANY.equals(fields.asText())
                        || fields.isArray() && names.stream().noneMatch(name -> name.startsWith(CLOSED));
        if (!right) {
            throw new IllegalArgumentException(RestOperations.FILE + ": " + operation + " needs "
                    + (reads
                            ? "no fields, or its closed parameters as [-one, -two]."
                            : "its fields as [one, two], [] or any."));
        }
        return new RestFields(
                reads || !fields.isArray(), without("", names), without(FIXED, names), without(CLOSED, names));
    }

    private static List<String> names(JsonNode fields) {
        var names = new ArrayList<String>();
        fields.forEach(field -> names.add(field.asText()));
        return names;
    }

    /** The names with a mark, which is removed; those without any mark if it is empty. */
    private static Set<String> without(String mark, List<String> names) {
        return names.stream()
                .filter(name -> mark.isEmpty() ? !name.matches("[=-].*") : name.startsWith(mark))
                .map(name -> name.substring(mark.length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What either of two roles may use. */
    RestFields or(RestFields other) {
        var both = new TreeSet<>(free);
        both.addAll(other.free);
        var stillFixed = new TreeSet<>(fixed);
        stillFixed.addAll(other.fixed);
        stillFixed.removeAll(both);
        var stillClosed = new TreeSet<String>();
        if (any && other.any) {
            stillClosed.addAll(closed);
            stillClosed.retainAll(other.closed);
        } else {
            stillClosed.addAll(closed);
            stillClosed.addAll(other.closed);
            stillClosed.removeAll(both);
        }
        return new RestFields(any || other.any, both, stillFixed, stillClosed);
    }

    /**
     * The sentence about the first field that is not allowed.
     *
     * @param names all fields of the request
     * @param present reads the resource as it is; null if there is none
     */
    Optional<String> findViolation(String operation, Set<String> names, JsonNode body, Supplier<JsonNode> present) {
        var refused = names.stream().filter(name -> !takes(name)).findFirst();
        if (refused.isPresent()) {
            return refused.map(name ->
                    "The field \"%s\" of %s is not open to you; it takes %s.".formatted(name, operation, describe()));
        }
        return fixed.isEmpty() ? Optional.empty() : findChange(operation, body, present.get());
    }

    private boolean takes(String name) {
        return any ? !closed.contains(name) : free.contains(name) || fixed.contains(name);
    }

    private String describe() {
        if (any) {
            return "all but " + String.join(", ", closed);
        }
        return free.isEmpty() ? "no fields" : String.join(", ", free);
    }

    /** Whether every field is taken. */
    boolean takesAll() {
        return any && closed.isEmpty();
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
