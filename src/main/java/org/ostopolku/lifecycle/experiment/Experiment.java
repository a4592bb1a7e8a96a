package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

@Schema(
        description =
                "An experiment: two versions of a stage, each for a share of the customers who enter it for the first time.")
record Experiment(
        @Schema(description = "Its number.") long id,

        @Schema(description = "Id of the stage's process, for example awareness.")
        String stage,

        @Schema(description = "waiting (the candidate is not deployed yet), running, or ended.")
        State state,

        @Schema(description = "The version of the other customers.")
        int control,

        @Schema(description = "The version under test.") int candidate,

        @Schema(
                description = "A version that was deployed after the candidate and is not used while the experiment"
                        + " runs; null if there is none.")
        Integer later,

        @Schema(description = "Percent of the new customers who get the candidate.")
        int share,

        @Schema(description = "Number of customers with the control version so far.")
        long controlJourneys,

        @Schema(description = "Number of customers with the candidate.")
        long candidateJourneys,

        @Schema(description = "When it started.") Instant begunAt,

        @Schema(description = "Name of the user who started it.")
        String begunBy,

        @Schema(description = "When it ended; null while it runs.")
        Instant endedAt,

        @Schema(description = "Name of the user who ended it; null while it runs.")
        String endedBy,

        @Schema(description = "The version for all customers after the end: candidate or control; null while it runs.")
        Decision decision,

        @Schema(description = "All shares, the first one first.")
        List<Share> shares) {

    enum State {
        waiting,
        running,
        ended
    }

    enum Decision {
        candidate,
        control
    }

    @Schema(name = "ExperimentShare", description = "A share with the time of its change.")
    record Share(
            @Schema(description = "Percent.") int share,
            @Schema(description = "Time of the change.") Instant since,

            @Schema(description = "Name of the user who set it.")
            String person) {}
}
