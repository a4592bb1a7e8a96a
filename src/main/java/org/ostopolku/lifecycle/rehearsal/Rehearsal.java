package org.ostopolku.lifecycle.rehearsal;

import java.time.Instant;
import java.util.List;

/**
 * A rehearsal of a candidate in a sandbox engine.
 *
 * @param id Id of the rehearsal.
 * @param person Name of the user who started it.
 * @param at When it started.
 * @param files The files of the candidate.
 * @param journeys Number of journeys requested.
 * @param state running, finished, failed, stopped, or broken-off if its node has ended.
 * @param phase starting, now (the models in force are run) or candidate.
 * @param percent Progress in percent.
 * @param message Why it failed; null otherwise.
 * @param report The report; null before the end, and in lists.
 */
record Rehearsal(
        String id,
        String person,
        Instant at,
        List<String> files,
        int journeys,
        String state,
        String phase,
        int percent,
        String message,
        RehearsalReport report) {}
