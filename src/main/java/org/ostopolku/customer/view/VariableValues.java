package org.ostopolku.customer.view;

import java.math.BigDecimal;
import java.util.Map;

/** The values of variables, by name. */
record VariableValues(Map<String, Object> values) {

    /** The text of a variable; null if it is missing or blank. */
    String text(String name) {
        Object value = values.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    /** The number of a variable; null if it is no number. */
    BigDecimal number(String name) {
        return values.get(name) instanceof Number number ? new BigDecimal(number.toString()) : null;
    }
}
