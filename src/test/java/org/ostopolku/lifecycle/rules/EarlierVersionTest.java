package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ostopolku.lifecycle.rules.BrokenFile.defaultWay;
import static org.ostopolku.lifecycle.rules.BrokenFile.everywhere;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A journey in an earlier version of a model shows the newest form: a new answer must not close it there. */
@Tag("once")
class EarlierVersionTest {

    private static final String CONTACT = "contact.bpmn";
    private static final String ENQUIRY = "answer-the-first-enquiry.form";

    /** The model and its form with one more answer, which takes the default way. */
    private static final Map<String, byte[]> BY_EMAIL = Map.of(
            CONTACT,
            bytes(ShippedFiles.text(CONTACT)
                    .replaceAll(
                            "(id=\"Flow_NotYetToLogThatConsentIsNotGivenYet\"[^>]*) />",
                            "$1><bpmn:extensionElements><camunda:properties><camunda:property name=\"answers\" "
                                    + "value=\"not-yet, by-email\" /></camunda:properties></bpmn:extensionElements>"
                                    + "</bpmn:sequenceFlow>")),
            ENQUIRY,
            bytes(everywhere(
                            "\"value\": \"not-yet\"",
                            "\"value\": \"not-yet\" }, { \"label\": \"By email\", \"value\": \"by-email\"")
                    .apply(ShippedFiles.text(ENQUIRY))));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ValidationContext runningIn(String contact) {
        return ShippedFiles.KNOWN.withRunning(
                ModelRules.values(CONTACT, bytes(contact)).orElseThrow());
    }

    @Test
    void a_new_answer_waits_until_no_journey_runs_in_a_version_that_would_close_it() {
        var closing = defaultWay("Flow_NotYetToLogThatConsentIsNotGivenYet", "Flow_NoToLogTheRefusedContact")
                .andThen(everywhere("== 'no'}", "== 'not-yet'}"))
                .apply(ShippedFiles.text(CONTACT));

        assertThat(ModelRules.check(BY_EMAIL, runningIn(closing)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("FORM_ANSWER");
                    assertThat(finding.element()).isEqualTo("Field_contactConsent");
                    assertThat(finding.text())
                            .contains("ServiceTask_LogTheRefusedContact closes the journey", "migrate them");
                });
    }

    @Test
    void a_new_answer_is_taken_where_the_earlier_version_has_a_harmless_default() {
        assertThat(ModelRules.check(BY_EMAIL, runningIn(ShippedFiles.text(CONTACT))))
                .isEmpty();
    }
}
