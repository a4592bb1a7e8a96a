package org.ostopolku.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ostopolku.browser.DemoApplication.assertDone;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ostopolku.customer.privacy.DatabaseScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Export and erasure of a customer's personal data. */
@RunningApplication
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataTest {

    private static final Duration JOB_TIME = Duration.ofSeconds(60);
    private static final String CUSTOMER = "/api/customers/{journey}";

    private final DemoApplication demo;
    private final TestRestTemplate rest;
    private final TestRestTemplate administrator;
    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final String marker = UUID.randomUUID().toString().substring(0, 8);
    private final String name = "Kaiho " + marker + " Oy";
    private final String address = "kaisa." + marker + "@kaiho.example";

    PersonalDataTest(TestRestTemplate rest, JdbcClient jdbc, RuntimeService runtime) {
        this.demo = new DemoApplication(rest, jdbc);
        this.rest = rest;
        this.administrator = rest.withBasicAuth("armas", "armas-demo");
        this.jdbc = jdbc;
        this.runtime = runtime;
    }

    @Test
    void the_personal_data_of_a_customer_is_exported_and_erased_everywhere(CapturedOutput log) {
        var journey = demo.startJourney(name, "contactEmail", address);
        var again = demo.startJourney("Kaiho", "contactEmail", address.toUpperCase(Locale.ROOT));
        var namesake = demo.startJourney(name);
        assertDone(demo.marketing.complete(
                demo.marketing.find("Assess the buying signal", journey),
                "customerName",
                name,
                "contactEmail",
                address,
                "signalMeaning",
                "Told by " + marker,
                "developmentNeed",
                marker + " wants an answer sooner"));
        var need = demo.product.find("Prioritise the development need", journey);
        demo.complete(demo.marketing, journey, "Send helpful content");
        var enquiry = demo.service.find("Answer the first enquiry", journey);
        demo.marketing.find("Assess the buying signal", again);
        demo.marketing.find("Assess the buying signal", namesake);
        body(administrator.postForEntity(
                "/engine-rest/task/{task}/comment/create",
                Map.of("message", "<b>Called</b> " + marker),
                JsonNode.class,
                enquiry.id()));

        var journeys = body(administrator.getForEntity(CUSTOMER, JsonNode.class, journey));
        assertThat(texts(journeys.path("journeys"))).containsExactlyInAnyOrder(journey, again);
        assertThat(texts(journeys.path("sameName"))).containsExactly(namesake);

        var export = body(administrator.getForEntity(
                CUSTOMER + "/export?journeys={one}&journeys={other}", JsonNode.class, journey, journey, again));
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
            assertThat(value.path("value").asText()).isEqualTo("Told by " + marker);
        });
        assertThat(first.at("/notes/0/text").asText()).isEqualTo("<b>Called</b> " + marker);
        assertThat(administrator.getForObject(CUSTOMER + "/export.html?journeys={one}", String.class, journey, journey))
                .contains(name, "&lt;b&gt;Called&lt;/b&gt; " + marker, "What the buying signal tells")
                .doesNotContain("<b>Called");

        assertThat(demo.channel
                        .send("customer-signal", journey, "signalKind", "nothing of " + marker)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        var scan = new DatabaseScan(jdbc);
        assertThat(scan.find(Set.of(marker), Set.of()))
                .extracting(DatabaseScan.Hit::table)
                .contains("act_hi_comment");
        assertThat(erase(administrator, journey, Map.of("reason", "because of " + marker))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(erase(administrator, journey, Map.of("reason", "customer-asked", "journeys", List.of("another")))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        var none = erase(administrator, journey, Map.of("reason", "customer-asked", "journeys", List.of()));
        assertThat(none.getStatusCode().value()).isEqualTo(400);
        assertThat(none.getBody().path("detail").asText())
                .contains("journeys", "give at least one journey of this customer");
        var erasures = body(erase(
                administrator,
                journey,
                Map.of("reason", "customer-asked", "journeys", List.of(journey, again, journey, namesake))));

        assertThat(scan.find(List.of(marker, marker.toUpperCase(Locale.ROOT)), Set.of()))
                .isEmpty();
        assertThat(erasures).hasSize(3).allSatisfy(erasure -> {
            assertThat(erasure.path("person").asText()).isEqualTo("armas");
            assertThat(erasure.path("entries").asInt()).isPositive();
        });
        assertThat(body(administrator.getForEntity("/api/erasures?journey={journey}", JsonNode.class, journey)))
                .singleElement()
                .satisfies(erasure -> {
                    assertThat(erasure.path("id")).isEqualTo(erasures.get(0).path("id"));
                    assertThat(erasure.path("entries"))
                            .isEqualTo(erasures.get(0).path("entries"));
                });
        assertThat(jdbc.sql("select kind from audit_entry where subject = ? and kind like 'E%' order by id")
                        .param(journey)
                        .query(String.class)
                        .list())
                .containsExactly("EXPORT", "EXPORT", "ERASURE");
        assertThat(texts(export.path("journeys"), "journey")).containsExactlyInAnyOrder(journey, again);
        var view = body(demo.manager.get("/api/journeys/{journey}", journey));
        assertThat(view.at("/customer/forgottenAt").asText()).isNotBlank();
        assertThat(view.path("chapters").toString()).contains("Send helpful content");

        assertThat(log.toString()).as("the server's log").doesNotContain(marker);

        assertThat(body(demo.product.get("/engine-rest/task/{task}/variables/need", need.id()))
                        .path("value")
                        .asText())
                .isEqualTo("(erased with the customer's data)");
        assertDone(demo.product.complete(
                need, "needTaken", "no", "needPriority", null, "notTakenReason", "There is nothing to read"));
        assertThat(demo.sum(journey, "development-needs")).isEqualTo(1);

        assertDone(demo.service.complete(enquiry, "answerGiven", "Told anew"));
        await().atMost(JOB_TIME)
                .untilAsserted(() -> assertThat(body(demo.manager.get("/api/journeys/{journey}", journey))
                                .toString())
                        .contains("Told anew"));
    }

    /** A web form can give another customer's journey as the recommender's, and another customer's name or number. */
    @Test
    void an_erasure_leaves_other_customers_as_they_are_but_for_the_line_that_names_the_erased_one() {
        var other = demo.startJourney(name, "contactEmail", address, "customerId", "-");
        var claimant = demo.startJourney(name, "referredBy", other, "customerId", "-");
        var claim = CUSTOMER + "/erasure";
        assertThat(texts(body(administrator.getForEntity(CUSTOMER, JsonNode.class, claimant))
                        .path("journeys")))
                .as("a dash is no customer number")
                .containsExactly(claimant);
        assertThat(recommenders(claimant)).isEmpty();

        var path = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(other, "customer-journey")
                .singleResult()
                .getId();
        runtime.setVariable(path, "referredCompanies", name + "\nLehto Ky");
        assertThat(recommenders(claimant)).containsExactly(other);

        body(administrator.postForEntity(claim, Map.of("reason", "mistake"), JsonNode.class, claimant));

        assertThat(runtime.getVariables(path))
                .containsEntry("customerName", name)
                .containsEntry("contactEmail", address)
                .containsEntry("referredCompanies", "(forgotten)\nLehto Ky");
    }

    @Test
    void journeys_that_only_claim_to_be_of_one_customer_are_exported_and_erased_by_their_numbers() {
        var journey = demo.startJourney(name, "contactEmail", address);
        var claimant = demo.startJourney("Somebody else " + marker, "contactEmail", address);

        assertThat(List.of(
                        erase(administrator, claimant, Map.of("reason", "customer-asked")),
                        export("/export", claimant)))
                .allSatisfy(answer -> {
                    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
                    assertThat(answer.getBody().path("detail").asText())
                            .contains(
                                    "journeys is missing",
                                    journey,
                                    claimant,
                                    "the same customer number or e-mail address");
                });
        assertThat(administrator
                        .getForEntity(CUSTOMER + "/export.html", String.class, claimant)
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(erase(
                                administrator,
                                claimant,
                                Map.of("reason", "mistake", "journeys", Collections.singletonList(null)))
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(export("/export?journeys=", claimant).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(export("/export?journeys=J-1,J-2", claimant)
                        .getBody()
                        .path("detail")
                        .asText())
                .contains("\"J-1,J-2\"", "give journeys of this customer only");
        assertThat(body(export("/export?journeys=" + claimant, claimant)).toString())
                .contains("Somebody else " + marker)
                .doesNotContain(journey, name);
        assertThat(body(administrator.getForEntity(CUSTOMER, JsonNode.class, claimant))
                        .at("/names/" + journey)
                        .asText())
                .isEqualTo(name);
    }

    private List<String> recommenders(String journey) {
        var previews = body(administrator.getForEntity(CUSTOMER + "/erasure", JsonNode.class, journey));
        return StreamSupport.stream(previews.spliterator(), false)
                .filter(preview -> preview.path("journey").asText().equals(journey))
                .flatMap(preview -> texts(preview.path("recommenders")).stream())
                .toList();
    }

    @Test
    void export_and_erasure_need_the_permission_for_personal_data() {
        var journey = demo.startJourney(name);

        for (RestClientOfUser caller : List.of(demo.manager, demo.sales, demo.channel)) {
            assertThat(caller.get(CUSTOMER, journey).getStatusCode().value()).isEqualTo(403);
            assertThat(caller.get(CUSTOMER + "/export", journey).getStatusCode().value())
                    .isEqualTo(403);
            assertThat(caller.get("/api/erasures").getStatusCode().value()).isEqualTo(403);
        }
        assertThat(demo.anonymous
                        .get(CUSTOMER + "/export", journey)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(body(RestClientOfUser.ofUser("kaisa", rest).get(CUSTOMER + "/erasure", journey))
                        .at("/0/erased")
                        .toString())
                .contains("The customer: a company, or a consumer's own name");
        var reason = Map.of("reason", "customer-asked");
        assertThat(erase(rest.withBasicAuth("marja", "marja-demo"), journey, reason)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(erase(rest, journey, reason).getStatusCode().value()).isEqualTo(401);
        assertThat(RestClientOfUser.ofUser("kaisa", rest)
                        .get(CUSTOMER, journey)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(erase(administrator, "none such", reason).getStatusCode().value())
                .isEqualTo(404);
        assertThat(new DatabaseScan(jdbc).find(Set.of(name), Set.of())).isNotEmpty();
    }

    @Test
    void a_contact_refusal_is_recognised_without_stored_personal_data() {
        var journey = demo.startJourney(name, "contactEmail", address);
        demo.complete(demo.marketing, journey, "Assess the buying signal", "Send helpful content");
        assertDone(
                demo.service.complete(demo.service.find("Answer the first enquiry", journey), "contactConsent", "no"));
        demo.service.find("Revoke a wrong erasure", journey);
        demo.endGraceTime(journey);
        await().atMost(JOB_TIME).until(() -> body(demo.manager.get("/api/journeys/{journey}", journey))
                .at("/place/ended")
                .asBoolean());
        assertThat(new DatabaseScan(jdbc).find(Set.of(marker), Set.of())).isEmpty();

        var later = demo.startJourney("Kaiho", "contactEmail", address.toUpperCase(Locale.ROOT));

        assertThat(body(demo.manager.get("/api/journeys/{journey}", later))
                        .at("/customer/refusedContactOn")
                        .asText())
                .isEqualTo(LocalDate.now(ZoneId.of("Europe/Helsinki")).toString());
    }

    private static ResponseEntity<JsonNode> erase(TestRestTemplate caller, String journey, Map<String, ?> request) {
        return caller.postForEntity(CUSTOMER + "/erasure", request, JsonNode.class, journey);
    }

    private ResponseEntity<JsonNode> export(String address, String journey) {
        return administrator.getForEntity(CUSTOMER + address, JsonNode.class, journey);
    }

    private static JsonNode body(ResponseEntity<JsonNode> answer) {
        assertThat(answer.getStatusCode()).as("%s", answer.getBody()).isEqualTo(HttpStatusCode.valueOf(200));
        return answer.getBody();
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> one.path(field).asText())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
