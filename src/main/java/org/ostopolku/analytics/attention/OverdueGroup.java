package org.ostopolku.analytics.attention;

import java.time.Instant;

/**
 * Overdue tasks of one touchpoint, with the same candidate groups and the same assignee.
 *
 * @param firstTeam the first candidate group by id
 * @param lastTeam the last candidate group by id
 * @param team id of the team that has to do the work; empty if the touchpoint has no candidate group
 * @param person user id of the assignee; empty if there is none
 */
record OverdueGroup(
        String model,
        String touchpoint,
        String firstTeam,
        String lastTeam,
        String team,
        String person,
        long count,
        Instant oldestDue) {}
