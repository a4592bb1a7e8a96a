package org.ostopolku.customer.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ostopolku.browser.RunningApplication;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A journey of an earlier version, whose number a path cannot hold, is read, exported and erased. */
@Tag("once")
@RunningApplication
class OddJourneyNumbersTest {

    private final TestRestTemplate administrator;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    OddJourneyNumbersTest(TestRestTemplate rest, RuntimeService runtime, JdbcClient jdbc) {
        this.administrator = rest.withBasicAuth("armas", "armas-demo");
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEB/77", "WEB-77 ", "50%", "A;B", "A\\B", "..", "~A", "ä@example.com"})
    void is_read_exported_and_erased(String number) {
        givenJourneyOfEarlierVersion(number);
        String path =
                "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(number.getBytes(StandardCharsets.UTF_8));

        assertThat(read("/api/journeys/" + path).path("journey").asText()).isEqualTo(number);
        assertThat(read("/api/customers/" + path).path("journey").asText()).isEqualTo(number);
        assertThat(read("/api/customers/" + path + "/export").toString()).contains("Vanha Oy");
        var records = administrator
                .postForEntity("/api/customers/" + path + "/erasure", Map.of("reason", "mistake"), JsonNode.class)
                .getBody();
        assertThat(records.findValuesAsText("journey")).contains(number);
        assertThat(read("/api/customers/" + path + "/export").toString()).doesNotContain("Vanha Oy");
    }

    private JsonNode read(String address) {
        var answer = administrator.getForEntity(address, JsonNode.class);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        return answer.getBody();
    }

    /** New journeys cannot have such a number. */
    private void givenJourneyOfEarlierVersion(String number) {
        var process = runtime.createMessageCorrelation("customer-noticed")
                .setVariables(Map.of("customerName", "Vanha Oy", "signalKind", "phone-call"))
                .correlateStartMessage()
                .getId();
        for (var table : new String[] {"act_hi_procinst", "act_ru_execution"}) {
            jdbc.sql("update " + table + " set business_key_ = :number where id_ = :process")
                    .params(Map.of("number", number, "process", process))
                    .update();
        }
    }
}
