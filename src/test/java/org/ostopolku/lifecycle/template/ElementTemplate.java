package org.ostopolku.lifecycle.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.w3c.dom.Element;

/** One file of {@code .camunda/element-templates/}. */
record ElementTemplate(String id, String version, String name, List<String> appliesTo, List<TemplateProperty> fields) {

    private static final Path FOLDER = Path.of(".camunda", "element-templates");

    static List<Path> files() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ElementTemplate> all() {
        return files().stream().map(ElementTemplate::read).toList();
    }

    static ElementTemplate named(String file) {
        return read(FOLDER.resolve(file + ".json"));
    }

    private static ElementTemplate read(Path file) {
        try {
            var json = new ObjectMapper().readTree(file.toFile());
            return new ElementTemplate(
                    json.path("id").asText(),
                    json.path("version").asText(),
                    json.path("name").asText(),
                    texts(json.path("appliesTo")),
                    StreamSupport.stream(json.path("properties").spliterator(), false)
                            .map(TemplateProperty::of)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The field with this label. */
    TemplateProperty field(String label) {
        return fields.stream()
                .filter(field -> label.equals(field.label()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " has no field " + label));
    }

    boolean isOn(Element element) {
        return id.equals(element.getAttributeNS(ModelXml.CAMUNDA, "modelerTemplate"));
    }

    /** Applies the template to an element that has none, and fills its fields in, as Modeler does. */
    void applyTo(Element element, Map<String, String> values) {
        values.keySet().forEach(this::field);
        element.setAttributeNS(ModelXml.CAMUNDA, "camunda:modelerTemplate", id);
        element.setAttributeNS(ModelXml.CAMUNDA, "camunda:modelerTemplateVersion", version);
        for (var field : fields) {
            var value = field.isHidden() ? field.value() : values.getOrDefault(field.label(), field.value());
            if (!field.accepts(value)) {
                throw new AssertionError("%s: the field %s does not take %s".formatted(name, field.label(), value));
            }
            field.binding().write(element, value);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
