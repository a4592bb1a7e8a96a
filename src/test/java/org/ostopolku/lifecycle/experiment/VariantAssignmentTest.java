package org.ostopolku.lifecycle.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The assignment of customers to variants. */
@Tag("once")
class VariantAssignmentTest {

    private static final List<String> CUSTOMERS =
            IntStream.range(0, 20_000).mapToObj(number -> "J-" + number).toList();

    /** Expected values from {@code printf 'salt J-1' | sha256sum}. */
    @Test
    void a_lot_depends_on_salt_and_customer_alone() {
        assertThat(VariantAssignment.isCandidate("salt", "J-1", 12)).isFalse();
        assertThat(VariantAssignment.isCandidate("salt", "J-1", 13)).isTrue();
        assertThat(VariantAssignment.isCandidate("salt", "customer 4711", 33)).isFalse();
        assertThat(VariantAssignment.isCandidate("salt", "customer 4711", 34)).isTrue();
    }

    @Test
    void as_many_win_as_the_share_says() {
        for (int share : List.of(1, 20, 50, 99)) {
            assertThat(winners("salt", share).size() / 200.0).isCloseTo(share, within(1.5));
        }
    }

    @Test
    void who_wins_with_a_share_wins_with_every_larger_one() {
        for (int share = 1; share < 99; share++) {
            assertThat(winners("salt", share + 1).containsAll(winners("salt", share)))
                    .as("%d of 100", share)
                    .isTrue();
        }
    }

    @Test
    void another_experiment_tries_others() {
        var both = winners("salt", 20);
        both.retainAll(winners("another salt", 20));
        assertThat(both.size() / 200.0).isCloseTo(4, within(1.0));
    }

    private static Set<String> winners(String salt, int share) {
        return CUSTOMERS.stream()
                .filter(customer -> VariantAssignment.isCandidate(salt, customer, share))
                .collect(Collectors.toSet());
    }
}
