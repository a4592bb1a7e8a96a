package org.ostopolku.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.ostopolku.browser.DemoApplication.assertDone;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.ostopolku.security.audit.AuditEntry;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.ostopolku.security.audit.AuditQuery;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customer view of the API: its content, and who may read it. */
@RunningApplication
class CustomerViewTest {

    /** How long the job executor may take. */
    private static final Duration JOB_TIME = Duration.ofSeconds(60);

    private static final String VIEW = "/api/journeys/{number}";

    private final DemoApplication demo;
    private final AuditLog auditLog;

    CustomerViewTest(TestRestTemplate rest, JdbcClient jdbc, AuditLog auditLog) {
        demo = new DemoApplication(rest, jdbc);
        this.auditLog = auditLog;
    }

    @Test
    void the_view_contains_all_actions_of_users_and_of_the_customer() {
        var customer = ExampleCustomer.of(demo, "Petäjä & Pojat Oy");
        var journey = customer.journey();
        var delivery = customer.delivery();
        var other = demo.startJourney("Petäjä & Pojat Oy");
        demo.marketing.find("Assess the buying signal", other);

        var view = await().atMost(JOB_TIME)
                .until(() -> view(demo.sales, journey), one -> texts(one.path("feedback"), "state")
                        .equals(List.of("waiting", "unanswered", "unanswered", "answered")));

        assertThat(view.at("/customer/name").asText()).isEqualTo("Petäjä & Pojat Oy");
        assertThat(view.at("/customer/segment/name").asText()).isEqualTo("Business, new to us");
        assertThat(view.at("/customer/owner/name").asText()).isEqualTo("Aino Virtanen");
        assertThat(view.at("/customer/owner/teams/0").asText()).isEqualTo("Sales");
        assertThat(view.at("/place/process").asText()).isEqualTo("use");
        assertThat(texts(view.path("path"), "stage"))
                .containsExactly("awareness", "contact", "activation", "sale", "use", "growth");
        assertThat(view.path("path"))
                .extracting(stage -> stage.path("visits").size())
                .containsExactly(1, 1, 0, 1, 1, 0);
        assertThat(texts(touchpoints(view), "name"))
                .containsExactly(
                        "Visited our content",
                        "Assess the buying signal",
                        "Send helpful content",
                        "Recover the customer's trust",
                        "Used a trial",
                        "Moved to another stage: Sale (negotiates and decides)",
                        "Prepare the offer with the customer",
                        "Negotiate with the customer",
                        "Agree on delivery and start");
        assertThat(touchpoints(view))
                .extracting(one -> one.at("/person/name").asText())
                .containsSubsequence(
                        "Iida Nieminen", "Iida Nieminen", "Helmi Heikkinen", "Aino Virtanen", "Oskari Järvinen");
        assertThat(touchpoint(view, "Used a trial").path("text").asText()).isEqualTo("Two hours");

        var negotiation = touchpoint(view, "Negotiate with the customer");
        assertThat(answer(negotiation, "How does the customer answer our offer?")
                        .path("value")
                        .asText())
                .isEqualTo("Buys");
        assertThat(answer(negotiation, "How does the customer answer our offer?")
                        .path("decision")
                        .asBoolean())
                .isTrue();
        assertThat(answer(negotiation, "What was talked about?")
                        .path("decision")
                        .asBoolean())
                .isFalse();
        assertThat(negotiation.at("/feedback/state").asText()).isEqualTo("unanswered");
        assertThat(touchpoint(view, "Agree on delivery and start")
                        .at("/feedback/state")
                        .asText())
                .isEqualTo("waiting");

        var content = touchpoint(view, "Send helpful content").path("feedback");
        assertThat(content.path("score").asInt()).isEqualTo(3);
        assertThat(content.at("/feedbackClass/name").asText()).isEqualTo("Dissatisfied");
        assertThat(content.path("text").asText()).isEqualTo(ExampleCustomer.COMMENT);

        assertThat(texts(view.path("offers"), "state")).containsExactly("ordered");
        assertThat(view.at("/offers/0/value").decimalValue()).isEqualByComparingTo("100000");
        assertThat(texts(view.path("orders"), "state")).containsExactly("open");
        assertThat(view.path("salesValue").decimalValue()).isEqualByComparingTo("100000");

        assertThat(texts(view.path("nextSteps"), "name")).contains("Deliver as the customer chose", "Delivery");
        var step = find(view.path("nextSteps"), "task", delivery.id());
        assertThat(step.path("team").asText()).isEqualTo("Delivery");
        assertThat(step.path("at").asText()).isNotBlank();
        assertThat(find(view.path("nextSteps"), "kind", "delivery").path("day").asText())
                .isEqualTo(customer.promised().toString());
        assertThat(texts(view.path("otherJourneys"), "journey")).containsExactly(other);
        assertThat(view.at("/recommendedBy/journey").asText()).isEqualTo(customer.recommender());
        assertThat(view.at("/recommendedBy/customerName").asText()).isEqualTo("Honkamaa Oy");

        assertThat(view(demo.delivery, journey))
                .as("The delivery team has a task of this customer")
                .isEqualTo(view);
        assertThat(demo.delivery
                        .get("/api/tasks/{task}/customer", delivery.id())
                        .getBody())
                .isEqualTo(view);
        assertThat(view(demo.manager, journey)).isEqualTo(view);
        assertThat(status(demo.product, journey))
                .as("Not of her team, and no task")
                .isEqualTo(404);
        assertThat(demo.product
                        .get("/api/tasks/{task}/customer", delivery.id())
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(demo.product.get(VIEW, journey).getBody())
                .isEqualTo(demo.product.get(VIEW, "none such").getBody());
        assertThat(status(demo.channel, journey)).isEqualTo(403);
        assertThat(status(demo.anonymous, journey)).isEqualTo(401);
    }

    @Test
    void reading_a_customer_of_another_team_is_recorded_once_a_day() {
        var customer = ExampleCustomer.of(demo, "Lokinen Oy");
        var journey = customer.journey();
        view(demo.sales, journey);
        demo.delivery.get("/api/tasks/{task}/customer", customer.delivery().id());
        view(demo.delivery, journey);
        view(demo.manager, journey);
        view(demo.manager, journey);
        status(demo.product, journey);

        assertThat(auditLog.entries(new AuditQuery(AuditKind.FOREIGN_READ, null, journey, null, null), 0, 10))
                .extracting(AuditEntry::person, AuditEntry::reason)
                .containsExactlyInAnyOrder(
                        tuple("oskari", "has an open task of the customer"), tuple("marja", "sees every customer"));
    }

    @Test
    void a_process_with_the_number_of_a_journey_gives_no_access_to_its_customer() {
        var journey = demo.startJourney("Varjo Oy");
        assertDone(demo.channel.send("customer-moved", journey, "toStage", "sale"));
        demo.complete(demo.sales, journey, "Prepare the offer with the customer");
        assertThat(status(demo.product, journey)).isEqualTo(404);

        demo.product.startAs(journey, "development-need", "need", "More", "stage", "sale", "touchpoint", "Any");
        var task = demo.product.find("Prioritise the development need", journey);

        assertThat(status(demo.product, journey)).isEqualTo(404);
        assertThat(demo.product
                        .get("/api/tasks/{task}/customer", task.id())
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    @Test
    void a_refusal_is_shown_with_its_day_and_taken_back_by_the_service_team() {
        var journey = refusedContact();
        var revocation = demo.service.find("Revoke a wrong erasure", journey);

        var view = view(demo.manager, journey);
        assertThat(view.at("/customer/scheduledErasure/erasureOn").asText()).hasSize(10);
        assertThat(view.at("/customer/scheduledErasure/erased"))
                .extracting(JsonNode::asText)
                .contains("The e-mail address of that person", "What we answered");
        assertThat(texts(view.path("nextSteps"), "name")).containsExactly("Revoke a wrong erasure");

        assertThat(demo.service
                        .complete(revocation, "erasureRevokedBecause", "")
                        .getStatusCode()
                        .is2xxSuccessful())
                .as("without a reason")
                .isFalse();
        assertDone(demo.service.complete(revocation, "erasureRevokedBecause", "recorded-by-mistake"));
        demo.service.find("Answer the first enquiry", journey);
        var after = view(demo.manager, journey);
        assertThat(after.at("/customer/scheduledErasure").isNull()).isTrue();
        assertThat(after.at("/customer/name").asText()).isEqualTo("Salainen Saara");
        assertThat(auditLog.entries(new AuditQuery(AuditKind.ERASURE_REVOKED, null, journey, null, null), 0, 2))
                .extracting(AuditEntry::person, AuditEntry::reason)
                .containsExactly(tuple("helmi", "recorded-by-mistake"));
    }

    @Test
    void the_view_of_an_erased_customer_has_no_personal_data() {
        var journey = refusedContact();
        demo.service.find("Revoke a wrong erasure", journey);
        demo.endGraceTime(journey);

        var view = await().atMost(JOB_TIME).until(() -> view(demo.manager, journey), one -> one.at("/place/ended")
                .asBoolean());

        assertThat(view.at("/place/name").asText()).isEqualTo("Customer refused contact");
        assertThat(view.at("/customer/name").isNull()).isTrue();
        assertThat(view.at("/customer/forgottenAt").asText()).isNotBlank();
        assertThat(view.toString()).doesNotContainIgnoringCase("saara");
        assertThat(answer(touchpoint(view, "Answer the first enquiry"), "Does the customer agree to be contacted?")
                        .path("value")
                        .asText())
                .startsWith("No");
        assertThat(view.path("nextSteps")).isEmpty();
    }

    private String refusedContact() {
        var journey = demo.startJourney("Salainen Saara", "contactEmail", "saara@example.com");
        assertDone(demo.marketing.complete(
                demo.marketing.find("Assess the buying signal", journey),
                "customerName",
                "Salainen Saara",
                "contactPerson",
                "Saara S."));
        demo.complete(demo.marketing, journey, "Send helpful content");
        assertDone(demo.service.complete(
                demo.service.find("Answer the first enquiry", journey),
                "contactConsent",
                "no",
                "answerGiven",
                "Told Saara"));
        return journey;
    }

    @Test
    void a_task_without_a_customer_has_no_view() {
        var process = demo.product
                .start("hypothesis-validation", "assumedGoal", "Fewer stops", "stage", "use", "touchpoint", "Any")
                .getBody()
                .path("id")
                .asText();
        var task = await().atMost(JOB_TIME)
                .until(
                        () -> demo.marketing
                                .get("/engine-rest/task?processInstanceId={process}", process)
                                .getBody()
                                .path(0),
                        open -> !open.isMissingNode());

        assertThat(demo.marketing
                        .get("/api/tasks/{task}/customer", task.path("id").asText())
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    private static JsonNode view(RestClientOfUser reader, String journey) {
        var answer = reader.get(VIEW, journey);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        return answer.getBody();
    }

    private static int status(RestClientOfUser reader, String journey) {
        return reader.get(VIEW, journey).getStatusCode().value();
    }

    /** All touchpoints, the oldest first. */
    private static List<JsonNode> touchpoints(JsonNode view) {
        List<JsonNode> touchpoints = new ArrayList<>();
        view.path("chapters").forEach(chapter -> chapter.path("touchpoints").forEach(touchpoints::add));
        Collections.reverse(touchpoints);
        return touchpoints;
    }

    private static JsonNode touchpoint(JsonNode view, String name) {
        return find(touchpoints(view), "name", name);
    }

    private static JsonNode answer(JsonNode touchpoint, String label) {
        return find(touchpoint.path("answers"), "label", label);
    }

    private static JsonNode find(Iterable<JsonNode> nodes, String field, String value) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .filter(node -> node.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + field + " \"" + value + "\" in " + nodes));
    }

    private static List<String> texts(Iterable<JsonNode> nodes, String field) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.path(field).asText())
                .toList();
    }
}
