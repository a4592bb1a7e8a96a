package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ostopolku.process.journey.JourneyVariables;

/** Every answer of a form or table is followed to its way out, and to what cannot be undone there. */
@Tag("once")
class AnswerOutcomesTest {

    private static final String CONSENT = "Gateway_DoesTheCustomerAgreeToBeContacted";
    private static final String ENQUIRY = "answer-the-first-enquiry.form";

    private static List<AnswerOutcome> outcomes(Map<String, UnaryOperator<String>> changes) {
        var files = new TreeMap<>(ShippedFiles.all());
        changes.forEach((file, change) ->
                files.put(file, change.apply(ShippedFiles.text(file)).getBytes(StandardCharsets.UTF_8)));
        return ModelRules.outcomes(files, JourneyVariables.read());
    }

    private static List<AnswerOutcome> at(String gateway, List<AnswerOutcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.gateway().equals(gateway))
                .toList();
    }

    @Test
    void a_customer_who_refuses_contact_closes_the_journey_and_the_others_do_not() {
        assertThat(at(CONSENT, outcomes(Map.of())))
                .allSatisfy(outcome -> assertThat(outcome.givenBy()).containsExactly(ENQUIRY))
                .extracting(AnswerOutcome::answer, AnswerOutcome::wayLabel, AnswerOutcome::consequence)
                .containsExactlyInAnyOrder(
                        tuple("yes", "yes", ""),
                        tuple("not-yet", "not yet", ""),
                        tuple("no", "no", "ServiceTask_LogTheRefusedContact closes the journey"));
    }

    /** The rules accept it, because each condition is valid by itself: only the comparison of a rehearsal shows it. */
    @Test
    void swapped_conditions_lead_the_customers_who_agree_to_the_end_of_the_journey() {
        var outcomes = outcomes(Map.of(
                "contact.bpmn",
                BrokenFile.everywhere(
                        "== 'yes'}", "== 'neither'}", "== 'no'}", "== 'yes'}", "== 'neither'}", "== 'no'}")));

        assertThat(at(CONSENT, outcomes))
                .extracting(AnswerOutcome::answer, AnswerOutcome::consequence)
                .contains(tuple("yes", "ServiceTask_LogTheRefusedContact closes the journey"), tuple("no", ""));
    }

    @Test
    void the_result_of_a_table_is_an_answer_too() {
        assertThat(at("Gateway_DoesTheDiscountNeedApproval", outcomes(Map.of())))
                .extracting(AnswerOutcome::givenBy, AnswerOutcome::answer, AnswerOutcome::consequence)
                .containsExactlyInAnyOrder(
                        tuple(List.of("discount-approval.dmn"), "not-needed", "it skips an approval"),
                        tuple(List.of("discount-approval.dmn"), "needed", ""));
    }

    @Test
    void an_answer_without_a_way_leads_nowhere() {
        var outcomes = outcomes(Map.of(
                "contact.bpmn", BrokenFile.everywhere(" default=\"Flow_NotYetToLogThatConsentIsNotGivenYet\"", "")));

        assertThat(at(CONSENT, outcomes))
                .filteredOn(outcome -> outcome.way() == null)
                .extracting(AnswerOutcome::answer)
                .containsExactly("not-yet");
    }
}
