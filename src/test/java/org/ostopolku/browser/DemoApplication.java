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

/** The house of the demo: its people and its channel over REST, and its ledger. */
final class DemoApplication {

    final RestClientOfUser channel;
    final RestClientOfUser marketing;
    final RestClientOfUser service;
    final RestClientOfUser sales;
    final RestClientOfUser product;
    final RestClientOfUser delivery;
    final RestClientOfUser manager;
    final RestClientOfUser stranger;
    private final JdbcClient jdbc;

    DemoApplication(TestRestTemplate rest, JdbcClient jdbc) {
        channel = RestClientOfUser.named("verkko", rest);
        marketing = RestClientOfUser.named("iida", rest);
        service = RestClientOfUser.named("helmi", rest);
        sales = RestClientOfUser.named("aino", rest);
        product = RestClientOfUser.named("tuuli", rest);
        delivery = RestClientOfUser.named("oskari", rest);
        manager = RestClientOfUser.named("marja", rest);
        stranger = RestClientOfUser.stranger(rest);
        this.jdbc = jdbc;
    }

    /** Nobody is served any more: a list of tasks shows one page, which those of earlier tests would fill. */
    void isEmptied(RuntimeService runtime) {
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

    /** The channel tells of a customer who read our pages. Returns the number of the new journey. */
    String noticesACustomer(String name, Object... furtherVariables) {
        String journey = "WEB-" + UUID.randomUUID();
        List<Object> variables = new ArrayList<>(List.of("customerName", name, "signalKind", "content-visited"));
        variables.addAll(List.of(furtherVariables));
        done(channel.sends("customer-noticed", journey, variables.toArray()));
        return journey;
    }

    /** A person completes these touchpoints with the ordinary answers, each as soon as it is there. */
    DemoApplication serves(RestClientOfUser person, String journey, String... touchpoints) {
        for (String touchpoint : touchpoints) {
            done(person.completes(person.finds(touchpoint, journey)));
        }
        return this;
    }

    static void done(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(204);
    }

    /** The request was refused with 400, and this is why. */
    static String refusal(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(400);
        return answer.getBody().path("message").asText();
    }

    /** The names of the open touchpoints of a journey, of whatever team. */
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

    /** The stages that the journey entered, in this order. */
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
