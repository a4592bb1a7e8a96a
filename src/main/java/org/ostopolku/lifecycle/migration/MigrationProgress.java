package org.ostopolku.lifecycle.migration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A migration of journeys to another version, with its progress.
 *
 * @param id Id of the migration: the id of the engine's batch, or of the migration of one journey.
 * @param process Id of the process.
 * @param from The source version.
 * @param to The target version.
 * @param person Name of the user who started it.
 * @param at When it started.
 * @param journeys Number of journeys.
 * @param moved How many were migrated.
 * @param failed How many failed; they stay in the source version.
 * @param state running, stopped, or finished.
 * @param reasons The reasons of the failures, each once.
 */
@Schema(name = "MoveProgress")
record MigrationProgress(
        String id,
        String process,
        int from,
        int to,
        String person,
        Instant at,
        int journeys,
        int moved,
        int failed,
        State state,
        List<String> reasons) {

    enum State {
        running,
        stopped,
        finished
    }
}
