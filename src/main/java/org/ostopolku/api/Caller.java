package org.ostopolku.api;

import java.security.Principal;
import java.util.List;

/**
 * Who asks.
 *
 * @param id of the person or channel
 * @param groups ids of their groups
 */
record Caller(String id, List<String> groups) implements Principal {

    @Override
    public String getName() {
        return id;
    }
}
