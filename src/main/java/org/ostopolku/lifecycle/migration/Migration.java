package org.ostopolku.lifecycle.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * A migration of journeys from one version of a process to another.
 *
 * @param process Id of the process, for example awareness.
 * @param from The version in which the journeys are.
 * @param to The target version; the newest by default.
 * @param mapping Source element id to target element id; an empty text excludes the source element. Elements that are
 *     equal in both versions are mapped by default.
 */
@Schema(name = "Move")
record Migration(String process, int from, Integer to, Map<String, String> mapping) {

    Migration {
        mapping = mapping == null ? Map.of() : Map.copyOf(mapping);
    }
}
