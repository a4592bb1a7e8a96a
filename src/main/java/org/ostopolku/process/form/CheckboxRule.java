package org.ostopolku.process.form;

import java.util.Optional;

/** A checkbox; a required one must be ticked. */
class CheckboxRule implements FieldRule {

    private final boolean mustBeTicked;

    CheckboxRule(Field field) {
        this.mustBeTicked = field.isRequired();
    }

    @Override
    public boolean isEmpty(Object value) {
        return value == null;
    }

    @Override
    public Optional<String> problem(Object value) {
        if (!(value instanceof Boolean ticked)) {
            return Optional.of("is neither true nor false");
        }
        return mustBeTicked && !ticked ? Optional.of("is not enough") : Optional.empty();
    }

    @Override
    public String fix() {
        return mustBeTicked ? "tick it (true)" : "give true or false";
    }
}
