package org.ostopolku.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** Reads the extension properties of a model's element. */
public final class ModelProperties {

    private ModelProperties() {}

    /** The properties by name, in the model's order; empty if the element has none. */
    public static Map<String, String> of(BaseElement element) {
        var properties = new LinkedHashMap<String, String>();
        var extensions = element == null ? null : element.getExtensionElements();
        if (extensions != null) {
            extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(list -> list.getCamundaProperties().stream())
                    .forEach(property -> properties.put(property.getCamundaName(), property.getCamundaValue()));
        }
        return properties;
    }
}
