package org.ostopolku.platform.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Estimates by zxcvbn how many guesses a password or a key resists. */
public final class PasswordStrength {

    /** Minimum length of a password. */
    public static final int MIN_LENGTH = 12;

    /** Minimum length of a key. */
    public static final int MIN_KEY_LENGTH = 32;

    /** What a user does to correct a password. */
    public static final String ADVICE =
            MIN_LENGTH + " characters or more that are hard to guess: several uncommon words,"
                    + " without the user's name, e-mail address or company";

    /** Decimal logarithm of the guesses: days to months for a thief of the stored hashes. */
    private static final double MIN_GUESSES = 10;

    /** 16 random bytes in hexadecimal digits reach 29. */
    private static final double MIN_KEY_GUESSES = 28;

    /** 32 random bytes reach 31, a text of words hidden in Base64 less. */
    private static final double MIN_DECODED_GUESSES = 20;

    /** The time of the estimate grows faster than the length. */
    private static final int MEASURED = 64;

    private static final List<String> COMPANY_WORDS = List.of("ostopolku", "camunda", "postgres");

    private static final Zxcvbn ESTIMATOR = new Zxcvbn();

    private PasswordStrength() {}

    /**
     * Whether a password is long enough and hard to guess.
     *
     * @param personal what is known of the user, such as id, names and e-mail address; null and blank ones are ignored
     */
    public static boolean isStrong(String password, String... personal) {
        return password.length() >= MIN_LENGTH
                && Arrays.stream(personal).noneMatch(known -> contains(password, known))
                && guesses(password, personal) >= MIN_GUESSES;
    }

    /** Whether a key is random text of enough length, also after its Base64 code is removed. */
    public static boolean isStrongKey(String key) {
        return key.length() >= MIN_KEY_LENGTH
                && guesses(key) >= MIN_KEY_GUESSES
                && guesses(decode(key)) >= MIN_DECODED_GUESSES;
    }

    private static boolean contains(String password, String known) {
        return known != null
                && !known.isBlank()
                && password.toLowerCase(Locale.ROOT).contains(known.toLowerCase(Locale.ROOT));
    }

    private static double guesses(String secret, String... personal) {
        var words = Stream.concat(
                        COMPANY_WORDS.stream(),
                        Arrays.stream(personal)
                                .filter(Objects::nonNull)
                                .flatMap(known ->
                                        Stream.concat(Stream.of(known), Stream.of(known.split("[^\\p{L}\\p{N}]+")))))
                .filter(word -> !word.isBlank())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return ESTIMATOR
                .measure(secret.substring(0, Math.min(MEASURED, secret.length())), words)
                .getGuessesLog10();
    }

    private static String decode(String key) {
        try {
            return new String(Base64.getDecoder().decode(key), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return key;
        }
    }
}
