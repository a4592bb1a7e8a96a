package org.ostopolku.process.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Reads values of variables, which are Java objects, JSON texts or serialized values. */
final class FormValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FormValues() {}

    /** The value of a variable; null if there is none. A serialized value is not deserialized. */
    static Object plain(TypedValue typed) {
        if (typed instanceof SerializableValue serialized && !serialized.isDeserialized()) {
            return serialized.getValueSerialized() == null ? null : serialized;
        }
        return typed == null ? null : typed.getValue();
    }

    /** The value as JSON; missing if there is none or if it is something else. */
    static JsonNode json(Object value) {
        if (value == null) {
            return MissingNode.getInstance();
        }
        if (value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Collection
                || value instanceof Map) {
            return JSON.valueToTree(value);
        }
        try {
            return JSON.readTree(
                    value instanceof SerializableValue serialized ? serialized.getValueSerialized() : value.toString());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The number that a value is, or null if it is none. */
    static BigDecimal number(Object value) {
        if (value == null) {
            return null;
        }
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Limits in words, such as " from 1 to 5 characters"; empty if there are none. */
    static String limits(BigDecimal least, BigDecimal most, String unit) {
        if (least == null) {
            return most == null ? "" : " of at most " + most.toPlainString() + unit;
        }
        return most == null
                ? " of at least " + least.toPlainString() + unit
                : " from " + least.toPlainString() + " to " + most.toPlainString() + unit;
    }
}
