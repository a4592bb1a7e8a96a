package org.ostopolku.process.form;

import java.math.BigDecimal;
import java.util.Optional;

/** A number: its limits, decimals and steps. */
class NumberRule implements FieldRule {

    private final boolean mayBeText;
    private final BigDecimal least;
    private final BigDecimal most;
    private final BigDecimal decimals;
    private final BigDecimal step;

    NumberRule(Field field, FormFeel feel) {
        this.mayBeText = field.json().path("serializeToString").asBoolean();
        this.least = FormValues.number(feel.valueOf(field.rule("min")));
        this.most = FormValues.number(feel.valueOf(field.rule("max")));
        this.decimals = FormValues.number(feel.valueOf(field.json().path("decimalDigits")));
        this.step = FormValues.number(feel.valueOf(field.json().path("increment")));
    }

    @Override
    public boolean isEmpty(Object value) {
        return value == null;
    }

    @Override
    public Optional<String> problem(Object value) {
        BigDecimal number = value instanceof Number || mayBeText ? FormValues.number(value) : null;
        if (number == null) {
            return Optional.of("is no number");
        }
        if (least != null && number.compareTo(least) < 0) {
            return Optional.of("is too small");
        }
        if (most != null && number.compareTo(most) > 0) {
            return Optional.of("is too large");
        }
        if (decimals != null
                && BigDecimal.valueOf(number.stripTrailingZeros().scale()).compareTo(decimals) > 0) {
            return Optional.of(decimals.signum() == 0 ? "is no whole number" : "has too many decimals");
        }
        boolean onStep =
                step == null || step.signum() == 0 || number.remainder(step).signum() == 0;
        return onStep ? Optional.empty() : Optional.of("is between two steps");
    }

    @Override
    public String fix() {
        boolean whole = decimals != null && decimals.signum() == 0;
        return "give a " + (whole ? "whole number" : "number") + FormValues.limits(least, most, "")
                + (decimals == null || whole ? "" : " with at most " + decimals + " decimals")
                + (step == null || step.signum() == 0 ? "" : " in steps of " + step.toPlainString());
    }
}
