package org.ostopolku.security.authentication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * Delays logins after wrong passwords: of a user at an address, of all users at an address, and of a user at all addresses. The
 * last two do not delay a user at an address from which the user has logged in before, so that nobody can lock a colleague out.
 * Each node counts separately.
 */
@Component
class LoginThrottle {

    static final Duration MAX_DELAY = Duration.ofMinutes(1);
    private static final Duration RESET_AFTER = Duration.ofMinutes(15);
    private static final int MAX_ENTRIES = 10_000;

    /** Number of wrong passwords without a delay. */
    private enum Limit {
        USER_AT_ADDRESS(3),
        ADDRESS(20),
        USER(50);

        private final int attempts;

        Limit(int attempts) {
            this.attempts = attempts;
        }
    }

    private record Key(Limit limit, String person, String address) {}

    private final Clock clock;
    private final ConcurrentLruCache<Key, Attempts> wrong =
            new ConcurrentLruCache<>(MAX_ENTRIES, key -> new Attempts());
    private final ConcurrentLruCache<Key, Attempts> loggedIn =
            new ConcurrentLruCache<>(MAX_ENTRIES, key -> new Attempts());

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Whether the password may be checked now. */
    boolean allows(String person, String address) {
        var both = new Key(Limit.USER_AT_ADDRESS, person, address);
        return isAllowed(both)
                && (loggedIn.contains(both)
                        || isAllowed(new Key(Limit.ADDRESS, "", address))
                                && isAllowed(new Key(Limit.USER, person, "")));
    }

    void succeeded(String person, String address) {
        var both = new Key(Limit.USER_AT_ADDRESS, person, address);
        wrong.remove(both);
        loggedIn.get(both);
    }

    void failed(String person, String address) {
        var now = clock.instant();
        wrong.get(new Key(Limit.USER_AT_ADDRESS, person, address)).add(now);
        wrong.get(new Key(Limit.ADDRESS, "", address)).add(now);
        wrong.get(new Key(Limit.USER, person, "")).add(now);
    }

    private boolean isAllowed(Key key) {
        return !wrong.contains(key)
                || !wrong.get(key).until(key.limit().attempts).isAfter(clock.instant());
    }

    /** Wrong passwords in a row. */
    private static final class Attempts {

        private int count;
        private Instant last = Instant.EPOCH;

        private synchronized void add(Instant now) {
            count = last.plus(RESET_AFTER).isBefore(now) ? 1 : count + 1;
            last = now;
        }

        /** One second after the first wrong password beyond the limit, doubled with each further one. */
        private synchronized Instant until(int free) {
            if (count < free) {
                return Instant.EPOCH;
            }
            var seconds = Math.min(MAX_DELAY.toSeconds(), 1L << Math.min(count - free, 30));
            return last.plusSeconds(seconds);
        }
    }
}
