package org.ostopolku.process.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Finds the given values that a form does not ask: of names that are not its fields, of fields that it hides or only shows, of types
 * that no field has, and values that would not be stored.
 */
final class UnaskedValues {

    private static final Set<String> TYPES = Set.of(
            "null", "string", "boolean", "short", "integer", "long", "double", "number", "date", "json", "object");

    private UnaskedValues() {}

    /**
     * A sentence for each value: its name, the problem, the fix. A hidden or read-only field may come back with its present
     * value, because forms send read-only fields.
     *
     * @param kind form or message
     * @param present the variables before the submission
     */
    static List<String> findings(Form form, String kind, VariableMap present, VariableMap given) {
        VariableMap all = MessageCheck.union(present, given);
        FormFeel feel = new FormFeel(all);
        return given.keySet().stream()
                .sorted()
                .flatMap(name -> finding(name, form, kind, feel, present, given).stream())
                .toList();
    }

    private static Optional<String> finding(
            String name, Form form, String kind, FormFeel feel, VariableMap present, VariableMap given) {
        List<Field> fields =
                form.fields().stream().filter(field -> field.key().equals(name)).toList();
        if (fields.isEmpty()) {
            return Optional.of(name + " is unknown to this " + kind + "; it takes "
                    + (form.keys().isEmpty() ? "no values" : String.join(", ", form.keys())) + ".");
        }
        TypedValue value = given.getValueTyped(name);
        if (value != null && value.isTransient()) {
            return Optional.of(fields.get(0).title()
                    + ": is transient, so nobody could see later what was answered; leave out transient.");
        }
        if (value != null
                && value.getType() != null
                && !TYPES.contains(value.getType().getName())) {
            return Optional.of("%s: is of the type %s; give a text, a number, a boolean or JSON."
                    .formatted(fields.get(0).title(), value.getType().getName()));
        }
        if (fields.stream().anyMatch(field -> field.isOpen(feel)) || isSame(name, present, given)) {
            return Optional.empty();
        }
        return Optional.of(fields.get(0).title()
                + ": is not asked now, because the form hides it or only shows it; leave it out.");
    }

    private static boolean isSame(String name, VariableMap present, VariableMap given) {
        Object before = FormValues.plain(present.getValueTyped(name));
        Object after = FormValues.plain(given.getValueTyped(name));
        if (before instanceof Number && after instanceof Number) {
            return FormValues.number(before).compareTo(FormValues.number(after)) == 0;
        }
        return FormValues.json(before).equals(FormValues.json(after));
    }
}
