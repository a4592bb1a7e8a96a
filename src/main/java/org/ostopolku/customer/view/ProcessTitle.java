package org.ostopolku.customer.view;

/**
 * The name of a process in two parts, such as "Sale: the customer negotiates and decides".
 *
 * @param name ours
 * @param doing what the customer does, in words that follow "the customer"; null if the name does not tell
 */
record ProcessTitle(String name, String doing) {

    private static final String CUSTOMER = "the customer ";

    static ProcessTitle of(String name) {
        int colon = name.indexOf(": ");
        if (colon < 0) {
            return new ProcessTitle(name, null);
        }
        var doing = name.substring(colon + 2);
        return new ProcessTitle(
                name.substring(0, colon), doing.startsWith(CUSTOMER) ? doing.substring(CUSTOMER.length()) : doing);
    }
}
