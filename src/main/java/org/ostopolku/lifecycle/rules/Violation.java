package org.ostopolku.lifecycle.rules;

import org.camunda.bpm.model.bpmn.instance.BaseElement;

/** Where a file breaks a rule, and what to do about it. */
record Violation(String element, String label, String right) {

    static Violation at(BaseElement element, String right) {
        return new Violation(element.getId(), element.getAttributeValue("name"), right);
    }

    static Violation at(String element, String label, String right) {
        return new Violation(element, label, right);
    }
}
