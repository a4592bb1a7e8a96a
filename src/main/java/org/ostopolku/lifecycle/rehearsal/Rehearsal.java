package org.ostopolku.lifecycle.rehearsal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

@Schema(description = "A rehearsal of a candidate in a sandbox engine.")
record Rehearsal(
        @Schema(description = "Id of the rehearsal.") String id,

        @Schema(description = "Name of the user who started it.")
        String person,

        @Schema(description = "When it started.") Instant at,

        @Schema(description = "The files of the candidate.") List<String> files,

        @Schema(description = "Number of journeys requested.")
        int journeys,

        @Schema(description = "running, finished, failed, stopped, or broken-off if its node has ended.")
        String state,

        @Schema(description = "starting, now (the models in force are run) or candidate.")
        String phase,

        @Schema(description = "Progress in percent.") int percent,

        @Schema(description = "Why it failed; null otherwise.")
        String message,

        @Schema(description = "The report; null before the end, and in lists.")
        RehearsalReport report) {}
