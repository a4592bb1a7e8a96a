package org.ostopolku.lifecycle.rules;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
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

    @Override
    public ValidationContext addTo(ValidationContext other) {
        return other.withForm(id());
    }

    @Override
    public FormFile withContext(ValidationContext other) {
        return new FormFile(file, json, other);
    }
}
