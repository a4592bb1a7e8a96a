package org.ostopolku.platform.expression;

import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.joda.time.DateTime;

/** The values allowed in an expression: strings, numbers, booleans, dates, and lists of these. */
final class SafeValues {

    private SafeValues() {}

    /** @throws ExpressionRefusedException if the value, or an element of the list, is of another type */
    static Object require(Object value) {
        if (!isSafe(value)) {
            throw new ExpressionRefusedException("it would hold " + kind(value)
                    + "; an expression holds texts, numbers, truth values, dates or lists of those");
        }
        return value;
    }

    static boolean isSafe(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().allMatch(SafeValues::isSafe);
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

    /** The kind of value in words, without the value. */
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
