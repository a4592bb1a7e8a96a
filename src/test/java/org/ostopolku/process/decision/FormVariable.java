package org.ostopolku.process.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ostopolku.process.form.FormSchema;

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
                FormSchema.of(new ObjectMapper().readTree(form.toFile()))
                        .components()
                        .filter(FormSchema.Component::hasKey)
                        .map(field -> new FormVariable(
                                form,
                                field.key(),
                                field.type(),
                                field.choices().stream()
                                        .map(FormSchema.Choice::value)
                                        .toList()))
                        .forEach(fields::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (fields.isEmpty()) {
            throw new AssertionError("no form with a field in " + FORMS);
        }
        return fields;
    }

    @Override
    public String toString() {
        return form.getFileName() + ": " + key;
    }
}
