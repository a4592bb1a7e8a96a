package org.ostopolku.process.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StageTest {

    @Test
    void a_stage_is_found_by_its_id() {
        assertThat(Stage.IDS).containsExactly("awareness", "contact", "activation", "sale", "use", "growth");
        assertThat(Stage.IDS.stream().map(Stage::parse)).containsExactly(Stage.values());
        assertThat(Stage.exists("sale")).isTrue();
        assertThat(Stage.exists("Sale")).isFalse();
        assertThat(Stage.exists(null)).isFalse();
    }

    @Test
    void an_unknown_stage_is_an_error_that_names_it_and_lists_the_stages() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stage.parse("sales"))
                .withMessage(
                        "Unknown stage 'sales'. The stages are awareness, contact, activation, sale, use, growth.");
    }
}
