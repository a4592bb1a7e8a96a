package org.ostopolku.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.ostopolku.browser.DemoApplication.done;

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

/** What the API tells of a customer, compared with what was done before, and who is told. */
@RunningApplication
class CustomerStoryTest {

    /** How long the job executor may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String STORY = "/api/journeys/{number}";

    private final DemoApplication demo;
    private final AuditLog auditLog;

    CustomerStoryTest(TestRestTemplate rest, JdbcClient jdbc, AuditLog auditLog) {
        demo = new DemoApplication(rest, jdbc);
        this.auditLog = auditLog;
    }

    @Test
    void the_story_tells_who_did_what_when_and_what_the_customer_said() {
        var customer = ExampleCustomer.of(demo, "Petäjä & Pojat Oy");
        var journey = customer.journey();
        var delivery = customer.delivery();
        var other = demo.noticesACustomer("Petäjä & Pojat Oy");
        demo.marketing.finds("Assess the buying signal", other);

        var story = await().atMost(PATIENCE)
                .until(() -> story(demo.sales, journey), one -> texts(one.path("feedback"), "state")
                        .equals(List.of("waiting", "unanswered", "unanswered", "answered")));

        assertThat(story.at("/customer/name").asText()).isEqualTo("Petäjä & Pojat Oy");
        assertThat(story.at("/customer/segment/name").asText()).isEqualTo("Business, new to us");
        assertThat(story.at("/customer/owner/name").asText()).isEqualTo("Aino Virtanen");
        assertThat(story.at("/customer/owner/teams/0").asText()).isEqualTo("Sales");
        assertThat(story.at("/place/process").asText()).isEqualTo("use");
        assertThat(texts(story.path("path"), "stage"))
                .containsExactly("awareness", "contact", "activation", "sale", "use", "growth");
        assertThat(story.path("path"))
                .extracting(stage -> stage.path("visits").size())
                .containsExactly(1, 1, 0, 1, 1, 0);
        assertThat(texts(touchpoints(story), "name"))
                .containsExactly(
                        "Visited our content",
                        "Assess the buying signal",
                        "Send helpful content",
                        "Recover the customer's trust",
                        "Used a trial",
                        "Moved to another stage: Negotiates and decides",
                        "Prepare the offer with the customer",
                        "Negotiate with the customer",
                        "Agree on delivery and start");
        assertThat(touchpoints(story))
                .extracting(one -> one.at("/person/name").asText())
                .containsSubsequence(
                        "Iida Nieminen", "Iida Nieminen", "Helmi Heikkinen", "Aino Virtanen", "Oskari Järvinen");
        assertThat(touchpoint(story, "Used a trial").path("text").asText()).isEqualTo("Two hours");

        var negotiation = touchpoint(story, "Negotiate with the customer");
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
        assertThat(touchpoint(story, "Agree on delivery and start")
                        .at("/feedback/state")
                        .asText())
                .isEqualTo("waiting");

        var content = touchpoint(story, "Send helpful content").path("feedback");
        assertThat(content.path("score").asInt()).isEqualTo(3);
        assertThat(content.at("/feedbackClass/name").asText()).isEqualTo("Dissatisfied");
        assertThat(content.path("text").asText()).isEqualTo(ExampleCustomer.SAID);

        assertThat(texts(story.path("offers"), "state")).containsExactly("ordered");
        assertThat(story.at("/offers/0/value").decimalValue()).isEqualByComparingTo("100000");
        assertThat(texts(story.path("orders"), "state")).containsExactly("open");
        assertThat(story.path("salesValue").decimalValue()).isEqualByComparingTo("100000");

        assertThat(texts(story.path("nextSteps"), "name")).contains("Deliver as the customer chose", "Delivery");
        var step = find(story.path("nextSteps"), "task", delivery.id());
        assertThat(step.path("team").asText()).isEqualTo("Delivery");
        assertThat(step.path("at").asText()).isNotBlank();
        assertThat(find(story.path("nextSteps"), "kind", "delivery").path("day").asText())
                .isEqualTo(customer.promised().toString());
        assertThat(texts(story.path("otherJourneys"), "journey")).containsExactly(other);
        assertThat(story.at("/recommendedBy/journey").asText()).isEqualTo(customer.recommender());
        assertThat(story.at("/recommendedBy/customerName").asText()).isEqualTo("Honkamaa Oy");

        assertThat(story(demo.delivery, journey))
                .as("The delivery team has a task of this customer")
                .isEqualTo(story);
        assertThat(demo.delivery
                        .reads("/api/tasks/{task}/customer", delivery.id())
                        .getBody())
                .isEqualTo(story);
        assertThat(story(demo.manager, journey)).isEqualTo(story);
        assertThat(status(demo.product, journey))
                .as("Not of her team, and no task")
                .isEqualTo(404);
        assertThat(demo.product
                        .reads("/api/tasks/{task}/customer", delivery.id())
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(demo.product.reads(STORY, journey).getBody())
                .isEqualTo(demo.product.reads(STORY, "none such").getBody());
        assertThat(status(demo.channel, journey)).isEqualTo(403);
        assertThat(status(demo.stranger, journey)).isEqualTo(401);
    }

    @Test
    void who_reads_a_customer_of_another_team_is_on_record_once_a_day_and_the_owners_team_is_not() {
        var customer = ExampleCustomer.of(demo, "Lokinen Oy");
        var journey = customer.journey();
        story(demo.sales, journey);
        demo.delivery.reads("/api/tasks/{task}/customer", customer.delivery().id());
        story(demo.delivery, journey);
        story(demo.manager, journey);
        story(demo.manager, journey);
        status(demo.product, journey);

        assertThat(auditLog.entries(new AuditQuery(AuditKind.FOREIGN_READ, null, journey, null, null), 0, 10))
                .extracting(AuditEntry::person, AuditEntry::reason)
                .containsExactlyInAnyOrder(
                        tuple("oskari", "has an open task of the customer"), tuple("marja", "sees every customer"));
    }

    @Test
    void nobody_gets_at_a_customer_by_writing_the_number_of_the_journey_on_a_process_of_their_own() {
        var journey = demo.noticesACustomer("Varjo Oy");
        done(demo.channel.sends("customer-moved", journey, "toStage", "sale"));
        demo.serves(demo.sales, journey, "Prepare the offer with the customer");
        assertThat(status(demo.product, journey)).isEqualTo(404);

        demo.product.startsAs(journey, "development-need", "need", "More", "stage", "sale", "touchpoint", "Any");
        var task = demo.product.finds("Prioritise the development need", journey);

        assertThat(status(demo.product, journey)).isEqualTo(404);
        assertThat(demo.product
                        .reads("/api/tasks/{task}/customer", task.id())
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    @Test
    void a_person_who_was_forgotten_is_shown_as_forgotten() {
        var journey = demo.noticesACustomer("Salainen Saara", "contactEmail", "saara@example.com");
        done(demo.marketing.completes(
                demo.marketing.finds("Assess the buying signal", journey),
                "customerName",
                "Salainen Saara",
                "contactPerson",
                "Saara S."));
        demo.serves(demo.marketing, journey, "Send helpful content");
        done(demo.service.completes(
                demo.service.finds("Answer the first enquiry", journey),
                "contactConsent",
                "no",
                "answerGiven",
                "Told Saara"));

        var story = await().atMost(PATIENCE).until(() -> story(demo.manager, journey), one -> one.at("/place/ended")
                .asBoolean());

        assertThat(story.at("/place/name").asText()).isEqualTo("Customer refused contact");
        assertThat(story.at("/customer/name").isNull()).isTrue();
        assertThat(story.at("/customer/forgottenAt").asText()).isNotBlank();
        assertThat(story.toString()).doesNotContainIgnoringCase("saara");
        assertThat(answer(touchpoint(story, "Answer the first enquiry"), "Does the customer agree to be contacted?")
                        .path("value")
                        .asText())
                .startsWith("No");
        assertThat(story.path("nextSteps")).isEmpty();
    }

    @Test
    void a_task_that_is_about_no_customer_has_no_story() {
        var process = demo.product
                .starts("hypothesis-validation", "assumedGoal", "Fewer stops", "stage", "use", "touchpoint", "Any")
                .getBody()
                .path("id")
                .asText();
        var task = await().atMost(PATIENCE)
                .until(
                        () -> demo.marketing
                                .reads("/engine-rest/task?processInstanceId={process}", process)
                                .getBody()
                                .path(0),
                        open -> !open.isMissingNode());

        assertThat(demo.marketing
                        .reads("/api/tasks/{task}/customer", task.path("id").asText())
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
    }

    private static JsonNode story(RestClientOfUser reader, String journey) {
        var answer = reader.reads(STORY, journey);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        return answer.getBody();
    }

    private static int status(RestClientOfUser reader, String journey) {
        return reader.reads(STORY, journey).getStatusCode().value();
    }

    /** What happened, in the order in which it happened. */
    private static List<JsonNode> touchpoints(JsonNode story) {
        List<JsonNode> touchpoints = new ArrayList<>();
        story.path("chapters").forEach(chapter -> chapter.path("touchpoints").forEach(touchpoints::add));
        Collections.reverse(touchpoints);
        return touchpoints;
    }

    private static JsonNode touchpoint(JsonNode story, String name) {
        return find(touchpoints(story), "name", name);
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
