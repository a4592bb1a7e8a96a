package org.ostopolku.lifecycle.rules;

import org.camunda.bpm.model.bpmn.instance.BaseElement;

/** Where a file breaks a rule, and what to do about it. */
record Flaw(String element, String label, String right) {

    static Flaw at(BaseElement element, String right) {
        return new Flaw(element.getId(), element.getAttributeValue("name"), right);
    }

    static Flaw at(String element, String label, String right) {
        return new Flaw(element, label, right);
    }
}
