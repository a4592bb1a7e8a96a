package org.ostopolku.lifecycle.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

@Schema(name = "MoveProgress", description = "A migration of journeys to another version, with its progress.")
record MigrationProgress(
        @Schema(description = "Id of the migration, which is the id of the engine's batch.")
        String id,

        @Schema(description = "Id of the process.") String process,

        @Schema(description = "The source version.") int from,

        @Schema(description = "The target version.") int to,

        @Schema(description = "Name of the user who started it.")
        String person,

        @Schema(description = "When it started.") Instant at,

        @Schema(description = "Number of journeys.") int journeys,

        @Schema(description = "How many were migrated.") int moved,

        @Schema(description = "How many failed; they stay in the source version.")
        int failed,

        @Schema(description = "running, stopped, or finished.")
        State state,

        @Schema(description = "The reasons of the failures, each once.")
        List<String> reasons) {

    enum State {
        running,
        stopped,
        finished
    }
}
