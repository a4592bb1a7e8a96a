package org.ostopolku.customer.view;

import java.math.BigDecimal;
import java.util.Map;

/** What the variables of a journey tell, by name. */
record VariableValues(Map<String, Object> values) {

    /** The text of a variable; null if there is none or it is blank. */
    String text(String name) {
        Object value = values.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    /** The number of a variable; null if it is none. */
    BigDecimal number(String name) {
        return values.get(name) instanceof Number number ? new BigDecimal(number.toString()) : null;
    }
}
