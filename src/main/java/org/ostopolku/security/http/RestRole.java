package org.ostopolku.security.http;

import java.util.Locale;

/** The roles of {@code rest-operations.yaml}; {@link RestCaller} says which users have them. */
enum RestRole {
    ANONYMOUS,
    CHANNEL,
    TEAM,
    MANAGER,
    PROCESS_OWNER;

    /** @throws IllegalArgumentException if there is no such role */
    static RestRole of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As written in the file. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
