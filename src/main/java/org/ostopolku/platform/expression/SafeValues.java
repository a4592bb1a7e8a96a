package org.ostopolku.platform.expression;

import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.joda.time.DateTime;

/** The values that an expression may hold: texts, numbers, truth values, points in time, and lists of those. */
final class SafeValues {

    private SafeValues() {}

    /** @throws Refusal if the value is anything else, or holds it */
    static Object value(Object value) {
        if (!isPlain(value)) {
            throw new ExpressionRefusedException("it would hold " + kind(value)
                    + "; an expression holds texts, numbers, truth values, dates or lists of those");
        }
        return value;
    }

    static boolean isPlain(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().allMatch(SafeValues::isPlain);
        }
        return value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Date
                || value instanceof Temporal
                || value instanceof DateTime;
    }

    /** In words, without telling the value itself. */
    static String kind(Object value) {
        if (value instanceof String || value instanceof Character) {
            return "a text";
        }
        if (value instanceof Number) {
            return "a number";
        }
        if (value instanceof Boolean) {
            return "a truth value";
        }
        if (value instanceof Date || value instanceof Temporal || value instanceof DateTime) {
            return "a date";
        }
        if (value instanceof Collection<?>) {
            return "a list";
        }
        if (value instanceof DelegateExecution) {
            return "execution";
        }
        return value instanceof DelegateTask ? "task" : "an object";
    }
}
