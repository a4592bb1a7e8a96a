package org.ostopolku.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Wrong passwords delay the next login of the attacker, not that of the attacked user. */
@Tag("once")
class LoginThrottleTest {

    private static final String OFFICE = "192.0.2.1";
    private static final String STRANGE = "198.51.100.7";

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private final InstantSource time = () -> now;
    private final LoginThrottle throttle = new LoginThrottle(time.withZone(ZoneOffset.UTC));

    @Test
    void two_slips_cost_nothing_and_each_further_one_twice_the_time_up_to_a_minute() {
        fail("aino", OFFICE, 2);
        assertThat(throttle.allows("aino", OFFICE)).isTrue();
        fail("aino", OFFICE, 1);
        assertThat(throttle.allows("aino", OFFICE)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(throttle.allows("aino", OFFICE)).isTrue();
        fail("aino", OFFICE, 1);
        pass(Duration.ofSeconds(1));
        assertThat(throttle.allows("aino", OFFICE)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(throttle.allows("aino", OFFICE)).isTrue();
        fail("aino", OFFICE, 30);
        pass(LoginThrottle.MAX_DELAY.minusSeconds(1));
        assertThat(throttle.allows("aino", OFFICE)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(throttle.allows("aino", OFFICE)).isTrue();
    }

    @Test
    void the_right_password_begins_anew() {
        fail("aino", OFFICE, 2);
        throttle.succeeded("aino", OFFICE);
        fail("aino", OFFICE, 2);
        assertThat(throttle.allows("aino", OFFICE)).isTrue();
    }

    @Test
    void slips_of_this_morning_are_forgotten() {
        fail("aino", OFFICE, 2);
        pass(Duration.ofMinutes(16));
        fail("aino", OFFICE, 2);
        assertThat(throttle.allows("aino", OFFICE)).isTrue();
    }

    @Test
    void one_password_for_many_users_is_delayed() {
        for (int person = 0; person < 25; person++) {
            fail("person" + person, STRANGE, 1);
        }
        assertThat(throttle.allows("aino", STRANGE)).isFalse();
        assertThat(throttle.allows("aino", OFFICE)).isTrue();
    }

    @Test
    void guesses_from_many_addresses_are_delayed() {
        for (int address = 0; address < 60; address++) {
            fail("aino", "203.0.113." + address, 1);
        }
        assertThat(throttle.allows("aino", STRANGE)).isFalse();
        assertThat(throttle.allows("eero", STRANGE)).isTrue();
    }

    @Test
    void a_user_is_not_delayed_at_an_address_of_an_earlier_login() {
        throttle.succeeded("aino", OFFICE);
        for (int address = 0; address < 200; address++) {
            fail("aino", "203.0.113." + address, 1);
        }
        fail("eero", OFFICE, 200);
        assertThat(throttle.allows("aino", OFFICE)).isTrue();
        assertThat(throttle.allows("eero", OFFICE)).isFalse();
    }

    private void fail(String person, String address, int times) {
        for (int time = 0; time < times; time++) {
            throttle.failed(person, address);
        }
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }
}
