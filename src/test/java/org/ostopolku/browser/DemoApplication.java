package org.ostopolku.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.ostopolku.process.kpi.KpiIds;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo application: its users and its channel over REST, and its ledger. */
final class DemoApplication {

    final RestClientOfUser channel;
    final RestClientOfUser marketing;
    final RestClientOfUser service;
    final RestClientOfUser sales;
    final RestClientOfUser product;
    final RestClientOfUser delivery;
    final RestClientOfUser manager;
    final RestClientOfUser anonymous;
    private final JdbcClient jdbc;

    DemoApplication(TestRestTemplate rest, JdbcClient jdbc) {
        channel = RestClientOfUser.ofUser("verkko", rest);
        marketing = RestClientOfUser.ofUser("iida", rest);
        service = RestClientOfUser.ofUser("helmi", rest);
        sales = RestClientOfUser.ofUser("aino", rest);
        product = RestClientOfUser.ofUser("tuuli", rest);
        delivery = RestClientOfUser.ofUser("oskari", rest);
        manager = RestClientOfUser.ofUser("marja", rest);
        anonymous = RestClientOfUser.anonymous(rest);
        this.jdbc = jdbc;
    }

    /** Deletes all process instances, because Tasklist shows only one page of tasks. */
    void deleteAllInstances(RuntimeService runtime) {
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
            var processes = runtime.createProcessInstanceQuery().rootProcessInstances().list().stream()
                    .map(ProcessInstance::getId)
                    .toList();
            if (!processes.isEmpty()) {
                runtime.deleteProcessInstances(processes, "test", true, true);
            }
            return processes.isEmpty();
        });
        jdbc.sql("delete from open_journey").update();
    }

    /** Starts a journey with a signal of the channel and returns its number. */
    String startJourney(String name, Object... furtherVariables) {
        String journey = "WEB-" + UUID.randomUUID();
        List<Object> variables = new ArrayList<>(List.of("customerName", name, "signalKind", "content-visited"));
        variables.addAll(List.of(furtherVariables));
        assertDone(channel.send("customer-noticed", journey, variables.toArray()));
        return journey;
    }

    /** Sets the end of the grace time of a customer who refused contact to today. */
    void endGraceTime(String journey) {
        jdbc.sql("update scheduled_erasure set erase_on = current_date where journey = :journey")
                .param("journey", journey)
                .update();
        jdbc.sql("""
                        update act_ru_job set duedate_ = current_timestamp
                        where handler_cfg_ = 'BoundaryEvent_GraceTimeIsOver' and process_instance_id_ =
                            (select process_instance from scheduled_erasure where journey = :journey)
                        """).param("journey", journey).update();
    }

    /** Completes touchpoints with the ordinary answers, each as soon as it exists. */
    DemoApplication complete(RestClientOfUser person, String journey, String... touchpoints) {
        for (String touchpoint : touchpoints) {
            assertDone(person.complete(person.find(touchpoint, journey)));
        }
        return this;
    }

    static void assertDone(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(204);
    }

    /** The message of a response with status 400. */
    static String refusalMessage(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(400);
        return answer.getBody().path("message").asText();
    }

    /** The names of the open touchpoints of a journey, of all teams. */
    List<String> openTouchpoints(String journey) {
        return manager.list("All teams' tasks", journey).stream()
                .map(RestClientOfUser.Touchpoint::name)
                .toList();
    }

    List<Map<String, Object>> ledger(String journey) {
        return jdbc.sql("select * from kpi_record where journey = :journey order by id")
                .param("journey", journey)
                .query()
                .listOfRows();
    }

    /** The stages that the journey entered, in order. */
    List<String> stages(String journey) {
        return ledger(journey).stream()
                .filter(row -> row.get("kpi").equals(KpiIds.STAGE_ENTERED))
                .map(row -> row.get("stage").toString())
                .toList();
    }

    /** The sum of a KPI in the journey. */
    double sum(String journey, String kpi) {
        return ledger(journey).stream()
                .filter(row -> row.get("kpi").equals(kpi))
                .mapToDouble(row -> ((Number) row.get("kpi_value")).doubleValue())
                .sum();
    }
}
