package org.ostopolku.security.web;

/** A parameter of a request is wrong: answered with 400 and a problem detail that names all three. */
public class WrongParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String value;
    private final String right;

    /**
     * @param parameter its name
     * @param value what was given, null if nothing
     * @param right what would be right, as an order: "give a day such as 2026-11-02"
     */
    public WrongParameter(String parameter, String value, String right) {
        super(
                value == null
                        ? "The parameter " + parameter + " is missing; " + right + "."
                        : "The parameter " + parameter + " is \"" + value + "\"; " + right + ".");
        this.parameter = parameter;
        this.value = value;
        this.right = right;
    }

    String parameter() {
        return parameter;
    }

    String value() {
        return value;
    }

    String right() {
        return right;
    }
}
