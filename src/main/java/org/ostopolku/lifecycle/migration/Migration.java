package org.ostopolku.lifecycle.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

@Schema(name = "Move", description = "A migration of journeys from one version of a process to another.")
record Migration(
        @Schema(description = "Id of the process, for example awareness.")
        String process,

        @Schema(description = "The version in which the journeys are.")
        int from,

        @Schema(description = "The target version; the newest by default.")
        Integer to,

        @Schema(
                description = "Source element id to target element id; an empty text excludes the source element."
                        + " Elements that are equal in both versions are mapped by default.")
        Map<String, String> mapping) {

    Migration {
        mapping = mapping == null ? Map.of() : Map.copyOf(mapping);
    }
}
