package org.ostopolku.platform.web;

/** A parameter of a request is wrong: answered with 400 and a problem detail that names all three. */
public class InvalidParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String value;
    private final String right;

    /**
     * @param parameter its name
     * @param value what was given, null if nothing
     * @param right what would be right, as an order: "give a day such as 2026-11-02"
     */
    public InvalidParameterException(String parameter, String value, String right) {
        super(
                value == null
                        ? "The parameter " + parameter + " is missing; " + right + "."
                        : "The parameter " + parameter + " is \"" + value + "\"; " + right + ".");
        this.parameter = parameter;
        this.value = value;
        this.right = right;
    }

    public String parameter() {
        return parameter;
    }

    public String value() {
        return value;
    }

    public String right() {
        return right;
    }
}
