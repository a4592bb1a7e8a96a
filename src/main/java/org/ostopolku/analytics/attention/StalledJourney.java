package org.ostopolku.analytics.attention;

import java.time.Instant;
import java.util.List;

/**
 * A journey that waits for somebody.
 *
 * @param journey its number; null outside of any
 * @param owner user id; null if nobody
 * @param place a stage or nurture; null if it is not open
 * @param since when the customer came there; null if it is not open
 * @param when it began to wait: since when it stands still, gave a signal, or a touchpoint was due
 */
public record StalledJourney(String journey, String owner, String place, Instant since, Instant when) {

    /** Those of a page, of all that were found, the longest waiting first. */
    public record Page(long total, List<StalledJourney> found) {}
}
