package org.ostopolku.process.form;

import java.time.Clock;
import java.util.Optional;
import org.camunda.bpm.engine.variable.VariableMap;

/** The rule for the values of one type of field. */
interface FieldRule {

    /** The rule of a field, or none if the field only shows something. */
    static Optional<FieldRule> of(Field field, FormFeel feel, VariableMap values, Clock clock) {
        return Optional.ofNullable(
                switch (field.type()) {
                    case "textfield", "textarea" -> new TextRule(field, feel);
                    case "number" -> new NumberRule(field, feel);
                    case "checkbox" -> new CheckboxRule(field);
                    case "select", "radio" -> new ChoiceRule(field, feel, values, false);
                    case "checklist", "taglist" -> new ChoiceRule(field, feel, values, true);
                    case "datetime" -> new DateRule(field, clock);
                    default -> null;
                });
    }

    /** Whether the field is empty. */
    default boolean isEmpty(Object value) {
        return value == null || "".equals(value);
    }

    /** The problem with a value, as a phrase that follows it, such as "is no number". */
    Optional<String> problem(Object value);

    /** The fix, such as "give a number from 0 to 10". */
    String fix();
}
