package org.ostopolku.lifecycle.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** How far a move is. */
@Schema(name = "MoveProgress", description = "A move of journeys to another version, and how far it is.")
record MigrationProgress(
        @Schema(description = "Id of the move, the engine's batch.")
        String id,

        @Schema(description = "Id of the process.") String process,

        @Schema(description = "The version in which they were.")
        int from,

        @Schema(description = "The version in which they go on.")
        int to,

        @Schema(description = "Who began it.") String person,
        @Schema(description = "When it began.") Instant at,

        @Schema(description = "How many journeys it takes on.")
        int journeys,

        @Schema(description = "How many have moved.") int moved,

        @Schema(description = "How many could not, and stay where they were.")
        int failed,

        @Schema(description = "running, stopped, or finished.")
        State state,

        @Schema(description = "Why some could not, each reason once.")
        List<String> reasons) {

    enum State {
        running,
        stopped,
        finished
    }
}
