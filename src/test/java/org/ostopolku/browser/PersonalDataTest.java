package org.ostopolku.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ostopolku.browser.DemoApplication.done;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ostopolku.customer.privacy.DatabaseScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an administrator answers a customer who asks for their data, or for its end. */
@RunningApplication
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CUSTOMER = "/api/customers/{journey}";

    private final DemoApplication demo;
    private final TestRestTemplate rest;
    private final TestRestTemplate administrator;
    private final JdbcClient jdbc;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String name = "Kaiho " + mark + " Oy";
    private final String address = "kaisa." + mark + "@kaiho.example";

    PersonalDataTest(TestRestTemplate rest, JdbcClient jdbc) {
        this.demo = new DemoApplication(rest, jdbc);
        this.rest = rest;
        this.administrator = rest.withBasicAuth("armas", "armas-demo");
        this.jdbc = jdbc;
    }

    @Test
    void a_customer_gets_what_is_known_of_them_and_is_then_forgotten_everywhere(CapturedOutput log) {
        var journey = demo.noticesACustomer(name, "contactEmail", address);
        var again = demo.noticesACustomer("Kaiho", "contactEmail", address.toUpperCase(Locale.ROOT));
        var namesake = demo.noticesACustomer(name);
        done(demo.marketing.completes(
                demo.marketing.finds("Assess the buying signal", journey),
                "customerName",
                name,
                "contactEmail",
                address,
                "signalMeaning",
                "Told by " + mark,
                "developmentNeed",
                mark + " wants an answer sooner"));
        var need = demo.product.finds("Prioritise the development need", journey);
        demo.serves(demo.marketing, journey, "Send helpful content");
        var enquiry = demo.service.finds("Answer the first enquiry", journey);
        demo.marketing.finds("Assess the buying signal", again);
        demo.marketing.finds("Assess the buying signal", namesake);
        body(administrator.postForEntity(
                "/engine-rest/task/{task}/comment/create",
                Map.of("message", "<b>Called</b> " + mark),
                JsonNode.class,
                enquiry.id()));

        var journeys = body(administrator.getForEntity(CUSTOMER, JsonNode.class, journey));
        assertThat(texts(journeys.path("journeys"))).containsExactlyInAnyOrder(journey, again);
        assertThat(texts(journeys.path("sameName"))).containsExactly(namesake);

        var export = body(administrator.getForEntity(CUSTOMER + "/export", JsonNode.class, journey));
        var first = StreamSupport.stream(export.path("journeys").spliterator(), false)
                .filter(one -> one.path("journey").asText().equals(journey))
                .findFirst()
                .orElseThrow();
        assertThat(first.path("known")).anySatisfy(value -> {
            assertThat(value.path("meaning").asText()).isEqualTo("The customer: a company, or a consumer's own name");
            assertThat(value.path("value").asText()).isEqualTo(name);
            assertThat(value.path("personal").asBoolean()).isTrue();
        });
        assertThat(first.path("told")).anySatisfy(value -> {
            assertThat(value.path("place").asText()).isEqualTo("Assess the buying signal");
            assertThat(value.path("person").asText()).isEqualTo("Iida Nieminen");
            assertThat(value.path("value").asText()).isEqualTo("Told by " + mark);
        });
        assertThat(first.at("/notes/0/text").asText()).isEqualTo("<b>Called</b> " + mark);
        assertThat(administrator.getForObject(CUSTOMER + "/export.html", String.class, journey))
                .contains(name, "&lt;b&gt;Called&lt;/b&gt; " + mark, "What the buying signal tells")
                .doesNotContain("<b>Called");

        assertThat(demo.channel
                        .sends("customer-signal", journey, "signalKind", "nothing of " + mark)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        var scan = new DatabaseScan(jdbc);
        assertThat(scan.find(Set.of(mark), Set.of()))
                .extracting(DatabaseScan.Hit::table)
                .contains("act_hi_comment");
        assertThat(erase(administrator, journey, Map.of("reason", "because of " + mark))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(erase(administrator, journey, Map.of("reason", "customer-asked", "journeys", List.of("another")))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        var proofs = body(erase(
                administrator,
                journey,
                Map.of("reason", "customer-asked", "journeys", List.of(journey, again, namesake))));

        assertThat(scan.find(List.of(mark, mark.toUpperCase(Locale.ROOT)), Set.of()))
                .isEmpty();
        assertThat(proofs).hasSize(3).allSatisfy(proof -> {
            assertThat(proof.path("person").asText()).isEqualTo("armas");
            assertThat(proof.path("entries").asInt()).isPositive();
        });
        assertThat(body(administrator.getForEntity("/api/erasures?journey={journey}", JsonNode.class, journey)))
                .singleElement()
                .satisfies(proof -> {
                    assertThat(proof.path("id")).isEqualTo(proofs.get(0).path("id"));
                    assertThat(proof.path("entries")).isEqualTo(proofs.get(0).path("entries"));
                });
        assertThat(jdbc.sql("select kind from audit_entry where subject = ? and kind like 'E%' order by id")
                        .param(journey)
                        .query(String.class)
                        .list())
                .containsExactly("EXPORT", "EXPORT", "ERASURE");
        var story = body(demo.manager.reads("/api/journeys/{journey}", journey));
        assertThat(story.at("/customer/forgottenAt").asText()).isNotBlank();
        assertThat(story.path("chapters").toString()).contains("Send helpful content");

        assertThat(log.toString()).as("the server's log").doesNotContain(mark);

        assertThat(body(demo.product.reads("/engine-rest/task/{task}/variables/need", need.id()))
                        .path("value")
                        .asText())
                .isEqualTo("(erased with the customer's data)");
        done(demo.product.completes(need, "needTaken", "no", "notTakenReason", "There is nothing to read"));
        assertThat(demo.sum(journey, "development-needs")).isEqualTo(1);

        done(demo.service.completes(enquiry, "answerGiven", "Told anew"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(body(demo.manager.reads("/api/journeys/{journey}", journey))
                                .toString())
                        .contains("Told anew"));
    }

    @Test
    void only_those_with_the_right_take_data_out_or_erase_it() {
        var journey = demo.noticesACustomer(name);

        for (RestClientOfUser caller : List.of(demo.manager, demo.sales, demo.channel)) {
            assertThat(caller.reads(CUSTOMER, journey).getStatusCode().value()).isEqualTo(403);
            assertThat(caller.reads(CUSTOMER + "/export", journey)
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
            assertThat(caller.reads("/api/erasures").getStatusCode().value()).isEqualTo(403);
        }
        assertThat(demo.stranger
                        .reads(CUSTOMER + "/export", journey)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        var reason = Map.of("reason", "customer-asked");
        assertThat(erase(rest.withBasicAuth("marja", "marja-demo"), journey, reason)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(erase(rest, journey, reason).getStatusCode().value()).isEqualTo(401);
        assertThat(RestClientOfUser.named("kaisa", rest)
                        .reads(CUSTOMER, journey)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(erase(administrator, "none such", reason).getStatusCode().value())
                .isEqualTo(404);
        assertThat(new DatabaseScan(jdbc).find(Set.of(name), Set.of())).isNotEmpty();
    }

    @Test
    void whoever_refused_contact_is_known_again_without_being_kept() {
        var journey = demo.noticesACustomer(name, "contactEmail", address);
        demo.serves(demo.marketing, journey, "Assess the buying signal", "Send helpful content");
        done(demo.service.completes(demo.service.finds("Answer the first enquiry", journey), "contactConsent", "no"));
        await().atMost(PATIENCE).until(() -> body(demo.manager.reads("/api/journeys/{journey}", journey))
                .at("/place/ended")
                .asBoolean());
        assertThat(new DatabaseScan(jdbc).find(Set.of(mark), Set.of())).isEmpty();

        var later = demo.noticesACustomer("Kaiho", "contactEmail", address.toUpperCase(Locale.ROOT));

        assertThat(body(demo.manager.reads("/api/journeys/{journey}", later))
                        .at("/customer/refusedContactOn")
                        .asText())
                .isEqualTo(LocalDate.now(ZoneId.of("Europe/Helsinki")).toString());
    }

    private static ResponseEntity<JsonNode> erase(TestRestTemplate caller, String journey, Map<String, ?> wish) {
        return caller.postForEntity(CUSTOMER + "/erasure", wish, JsonNode.class, journey);
    }

    private static JsonNode body(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatusCode.valueOf(200));
        return answer.getBody();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
