package org.ostopolku.security.authorization;

import java.util.Locale;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;

/**
 * A permission of a group on a resource.
 *
 * @param group id
 * @param which id of the resource, {@code *} for all
 */
record Grant(String group, Resources what, String which, Permission may) {

    /** As written in the file. */
    String describe() {
        return "%s %s %s".formatted(format(may.getName()), format(what.name()), which);
    }

    private static String format(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of the engine's authorization. */
    Target target() {
        return new Target(group, what, which);
    }

    /** A group and a resource: the engine keeps all permissions on it in one authorization. */
    record Target(String group, Resources what, String which) {}
}
