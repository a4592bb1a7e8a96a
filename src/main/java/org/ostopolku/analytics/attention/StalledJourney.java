package org.ostopolku.analytics.attention;

import java.time.Instant;
import java.util.List;

/**
 * A journey that needs attention, or that a number counts.
 *
 * @param journey its number; - for a task outside of a journey
 * @param owner user id; null if the customer has no owner
 * @param place a stage or nurture; null if the journey has ended
 * @param since when the customer entered the place; null if the journey has ended
 * @param happened when the customer entered the stage, the signal came, the task was due, the order was made, or the counted
 *     event happened; may be null
 */
public record StalledJourney(String journey, String owner, String place, Instant since, Instant happened) {

    /** @param total the number on all pages */
    public record Page(long total, List<StalledJourney> found) {}
}
