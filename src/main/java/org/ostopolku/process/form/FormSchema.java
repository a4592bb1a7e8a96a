package org.ostopolku.process.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The components of a form, as a {@code .form} file has them. */
public final class FormSchema {

    private final List<Component> components = new ArrayList<>();

    private FormSchema(JsonNode form) {
        collect(form, List.of());
    }

    public static FormSchema of(JsonNode form) {
        return new FormSchema(form);
    }

    private void collect(JsonNode parent, List<String> outerConditions) {
        for (JsonNode json : parent.path("components")) {
            var conditions = outerConditions;
            var hide = json.path("conditional").path("hide");
            if (hide.isTextual()) {
                conditions = Stream.concat(outerConditions.stream(), Stream.of(hide.textValue()))
                        .toList();
            }
            components.add(new Component(json, conditions));
            collect(json, conditions);
        }
    }

    /** All components in the order of the form, groups and what is inside of them. */
    public Stream<Component> components() {
        return components.stream();
    }

    /** All components but groups. */
    public Stream<Component> fields() {
        return components.stream().filter(component -> !component.json().has("components"));
    }

    public record Choice(String value, String label) {}

    /**
     * A component.
     *
     * @param hideConditions FEEL conditions, its own and those of the groups around it; one that is true hides it
     */
    public record Component(JsonNode json, List<String> hideConditions) {

        public boolean hasKey() {
            return json.path("key").isTextual();
        }

        /** Name of the variable; empty if it has none. */
        public String key() {
            return json.path("key").asText();
        }

        public String type() {
            return json.path("type").asText();
        }

        /** The label; empty if there is none or if it is computed. */
        public Optional<String> label() {
            var label = json.path("label").asText(json.path("dateLabel").asText());
            return label.isBlank() || label.startsWith("=") || label.contains("{{")
                    ? Optional.empty()
                    : Optional.of(label);
        }

        /** Whether it is disabled, or read-only without condition. */
        public boolean isReadOnly() {
            return json.path("disabled").asBoolean() || json.path("readonly").asBoolean();
        }

        /** The choices that the form itself lists. */
        public List<Choice> choices() {
            return StreamSupport.stream(json.path("values").spliterator(), false)
                    .map(choice -> new Choice(
                            choice.path("value").asText(), choice.path("label").asText()))
                    .toList();
        }

        public JsonNode rule(String name) {
            return json.path("validate").path(name);
        }
    }
}
