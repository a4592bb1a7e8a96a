package org.ostopolku.lifecycle.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A model in which each element with a template loses all that the template set, and gets it from the template again. */
final class RebuiltModel {

    /** The attributes that stay when an element is drawn again; no template sets them. */
    private static final Set<String> DRAWN =
            Set.of("id", "name", "default", "sourceRef", "targetRef", "attachedToRef", "isInterrupting");

    private RebuiltModel() {}

    static Document of(Document model) {
        for (var template : ElementTemplate.all()) {
            ModelXml.bpmn(model).filter(template::isOn).forEach(element -> {
                var values = shown(template, element);
                template.applyTo(bare(element), values);
            });
        }
        return model;
    }

    /** How many elements of the shipped models are made by a template. */
    static long elements() {
        return ElementTemplate.all().stream()
                .flatMap(template -> TemplateModels.all().values().stream()
                        .flatMap(ModelXml::bpmn)
                        .filter(template::isOn))
                .count();
    }

    /** Takes away all that a template may give. */
    static Element bare(Element element) {
        var attributes = element.getAttributes();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            if (!DRAWN.contains(attributes.item(i).getNodeName())) {
                element.removeAttributeNode((org.w3c.dom.Attr) attributes.item(i));
            }
        }
        Stream.of("properties", "executionListener", "in", "out")
                .flatMap(name -> ModelXml.extensions(element, name).stream())
                .forEach(extension -> extension.getParentNode().removeChild(extension));
        ModelXml.children(element, ModelXml.BPMN, "conditionExpression").forEach(element::removeChild);
        return element;
    }

    /** What stands in the fields that the author sees. */
    private static Map<String, String> shown(ElementTemplate template, Element element) {
        Map<String, String> values = new HashMap<>();
        template.fields().stream()
                .filter(field -> !field.isHidden() && field.binding().read(element) != null)
                .forEach(field -> values.put(field.label(), field.binding().read(element)));
        return values;
    }
}
