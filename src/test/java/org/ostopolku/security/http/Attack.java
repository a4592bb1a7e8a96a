package org.ostopolku.security.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/**
 * An entry of attacks.yaml: one or more requests, each with the answers that refuse it.
 *
 * @param category what kind of trick it is
 */
record Attack(String category, String name, List<Step> steps) {

    /**
     * @param send the request line without the protocol
     * @param protocol usually HTTP/1.1
     * @param who a person of the demo, with user and password; or "session of" such a person, as a browser has it; or null
     * @param headers further ones, which win over those that "who" brings
     * @param body the body, or null
     * @param file "name: content" of a file that is sent in a form, or null
     * @param length false if the body is sent in chunks
     * @param answers the statuses that refuse it; 0 is a closed connection
     * @param without what the answer must not hold
     * @param with what the answer must hold
     */
    record Step(
            String send,
            String protocol,
            String who,
            Map<String, String> headers,
            String body,
            Map<String, String> file,
            boolean length,
            List<Integer> answers,
            String without,
            String with) {

        private static Step of(Map<String, Object> entry) {
            return new Step(
                    (String) entry.get("send"),
                    (String) entry.getOrDefault("protocol", "HTTP/1.1"),
                    (String) entry.get("who"),
                    texts(entry.get("headers")),
                    (String) entry.get("body"),
                    texts(entry.get("file")),
                    !Boolean.TRUE.equals(entry.get("chunked")),
                    entry.get("answer") instanceof List<?> several
                            ? several.stream().map(Integer.class::cast).toList()
                            : List.of((Integer) entry.get("answer")),
                    (String) entry.get("without"),
                    (String) entry.get("with"));
        }

        @SuppressWarnings("unchecked")
        private static Map<String, String> texts(Object entry) {
            return entry == null ? Map.of() : (Map<String, String>) entry;
        }
    }

    @SuppressWarnings("unchecked")
    static Stream<Attack> all() {
        try (var file = new ClassPathResource("http/attacks.yaml").getInputStream()) {
            Map<String, List<Map<String, Object>>> categories = new Yaml().load(file);
            return categories.entrySet().stream()
                    .flatMap(category -> category.getValue().stream().map(entry -> {
                        var steps = new ArrayList<Step>();
                        for (var step = entry; step != null; step = (Map<String, Object>) step.get("then")) {
                            steps.add(Step.of(step));
                        }
                        return new Attack(category.getKey(), (String) entry.get("name"), steps);
                    }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return category + ": " + name;
    }
}
