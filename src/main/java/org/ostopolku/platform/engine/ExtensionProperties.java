package org.ostopolku.platform.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.util.StringUtils;

/** Reads the extension properties of a model's element. */
public final class ExtensionProperties {

    private ExtensionProperties() {}

    /** The properties by name, in the order of the model, without those that are empty. */
    public static Map<String, String> of(BaseElement element) {
        var properties = new LinkedHashMap<String, String>();
        var extensions = element == null ? null : element.getExtensionElements();
        if (extensions != null) {
            extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(list -> list.getCamundaProperties().stream())
                    .filter(property ->
                            property.getCamundaName() != null && StringUtils.hasText(property.getCamundaValue()))
                    .forEach(property -> properties.put(property.getCamundaName(), property.getCamundaValue()));
        }
        return properties;
    }
}
