package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What many forms repeat has one source: the heads in forms/fragments, the choices in the form that offers all of them. */
@Tag("once")
class FormHeadsTest {

    static List<String> forms() {
        return FormHeads.forms();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void the_head_is_made_from_its_fragment(String form) {
        assertThat(FormHeads.head(form))
                .as("head of forms/%s.form; write all heads again with: %s", form, FormHeads.COMMAND)
                .isEqualTo(FormHeads.expected(form));
    }

    @Test
    void the_fragments_serve_most_forms() {
        assertThat(forms()).hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("allForms")
    void a_field_offers_the_same_choices_as_in_the_form_that_offers_most(String form) {
        FormHeads.choices(form).forEach((field, choices) -> {
            Map<String, String> most = new LinkedHashMap<>(FormHeads.choicesOf(field));
            most.keySet().retainAll(choices.keySet());
            assertThat(List.copyOf(choices.entrySet()))
                    .as("choices of %s in forms/%s.form", field, form)
                    .isEqualTo(List.copyOf(most.entrySet()));
        });
    }

    static List<String> allForms() {
        return FormHeads.ids().toList();
    }

    @Test
    void a_stage_is_offered_with_the_words_of_its_model() {
        Map<String, String> stages = new LinkedHashMap<>();
        FormHeads.stages().forEach((id, stage) -> stages.put(id, stage.title() + " (" + stage.customerDoes() + ")"));

        assertThat(FormHeads.choicesOf("stage")).isEqualTo(stages);
        assertThat(FormHeads.choicesOf("toStage")).isEqualTo(stages);
    }
}
