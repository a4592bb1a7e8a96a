package org.ostopolku.model;

import org.camunda.bpm.model.bpmn.instance.BaseElement;

/** Something to mend: the element, and what is right. */
record Finding(BaseElement element, String right) {

    static Finding at(BaseElement element, String right) {
        return new Finding(element, right);
    }

    /** The finding as one line: file, element, label, rule, what is right. */
    String tell(Model model, Rule rule) {
        String label = element.getAttributeValue("name");
        return "%s: %s%s: %s: %s"
                .formatted(
                        model.file(), element.getId(), label == null ? "" : " \"" + label + "\"", rule.says(), right);
    }
}
