package org.ostopolku.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Reads the default answers of each touchpoint from {@code stories/ordinary-answers.yaml}. */
public final class OrdinaryAnswers {

    private static final Map<String, Map<String, Object>> ANSWERS = read();

    private OrdinaryAnswers() {}

    public static Map<String, Object> of(String touchpoint) {
        Map<String, Object> answers = ANSWERS.get(touchpoint);
        if (answers == null) {
            throw new AssertionError("no ordinary answers for the touchpoint \"" + touchpoint + "\"");
        }
        return answers;
    }

    private static Map<String, Map<String, Object>> read() {
        try (InputStream file = OrdinaryAnswers.class.getResourceAsStream("/stories/ordinary-answers.yaml")) {
            return new Yaml().load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
