package org.ostopolku.process.model;

/**
 * The name of a process in two parts, such as "Sale: the customer negotiates and decides".
 *
 * @param name of the stage or process
 * @param doing what the customer does, as it follows "the customer"; null if the name has no such part
 */
public record ProcessTitle(String name, String doing) {

    private static final String CUSTOMER = "the customer ";

    public static ProcessTitle of(String name) {
        int colon = name.indexOf(": ");
        if (colon < 0) {
            return new ProcessTitle(name, null);
        }
        var doing = name.substring(colon + 2);
        return new ProcessTitle(
                name.substring(0, colon), doing.startsWith(CUSTOMER) ? doing.substring(CUSTOMER.length()) : doing);
    }
}
