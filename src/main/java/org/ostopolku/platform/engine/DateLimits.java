package org.ostopolku.platform.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The limits of dates and durations that come from outside. A later day would keep a customer waiting for ever, and a day that the
 * database or a calculation cannot hold would be an internal error.
 */
public final class DateLimits {

    /** How far a day of the business may lie from today, in years. */
    public static final int YEARS = 5;

    /** The limit of a day, for a message. */
    public static final String DAYS_FIX = "at most " + YEARS + " years from today";

    /** The longest time to wait. */
    public static final Duration LONGEST = Duration.ofDays(366L * YEARS);

    /** Years that every part of the application can hold. */
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final Pattern ISO = Pattern.compile("P(?!$)(?<date>(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?)"
            + "(?:T(?=\\d)(?<time>(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?))?");

    private DateLimits() {}

    /** The problem with a day of the business, as a phrase that follows it; empty if there is none. */
    public static Optional<String> problem(LocalDate day, LocalDate today) {
        if (day.isAfter(today.plusYears(YEARS))) {
            return Optional.of("is more than " + YEARS + " years ahead");
        }
        return day.isBefore(today.minusYears(YEARS))
                ? Optional.of("is more than " + YEARS + " years ago")
                : Optional.empty();
    }

    /** Whether a day has a year from 1 to 9999. */
    public static boolean isStorable(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    /** Whether a point in time has a year from 1 to 9999. */
    public static boolean isStorable(Date time) {
        long day = Math.floorDiv(time.getTime(), DAY);
        return day >= FIRST.toEpochDay() && day <= LAST.toEpochDay();
    }

    /** Whether {@link #duration} can read a text. */
    public static boolean isDuration(String text) {
        try {
            return !duration(text).isNegative();
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * Reads an ISO duration such as PT4H, P2D or P3M, a month of 31 and a year of 366 days.
     *
     * @throws DateTimeException if it is none, or longer than {@link #LONGEST}
     */
    public static Duration duration(String text) {
        try {
            var parts = ISO.matcher(text);
            if (parts.matches()) {
                var date = parts.group("date").isEmpty() ? Period.ZERO : Period.parse("P" + parts.group("date"));
                var time = parts.group("time") == null ? Duration.ZERO : Duration.parse("PT" + parts.group("time"));
                var length = time.plusDays(date.getDays() + 31L * date.getMonths() + 366L * date.getYears());
                if (length.compareTo(LONGEST) <= 0) {
                    return length;
                }
            }
        } catch (ArithmeticException e) {
            // longer than a duration can be
        }
        throw new DateTimeException(text + " is no duration of at most " + YEARS + " years");
    }
}
