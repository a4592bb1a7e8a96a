package org.ostopolku.process.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A field of a form in {@code forms/}: the variable that it reads and writes, and what may be chosen. */
record FormVariable(Path form, String key, String type, List<String> choices) {

    private static final Path FORMS = Path.of("forms");

    /** The fields of all forms; there is at least one. */
    static List<FormVariable> all() {
        List<FormVariable> fields = new ArrayList<>();
        try (var files = Files.walk(FORMS)) {
            List<Path> forms = files.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .toList();
            for (Path form : forms) {
                collect(form, new ObjectMapper().readTree(form.toFile()), fields);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (fields.isEmpty()) {
            throw new AssertionError("no form with a field in " + FORMS);
        }
        return fields;
    }

    private static void collect(Path form, JsonNode parent, List<FormVariable> fields) {
        for (JsonNode component : parent.path("components")) {
            if (component.hasNonNull("key")) {
                List<String> choices = new ArrayList<>();
                component
                        .path("values")
                        .forEach(choice -> choices.add(choice.path("value").asText()));
                fields.add(new FormVariable(
                        form,
                        component.get("key").asText(),
                        component.get("type").asText(),
                        choices));
            }
            collect(form, component, fields);
        }
    }

    @Override
    public String toString() {
        return form.getFileName() + ": " + key;
    }
}
