package org.ostopolku.lifecycle.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** What shall be moved where. */
@Schema(name = "Move", description = "Journeys of one version of a process, which shall go on in another.")
record Migration(
        @Schema(description = "Id of the process, for example awareness.")
        String process,

        @Schema(description = "The version in which they are.")
        int from,

        @Schema(description = "The version in which they shall go on; the newest without it.")
        Integer to,

        @Schema(
                description =
                        "Where who stands at an element goes on, as id to id; an empty text leaves them where they are."
                                + " Elements that are equal in both versions need no word.")
        Map<String, String> mapping) {

    Migration {
        mapping = mapping == null ? Map.of() : Map.copyOf(mapping);
    }
}
