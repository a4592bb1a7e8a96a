package org.ostopolku.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ostopolku.browser.DemoApplication.assertDone;
import static org.ostopolku.browser.DemoApplication.refusalMessage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ostopolku.process.kpi.KpiIds;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Journeys over REST, with a running job executor. */
@RunningApplication
class JourneyOverRestTest {

    private final DemoApplication demo;

    JourneyOverRestTest(TestRestTemplate rest, JdbcClient jdbc) {
        demo = new DemoApplication(rest, jdbc);
    }

    @Test
    void a_journey_runs_from_the_first_signal_to_the_order() {
        String journey = demo.startJourney("Koivu Oy");

        demo.complete(demo.marketing, journey, "Assess the buying signal", "Send helpful content");
        demo.service.find("Answer the first enquiry", journey);
        assertDone(demo.channel.send("customer-signal", journey, "signalKind", "trial-used"));
        assertThat(demo.sum(journey, KpiIds.SELF_SERVICE_SIGNALS)).isEqualTo(1);

        assertDone(demo.channel.send("customer-moved", journey, "toStage", "activation"));
        demo.complete(demo.sales, journey, "Hold the needs interview", "Show the solution");
        assertThat(demo.openTouchpoints(journey)).containsExactly("Answer the evaluators' questions");
        demo.complete(demo.product, journey, "Answer the evaluators' questions");
        demo.complete(demo.sales, journey, "Prepare the offer with the customer");
        assertThat(demo.sum(journey, KpiIds.QUOTE_BOOK)).isEqualTo(100_000);

        demo.complete(demo.sales, journey, "Negotiate with the customer");
        demo.complete(demo.delivery, journey, "Agree on delivery and start");
        demo.delivery.find("Deliver as the customer chose", journey);
        assertThat(demo.stages(journey)).containsExactly("awareness", "contact", "activation", "sale", "use");
        assertThat(demo.sum(journey, KpiIds.QUOTE_BOOK)).isZero();
        assertThat(demo.sum(journey, KpiIds.ORDER_BOOK)).isEqualTo(100_000);
    }

    @Test
    void a_wrong_value_is_refused_with_its_field_and_the_touchpoint_stays_open() {
        String journey = demo.startJourney("Leppä Oy");
        var touchpoint = demo.marketing.find("Assess the buying signal", journey);
        var before = demo.ledger(journey);

        var answer = demo.marketing.complete(touchpoint, "expectedValue", -5, "industryFit", "somewhere");

        assertThat(refusalMessage(answer))
                .contains("has 2 wrong values")
                .contains("Expected value (expectedValue): \"-5\" is too small")
                .contains("(industryFit): \"somewhere\" is not among the choices; choose one of core, near, outside");
        assertThat(demo.marketing.find("Assess the buying signal", journey)).isEqualTo(touchpoint);
        assertThat(demo.ledger(journey)).isEqualTo(before);

        assertDone(demo.marketing.complete(touchpoint, "expectedValue", 5));
        demo.marketing.find("Send helpful content", journey);
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
    void an_unknown_value_is_refused_and_changes_nothing(
            String message, String other, String variable, String value, String expected) {
        String journey = demo.startJourney("Haapa Oy");
        demo.marketing.find("Assess the buying signal", journey);
        var ledger = demo.ledger(journey);

        var answer = demo.channel.send(message, other == null ? journey : other, variable, value);

        assertThat(refusalMessage(answer)).contains(expected);
        assertThat(demo.ledger(journey)).isEqualTo(ledger);
        assertThat(demo.openTouchpoints(journey)).containsExactly("Assess the buying signal");
        assertThat(demo.openTouchpoints("new")).isEmpty();
        assertThat(demo.ledger("new")).isEmpty();
    }

    @Test
    void an_unknown_message_is_refused() {
        String journey = demo.startJourney("Leppä Oy");

        assertThat(refusalMessage(demo.sales.send("customer-lost", journey))).contains("customer-lost");
        assertThat(demo.channel.send("customer-lost", journey).getStatusCode().value())
                .isEqualTo(403);
    }

    @Test
    void a_caller_without_login_is_refused() {
        String journey = demo.startJourney("Paju Oy");

        var answer = demo.anonymous.send("customer-moved", journey, "toStage", "sale");

        assertThat(answer.getStatusCode().value()).isEqualTo(401);
        assertThat(demo.stages(journey)).containsExactly("awareness");
    }

    @Test
    void a_team_cannot_complete_the_touchpoint_of_another_team() {
        String journey = demo.startJourney("Tammi Oy");
        var touchpoint = demo.marketing.find("Assess the buying signal", journey);

        var answer = demo.sales.complete(touchpoint);

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
        assertThat(demo.sales.list("My team's tasks", journey)).isEmpty();
        assertThat(demo.marketing.find("Assess the buying signal", journey)).isEqualTo(touchpoint);
    }

    @Test
    void a_task_is_sent_back_with_another_follow_up_date_as_it_was_received() {
        var touchpoint = demo.marketing.find("Assess the buying signal", demo.startJourney("Haapa Oy"));
        var task = (ObjectNode)
                demo.marketing.get("/engine-rest/task/{id}", touchpoint.id()).getBody();
        assertThat(task.path("camundaFormRef").path("key").asText()).isNotEmpty();
        assertDone(demo.marketing.post("/task/" + touchpoint.id() + "/claim", Map.of("userId", "iida")));

        task.put("assignee", "iida").put("followUp", "2026-12-24T09:00:00.000+0200");
        assertDone(demo.marketing.put("/task/" + touchpoint.id(), task));

        assertThat(demo.marketing
                        .get("/engine-rest/task/{id}", touchpoint.id())
                        .getBody()
                        .path("followUp")
                        .asText())
                .startsWith("2026-12-24");
    }
}
