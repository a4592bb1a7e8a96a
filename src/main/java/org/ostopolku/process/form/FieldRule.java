package org.ostopolku.process.form;

import java.time.Clock;
import java.util.Optional;
import org.camunda.bpm.engine.variable.VariableMap;

/** What a kind of field asks of its value. */
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

    /** Whether nothing was filled in. */
    default boolean isEmpty(Object value) {
        return value == null || "".equals(value);
    }

    /** What is wrong with a value, to be read after it, such as "is no number". */
    Optional<String> problem(Object value);

    /** What to do instead, such as "give a number from 0 to 10". */
    String right();
}
