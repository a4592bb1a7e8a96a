package org.ostopolku.security.authentication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * Makes whoever tries wrong passwords wait: for one person from one address, from one address for anybody, and for one
 * person from anywhere. Who has logged in from an address before is held up there by nobody else's tries, so that
 * nobody can lock a colleague out. Each node counts for itself.
 */
@Component
class LoginThrottle {

    static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    /** Wrong passwords that cost nothing yet. */
    private enum Free {
        OF_A_PERSON_AT_AN_ADDRESS(3),
        AT_AN_ADDRESS(20),
        OF_A_PERSON(50);

        private final int tries;

        Free(int tries) {
            this.tries = tries;
        }
    }

    private record Who(Free what, String person, String address) {}

    private final Clock clock;
    private final ConcurrentLruCache<Who, Tries> wrong = new ConcurrentLruCache<>(REMEMBERED, who -> new Tries());
    private final ConcurrentLruCache<Who, Tries> known = new ConcurrentLruCache<>(REMEMBERED, who -> new Tries());

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Tells whether a password is looked at now. */
    boolean lets(String person, String address) {
        var both = new Who(Free.OF_A_PERSON_AT_AN_ADDRESS, person, address);
        return isFree(both)
                && (known.contains(both)
                        || isFree(new Who(Free.AT_AN_ADDRESS, "", address))
                                && isFree(new Who(Free.OF_A_PERSON, person, "")));
    }

    void succeeded(String person, String address) {
        var both = new Who(Free.OF_A_PERSON_AT_AN_ADDRESS, person, address);
        wrong.remove(both);
        known.get(both);
    }

    void failed(String person, String address) {
        var now = clock.instant();
        wrong.get(new Who(Free.OF_A_PERSON_AT_AN_ADDRESS, person, address)).add(now);
        wrong.get(new Who(Free.AT_AN_ADDRESS, "", address)).add(now);
        wrong.get(new Who(Free.OF_A_PERSON, person, "")).add(now);
    }

    private boolean isFree(Who who) {
        return !wrong.contains(who) || !wrong.get(who).until(who.what().tries).isAfter(clock.instant());
    }

    /** Wrong tries in a row, the last of them some minutes ago at most. */
    private static final class Tries {

        private int count;
        private Instant last = Instant.EPOCH;

        private synchronized void add(Instant now) {
            count = last.plus(FORGOTTEN).isBefore(now) ? 1 : count + 1;
            last = now;
        }

        /** One second after the first that is not free, twice as long after each other. */
        private synchronized Instant until(int free) {
            if (count < free) {
                return Instant.EPOCH;
            }
            var seconds = Math.min(LONGEST.toSeconds(), 1L << Math.min(count - free, 30));
            return last.plusSeconds(seconds);
        }
    }
}
