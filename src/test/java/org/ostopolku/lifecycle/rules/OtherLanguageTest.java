package org.ostopolku.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ostopolku.lifecycle.rules.BrokenFile.everywhere;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A model may be written in another language than English. */
@Tag("once")
class OtherLanguageTest {

    private static final UnaryOperator<String> FINNISH = everywhere(
            "<camunda:property name=\"customerDoes\"",
            "<camunda:property name=\"language\" value=\"fi\" /><camunda:property name=\"customerDoes\"");

    @Test
    void finnish_labels_keep_every_rule() {
        assertThat(rules(FINNISH.andThen(everywhere(
                        "LogTheOrder",
                        "AanestaTilaus",
                        "\"Log the order\"",
                        "\"Äänestä tilaus\"",
                        "CustomerBought",
                        "AsiakasOsti",
                        "\"Customer bought\"",
                        "\"Asiakas osti\"",
                        "Flow_Buys",
                        "Flow_Ostaa",
                        "\"buys\"",
                        "\"östaa\"",
                        "CustomerIWantAnOffer",
                        "OstanNyt",
                        "\"I want an offer\"",
                        "\"Ostan nyt\""))))
                .isEmpty();
    }

    @Test
    void a_label_in_another_script_needs_an_id_that_speaks() {
        assertThat(rules(FINNISH.andThen(everywhere("\"Log the order\"", "\"Внести заказ\""))))
                .isEmpty();
        assertThat(rules(FINNISH.andThen(everywhere(
                        "\"Log the order\"", "\"Внести заказ\"", "ServiceTask_LogTheOrder", "Task_LogTheOrder"))))
                .containsExactly("ID");
    }

    @Test
    void capitals_are_found_in_every_script() {
        assertThat(rules(FINNISH.andThen(
                        everywhere("LogTheOrder", "AanestaAlue", "\"Log the order\"", "\"Äänestä Älue\""))))
                .containsExactly("SENTENCE_CASE");
        assertThat(rules(FINNISH.andThen(everywhere("\"buys\"", "\"Östaa\"", "Flow_Buys", "Flow_Ostaa"))))
                .containsExactly("ANSWER_CASE");
    }

    @Test
    void english_words_are_checked_in_english_models_only() {
        UnaryOperator<String> noVerb = everywhere("LogTheOrder", "OrderLog", "\"Log the order\"", "\"Order log\"");
        assertThat(rules(noVerb)).containsExactly("VERB");
        assertThat(rules(FINNISH.andThen(noVerb))).isEmpty();
    }

    private static Stream<String> rules(Function<String, String> change) {
        var model = change.apply(ShippedFiles.model("sale")).getBytes(StandardCharsets.UTF_8);
        return ModelRules.check(Map.of("sale.bpmn", model), ShippedFiles.KNOWN).stream()
                .map(Finding::rule)
                .distinct();
    }
}
