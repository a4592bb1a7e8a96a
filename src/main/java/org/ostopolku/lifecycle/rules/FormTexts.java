package org.ostopolku.lifecycle.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The texts of a form that its user sees. */
final class FormTexts {

    /** Conditions, and limits of answers. */
    private static final Set<String> NOT_SHOWN = Set.of("components", "conditional", "validate", "readonly", "layout");

    private FormTexts() {}

    /** The texts of a part, without those of the parts inside it. */
    static Stream<String> shown(JsonNode node) {
        if (node.isTextual()) {
            return Stream.of(node.textValue());
        }
        return node.isObject()
                ? node.properties().stream()
                        .filter(property -> !NOT_SHOWN.contains(property.getKey()))
                        .map(Map.Entry::getValue)
                        .flatMap(FormTexts::shown)
                : node.valueStream().flatMap(FormTexts::shown);
    }
}
