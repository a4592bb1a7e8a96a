package org.ostopolku.analytics.journeymap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

/** The documentation of a model's element, whose parts begin with a label such as {@code Needs:}. */
final class ElementDocumentation {

    private final String text;
    private final Map<String, List<String>> parts = new LinkedHashMap<>();

    private ElementDocumentation(String text, List<String> labels) {
        var label = Pattern.compile(labels.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(", "):")));
        var found = label.matcher(text);
        var current = "";
        int from = 0;
        while (found.find()) {
            add(current, text.substring(from, found.start()));
            current = found.group(1);
            from = found.end();
        }
        add(current, text.substring(from));
        this.text = text;
    }

    /** What the element tells under the given labels. */
    static ElementDocumentation of(BaseElement element, String... labels) {
        var text = element.getDocumentations().stream()
                .map(documentation -> documentation.getTextContent().strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
        return new ElementDocumentation(text, List.of(labels));
    }

    /** Everything that it tells; null if nothing. */
    String text() {
        return text.isEmpty() ? null : text;
    }

    /** What it tells under a label, every time that it is there. */
    List<String> all(String label) {
        return parts.getOrDefault(label, List.of());
    }

    /** What it tells under a label; null if nothing. */
    String one(String label) {
        return all(label).isEmpty() ? null : String.join(" ", all(label));
    }

    /** What it tells under no label; null if nothing. */
    String rest() {
        return one("");
    }

    private void add(String label, String part) {
        if (!part.isBlank()) {
            parts.computeIfAbsent(label, none -> new ArrayList<>()).add(part.strip());
        }
    }
}
