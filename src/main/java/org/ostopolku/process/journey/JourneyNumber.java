package org.ostopolku.process.journey;

import java.util.Locale;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;

/**
 * The canonical form of a journey number: every new number has it. It needs no encoding in a URL, a file name or a list, and it
 * cannot be an e-mail address. Journeys of earlier versions may have other numbers.
 */
public final class JourneyNumber {

    private static final int LONGEST = 64;
    private static final Pattern CANONICAL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_:.-]*[A-Za-z0-9])?");

    private JourneyNumber() {}

    /** @throws BadUserRequestException if a new journey may not have this number */
    public static void require(String number) {
        if (!isCanonical(number)) {
            throw new BadUserRequestException(
                    ("The journey number (business key) has to have 1 to %d characters: letters from A to Z, digits, and between"
                                    + " them - _ . : but no two dots; leave it out to get the next free one.")
                            .formatted(LONGEST));
        }
    }

    public static boolean isCanonical(String number) {
        return number.length() <= LONGEST && CANONICAL.matcher(number).matches() && !number.contains("..");
    }

    /** The form in which two numbers that differ only in case are the same; there may be only one of them. */
    static String fold(String number) {
        return number.toLowerCase(Locale.ROOT);
    }
}
