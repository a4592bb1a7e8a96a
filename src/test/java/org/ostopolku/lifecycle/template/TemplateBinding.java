package org.ostopolku.lifecycle.template;

import static org.ostopolku.lifecycle.template.ModelXml.CAMUNDA;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Where in the XML a template's field stands. */
record TemplateBinding(String type, String name) {

    static TemplateBinding of(JsonNode json) {
        var name = Stream.of("name", "target", "source", "event")
                .map(json::path)
                .filter(node -> !node.isMissingNode())
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
        return new TemplateBinding(json.path("type").asText(), name);
    }

    /** The value at an element; null if there is none. */
    String read(Element element) {
        return switch (type) {
            case "property" -> isCondition() ? condition(element) : attribute(element);
            case "camunda:property" ->
                first(
                        ModelXml.extensions(element, "properties").stream()
                                .flatMap(list -> ModelXml.children(list, CAMUNDA, "property").stream()),
                        "name",
                        "value");
            case "camunda:in" -> first(ModelXml.extensions(element, "in").stream(), "target", "source");
            case "camunda:in:businessKey" -> first(ModelXml.extensions(element, "in").stream(), null, "businessKey");
            case "camunda:out" -> first(ModelXml.extensions(element, "out").stream(), "source", "target");
            case "camunda:executionListener" ->
                first(ModelXml.extensions(element, "executionListener").stream(), "event", "delegateExpression");
            default -> throw new AssertionError("no template of ours binds " + type);
        };
    }

    /** Writes a value, or what Modeler writes where there is none. */
    void write(Element element, String value) {
        switch (type) {
            case "property" -> writeProperty(element, value);
            case "camunda:property" -> {
                var lists = ModelXml.extensions(element, "properties");
                var list = lists.isEmpty() ? ModelXml.extension(element, "properties") : lists.get(0);
                set(
                        ModelXml.append(list, CAMUNDA, "camunda:property"),
                        "name",
                        name,
                        "value",
                        value == null ? "" : value);
            }
            case "camunda:in" -> set(ModelXml.extension(element, "in"), "source", value, "target", name);
            case "camunda:in:businessKey" -> set(ModelXml.extension(element, "in"), "businessKey", value);
            case "camunda:out" -> set(ModelXml.extension(element, "out"), "source", name, "target", value);
            case "camunda:executionListener" ->
                set(ModelXml.extension(element, "executionListener"), "delegateExpression", value, "event", name);
            default -> throw new AssertionError("no template of ours binds " + type);
        }
    }

    private boolean isCondition() {
        return name.equals("conditionExpression");
    }

    private String attribute(Element element) {
        var attribute = name.startsWith("camunda:")
                ? element.getAttributeNodeNS(CAMUNDA, name.substring("camunda:".length()))
                : element.getAttributeNode(name);
        return attribute == null ? null : attribute.getValue();
    }

    private static String condition(Element flow) {
        return ModelXml.children(flow, ModelXml.BPMN, "conditionExpression").stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse(null);
    }

    private void writeProperty(Element element, String value) {
        if (isCondition()) {
            var condition = ModelXml.append(element, ModelXml.BPMN, "bpmn:conditionExpression");
            condition.setAttributeNS(ModelXml.XSI, "xsi:type", "bpmn:tFormalExpression");
            condition.setTextContent(value);
        } else if (value != null && name.startsWith("camunda:")) {
            element.setAttributeNS(CAMUNDA, name, value);
        } else if (value != null) {
            element.setAttribute(name, value);
        }
    }

    private String first(Stream<Element> elements, String key, String attribute) {
        return elements.filter(element -> key == null || name.equals(element.getAttribute(key)))
                .filter(element -> element.hasAttribute(attribute))
                .map(element -> element.getAttribute(attribute))
                .findFirst()
                .orElse(null);
    }

    private static void set(Element element, String... namesAndValues) {
        var texts = List.of(namesAndValues);
        for (int i = 0; i < texts.size(); i += 2) {
            element.setAttribute(texts.get(i), texts.get(i + 1));
        }
    }
}
