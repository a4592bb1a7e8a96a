package org.ostopolku.analytics.attention;

import java.time.Instant;
import java.util.List;

/**
 * A journey that needs attention.
 *
 * @param journey its number; null for a task outside of a journey
 * @param owner user id; null if the customer has no owner
 * @param place a stage or nurture; null if the journey has ended
 * @param since when the customer entered the place; null if the journey has ended
 * @param when the customer entered the stage, the signal came, or the task was due
 */
public record StalledJourney(String journey, String owner, String place, Instant since, Instant when) {

    /** @param total the number on all pages */
    public record Page(long total, List<StalledJourney> found) {}
}
