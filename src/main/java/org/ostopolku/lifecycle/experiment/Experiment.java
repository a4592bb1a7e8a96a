package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** An experiment, as it is told. */
@Schema(description = "Two versions of a stage, each for a share of the customers who are new to it.")
record Experiment(
        @Schema(description = "Its number.") long id,

        @Schema(description = "Id of the stage's process, for example awareness.")
        String stage,

        @Schema(description = "waiting (for the candidate to be deployed), running, or ended.")
        State state,

        @Schema(description = "The version that everybody else gets.")
        int control,

        @Schema(description = "The version that is tried.") int candidate,

        @Schema(
                description = "A version that was deployed after the candidate, which nobody gets while the experiment"
                        + " runs; null if there is none.")
        Integer later,

        @Schema(description = "Percent of the new customers who get the candidate.")
        int share,

        @Schema(description = "How many new customers got the control version so far.")
        long controlJourneys,

        @Schema(description = "How many got the candidate.") long candidateJourneys,

        @Schema(description = "When it began.") Instant begunAt,
        @Schema(description = "Who began it.") String begunBy,

        @Schema(description = "When it ended; null while it runs.")
        Instant endedAt,

        @Schema(description = "Who ended it; null while it runs.")
        String endedBy,

        @Schema(description = "Which version everybody gets since it ended: candidate or control; null while it runs.")
        Decision decision,

        @Schema(description = "What the share was, from the beginning on.")
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

    @Schema(name = "ExperimentShare", description = "A share, since it was set.")
    record Share(
            @Schema(description = "Percent.") int share,
            @Schema(description = "Since when.") Instant since,
            @Schema(description = "Who set it.") String person) {}
}
