package org.ostopolku.lifecycle.rules;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ostopolku.process.form.FormSchema;

/** A form file. */
record FormFile(String file, JsonNode json, ValidationContext context) implements CheckedFile {

    /** Refuses JSON that other readers could read in two ways. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static FormFile read(String file, byte[] content) throws IOException {
        return new FormFile(file, JSON.readTree(content), ValidationContext.NOTHING);
    }

    String id() {
        return json.path("id").asText();
    }

    /** Every part of the form, also inside of groups. */
    Stream<JsonNode> parts() {
        return FormSchema.of(json).components().map(FormSchema.Component::json);
    }

    /** The field that asks a variable. */
    Optional<JsonNode> field(String variable) {
        return parts().filter(part -> part.path("key").asText().equals(variable))
                .findFirst();
    }

    @Override
    public ValidationContext addTo(ValidationContext other) {
        return other.withForm(id()).withValues(values());
    }

    @Override
    public FileValues values() {
        return new FileValues(
                file,
                Set.of(),
                FormSchema.of(json)
                        .fields()
                        .filter(field -> field.hasKey() && !field.isReadOnly())
                        .map(FormFile::given)
                        .toList(),
                List.of());
    }

    private static Given given(FormSchema.Component field) {
        Set<String> choices =
                field.choices().stream().map(FormSchema.Choice::value).collect(Collectors.toSet());
        return switch (field.type()) {
            case "radio", "select" ->
                choices.isEmpty() ? Given.anything(field.key()) : Given.answers(field.key(), choices);
            case "checkbox" -> Given.answers(field.key(), Set.of("true", "false"));
            default -> Given.anything(field.key());
        };
    }

    @Override
    public FormFile withContext(ValidationContext other) {
        return new FormFile(file, json, other);
    }
}
