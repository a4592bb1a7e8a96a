package org.ostopolku.security.authorization;

import java.util.Locale;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * One thing that one group may do.
 *
 * @param group id
 * @param what kind of thing
 * @param which id of such a thing, {@code *} for all of them
 * @param may what the group may do with it
 */
record Grant(String group, Resources what, String which, Permissions may) {

    /** As the file words it. */
    String words() {
        return "%s %s %s".formatted(words(may), words(what), which);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What an authorization of the engine is about. */
    Target target() {
        return new Target(group, what, which);
    }

    /** A group and a thing, for which the engine keeps all permissions in one place. */
    record Target(String group, Resources what, String which) {}
}
