package org.ostopolku.lifecycle.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A comparison in the condition that hides a field of a form. */
record HideCondition(String id, String label, String variable, String value) {

    private static final Pattern COMPARISON = Pattern.compile("(\\w+)\\s*!?=\\s*\"([^\"]*)\"");

    static Stream<HideCondition> of(JsonNode part) {
        return COMPARISON
                .matcher(part.path("conditional").path("hide").asText())
                .results()
                .map(comparison -> new HideCondition(
                        part.path("id").asText(),
                        part.path("label").asText(),
                        comparison.group(1),
                        comparison.group(2)));
    }

    /** How to fix a comparison with a value that the variable never has. */
    Optional<String> fix(PossibleValues values) {
        return values.isClosed(variable)
                        && values.isGiven(variable)
                        && !values.of(variable).contains(value)
                ? Optional.of("%s is never \"%s\"; it is one of %s".formatted(variable, value, values.of(variable)))
                : Optional.empty();
    }
}
