package org.ostopolku.lifecycle.rehearsal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** A candidate that is played, or was. */
@Schema(description = "A candidate that is played in a throw-away engine, or was.")
record Rehearsal(
        @Schema(description = "Id of the rehearsal.") String id,

        @Schema(description = "Name of the person who began it.")
        String person,

        @Schema(description = "When it began.") Instant at,

        @Schema(description = "The files of the candidate.") List<String> files,

        @Schema(description = "How many journeys were asked for.")
        int journeys,

        @Schema(
                description =
                        "running, finished, failed, stopped, or broken-off if the node that played it is not there any more.")
        String state,

        @Schema(description = "What is done now: starting, now (the models that hold now are played) or candidate.")
        String phase,

        @Schema(description = "How far it is, 0 to 100.") int percent,

        @Schema(description = "Why it failed; null otherwise.")
        String message,

        @Schema(description = "What came out; null before the end, and in lists.")
        RehearsalReport report) {}
