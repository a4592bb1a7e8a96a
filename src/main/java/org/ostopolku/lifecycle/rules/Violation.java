package org.ostopolku.lifecycle.rules;

import org.camunda.bpm.model.bpmn.instance.BaseElement;

/** Where a file breaks a rule, and how to fix it. */
record Violation(String element, String label, String fix) {

    static Violation at(BaseElement element, String fix) {
        return new Violation(element.getId(), element.getAttributeValue("name"), fix);
    }

    static Violation at(String element, String label, String fix) {
        return new Violation(element, label, fix);
    }
}
