package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A model of an older version, with labels in its documentation, is refused with the properties that it lacks. */
@Tag("once")
class MovedTextTest {

    private static final String DOCUMENTATION = """
            <bpmn:documentation>Input: a customer who wants an offer.
            Steps: prepare the offer, negotiate.
            Output: an order, or a refusal.
            Owner: sales, with delivery.
            Question: How do we make buying easy?
            Over when: the customer buys or declines.
            KPI targets: the win rate rises.</bpmn:documentation>""";

    @Test
    void each_finding_names_the_template_the_property_and_the_text() {
        assertThat(findings(old()))
                .containsExactlyInAnyOrder(
                        "sale: choose the template \"Process\" and set its property input to"
                                + " \"a customer who wants an offer.\"",
                        "sale: choose the template \"Process\" and set its property steps to"
                                + " \"prepare the offer, negotiate.\"",
                        "sale: choose the template \"Process\" and set its property output to"
                                + " \"an order, or a refusal.\"",
                        "sale: choose the template \"Process\" and set its property owner to \"sales, with delivery.\"",
                        "sale: choose the template \"Process\" and set its property ownerTeam to \"sales\"",
                        "sale: choose the template \"Process\" and set its property question to"
                                + " \"How do we make buying easy?\"",
                        "sale: choose the template \"Process\" and set its property overWhen to"
                                + " \"the customer buys or declines.\"",
                        "sale: choose the template \"Process\" and set its property targets to \"the win rate rises.\"",
                        "sale: choose the template \"Process\" and set its property customerDoes to"
                                + " \"negotiates and decides\"",
                        "sale: choose the template \"Process\" and set its property companyDoes to \"sell\"",
                        "Task_SetOurOwnLimits: choose the template \"Customer's step\" and set its property needs to"
                                + " \"to know our budget.\"",
                        "Task_SetOurOwnLimits: choose the template \"Customer's step\" and set its property obstacles"
                                + " to \"other plans.\"");
    }

    @Test
    void a_label_beside_the_property_is_plain_text() {
        assertThat(findings(ShippedFiles.model("sale")
                        .replaceFirst("(<bpmn:process id=\"sale\"[^>]*>)", "$1" + DOCUMENTATION)))
                .isEmpty();
    }

    /** The shipped model as a process owner would have it from before the properties. */
    private static String old() {
        return ShippedFiles.model("sale")
                .replaceFirst(
                        "(?s)(<bpmn:collaboration [^>]*>)\\s*<bpmn:extensionElements>.*?</bpmn:extensionElements>",
                        "$1")
                .replaceFirst(
                        "(<bpmn:process id=\"sale\") name=\"Sale\"([^>]*>)",
                        "$1 name=\"Sale: the customer negotiates and decides\"$2" + DOCUMENTATION)
                .replaceFirst(
                        "(?s)(<bpmn:task id=\"Task_SetOurOwnLimits\"[^>]*>)\\s*<bpmn:extensionElements>.*?</bpmn:extensionElements>",
                        "$1<bpmn:documentation>Needs: to know our budget. Keeps from buying: other plans.</bpmn:documentation>");
    }

    private static Stream<String> findings(String model) {
        return ModelRules.check(Map.of("sale.bpmn", model.getBytes(StandardCharsets.UTF_8)), ShippedFiles.KNOWN)
                .stream()
                .map(finding -> finding.element() + finding.text().replaceFirst("^[^:]*", ""));
    }
}
