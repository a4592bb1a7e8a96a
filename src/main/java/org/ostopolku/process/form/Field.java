package org.ostopolku.process.form;

import com.fasterxml.jackson.databind.JsonNode;

/** A field of a form that holds a variable. */
record Field(FormSchema.Component component) {

    JsonNode json() {
        return component.json();
    }

    String key() {
        return component.key();
    }

    String type() {
        return component.type();
    }

    JsonNode rule(String name) {
        return component.rule(name);
    }

    boolean isRequired() {
        return rule("required").asBoolean();
    }

    /** Whether the user can fill it in. */
    boolean isOpen(FormFeel feel) {
        return !json().path("disabled").asBoolean()
                && !Boolean.TRUE.equals(feel.valueOf(json().path("readonly")))
                && component.hideConditions().stream().noneMatch(feel::isTrue);
    }

    /** Label and key. */
    String title() {
        return component.label().map(label -> label + " (" + key() + ")").orElse(key());
    }
}
