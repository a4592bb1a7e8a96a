package org.ostopolku.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ostopolku.browser.DemoApplication.done;
import static org.ostopolku.browser.DemoApplication.refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ostopolku.process.kpi.KpiIds;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What channels and teams do over REST, while the job executor carries the journeys on. */
@RunningApplication
class JourneyOverRestTest {

    private final DemoApplication demo;

    JourneyOverRestTest(TestRestTemplate rest, JdbcClient jdbc) {
        demo = new DemoApplication(rest, jdbc);
    }

    @Test
    void a_customer_is_led_from_the_first_signal_to_the_order() {
        String journey = demo.noticesACustomer("Koivu Oy");

        demo.serves(demo.marketing, journey, "Assess the buying signal", "Send helpful content");
        demo.service.finds("Answer the first enquiry", journey);
        done(demo.channel.sends("customer-signal", journey, "signalKind", "trial-used"));
        assertThat(demo.sum(journey, KpiIds.SELF_SERVICE_SIGNALS)).isEqualTo(1);

        done(demo.channel.sends("customer-moved", journey, "toStage", "activation"));
        demo.serves(demo.sales, journey, "Hold the needs interview", "Show the solution");
        assertThat(demo.openTouchpoints(journey)).containsExactly("Answer the evaluators' questions");
        demo.serves(demo.product, journey, "Answer the evaluators' questions");
        demo.serves(demo.sales, journey, "Prepare the offer with the customer");
        assertThat(demo.sum(journey, KpiIds.QUOTE_BOOK)).isEqualTo(100_000);

        demo.serves(demo.sales, journey, "Negotiate with the customer");
        demo.serves(demo.delivery, journey, "Agree on delivery and start");
        demo.delivery.finds("Deliver as the customer chose", journey);
        assertThat(demo.stages(journey)).containsExactly("awareness", "contact", "activation", "sale", "use");
        assertThat(demo.sum(journey, KpiIds.QUOTE_BOOK)).isZero();
        assertThat(demo.sum(journey, KpiIds.ORDER_BOOK)).isEqualTo(100_000);
    }

    @Test
    void a_wrong_value_is_told_by_its_field_and_leaves_the_touchpoint_open() {
        String journey = demo.noticesACustomer("Leppä Oy");
        var touchpoint = demo.marketing.finds("Assess the buying signal", journey);
        var before = demo.ledger(journey);

        var answer = demo.marketing.completes(touchpoint, "expectedValue", -5, "industryFit", "somewhere");

        assertThat(refusal(answer))
                .contains("has 2 wrong values")
                .contains("Expected value (expectedValue): \"-5\" is too small")
                .contains("(industryFit): \"somewhere\" is not among the choices; choose one of core, near, outside");
        assertThat(demo.marketing.finds("Assess the buying signal", journey)).isEqualTo(touchpoint);
        assertThat(demo.ledger(journey)).isEqualTo(before);

        done(demo.marketing.completes(touchpoint, "expectedValue", 5));
        demo.marketing.finds("Send helpful content", journey);
    }

    @ParameterizedTest(name = "{0} {2}={3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "customer-moved   | unknown | toStage       | sale         | There is no running journey unknown",
                "customer-moved   |         | toStage       | moon         | (toStage): \"moon\" is not among the choices",
                "customer-moved   |         | stage         | sale         | stage is unknown to this message",
                "customer-signal  |         | signalKind    | smoke-signal | (signalKind): \"smoke-signal\" is not among",
                "customer-noticed |         | signalKind    | event-attended | is taken by another journey",
                "customer-noticed | new     | expectedValue | plenty       | (expectedValue): \"plenty\" is no number"
            })
    void what_is_unknown_is_refused_and_changes_nothing(
            String message, String other, String variable, String value, String told) {
        String journey = demo.noticesACustomer("Haapa Oy");
        demo.marketing.finds("Assess the buying signal", journey);
        var ledger = demo.ledger(journey);

        var answer = demo.channel.sends(message, other == null ? journey : other, variable, value);

        assertThat(refusal(answer)).contains(told);
        assertThat(demo.ledger(journey)).isEqualTo(ledger);
        assertThat(demo.openTouchpoints(journey)).containsExactly("Assess the buying signal");
        assertThat(demo.openTouchpoints("new")).isEmpty();
        assertThat(demo.ledger("new")).isEmpty();
    }

    @Test
    void a_message_that_nobody_knows_is_refused() {
        String journey = demo.noticesACustomer("Leppä Oy");

        assertThat(refusal(demo.sales.sends("customer-lost", journey))).contains("customer-lost");
        assertThat(demo.channel.sends("customer-lost", journey).getStatusCode().value())
                .isEqualTo(403);
    }

    @Test
    void a_stranger_is_shown_the_door() {
        String journey = demo.noticesACustomer("Paju Oy");

        var answer = demo.stranger.sends("customer-moved", journey, "toStage", "sale");

        assertThat(answer.getStatusCode().value()).isEqualTo(401);
        assertThat(demo.stages(journey)).containsExactly("awareness");
    }

    @Test
    void a_team_does_not_complete_the_touchpoint_of_another() {
        String journey = demo.noticesACustomer("Tammi Oy");
        var touchpoint = demo.marketing.finds("Assess the buying signal", journey);

        var answer = demo.sales.completes(touchpoint);

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(demo.sales.list("My team's tasks", journey)).isEmpty();
        assertThat(demo.marketing.finds("Assess the buying signal", journey)).isEqualTo(touchpoint);
    }
}
