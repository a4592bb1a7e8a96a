package org.ostopolku.analytics.attention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A journey that needs attention, or that a number counts.
 *
 * @param journey its number; - for a task outside of a journey
 * @param owner user id; null if the customer has no owner
 * @param place a stage or nurture; null if the journey has ended
 * @param since when the customer entered the place; null if the journey has ended
 * @param when the customer entered the stage, the signal came, the task was due, or the counted event happened; may be null
 */
public record StalledJourney(String journey, String owner, String place, Instant since, Instant when) {

    /** @param total the number on all pages */
    public record Page(long total, List<StalledJourney> found) {}

    /** Reads a row with the columns journey, owner, place, since and happened. */
    public static StalledJourney read(ResultSet row) throws SQLException {
        return new StalledJourney(
                row.getString("journey"),
                row.getString("owner"),
                row.getString("place"),
                instant(row, "since"),
                instant(row, "happened"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
