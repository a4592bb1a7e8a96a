package org.ostopolku.lifecycle.experiment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * An experiment: two versions of a stage, each for a share of the customers who enter it for the first time.
 *
 * @param id Its number.
 * @param stage Id of the stage's process, for example awareness.
 * @param state waiting (the candidate is not deployed yet), running, or ended.
 * @param control The version of the other customers.
 * @param candidate The version under test.
 * @param later A version that was deployed after the candidate and is not used while the experiment runs; null if there
 *     is none.
 * @param share Percent of the new customers who get the candidate.
 * @param controlJourneys Number of customers with the control version so far.
 * @param candidateJourneys Number of customers with the candidate.
 * @param begunAt When it started.
 * @param begunBy Name of the user who started it.
 * @param endedAt When it ended; null while it runs.
 * @param endedBy Name of the user who ended it; null while it runs.
 * @param decision The version for all customers after the end: candidate or control; null while it runs.
 * @param shares All shares, the first one first.
 */
record Experiment(
        long id,
        String stage,
        State state,
        int control,
        int candidate,
        Integer later,
        int share,
        long controlJourneys,
        long candidateJourneys,
        Instant begunAt,
        String begunBy,
        Instant endedAt,
        String endedBy,
        Decision decision,
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

    /**
     * A share with the time of its change.
     *
     * @param share Percent.
     * @param since Time of the change.
     * @param person Name of the user who set it.
     */
    @Schema(name = "ExperimentShare")
    record Share(int share, Instant since, String person) {}
}
