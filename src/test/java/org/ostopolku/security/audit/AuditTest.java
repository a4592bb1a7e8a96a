package org.ostopolku.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ostopolku.CamundaModeler;
import org.ostopolku.browser.RunningApplication;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an administrator reads afterwards of what people did. */
@RunningApplication
class AuditTest {

    private final TestRestTemplate rest;
    private final AuditLog log;
    private final JdbcClient jdbc;
    private final Environment environment;

    AuditTest(TestRestTemplate rest, AuditLog log, JdbcClient jdbc, Environment environment) {
        this.rest = rest;
        this.log = log;
        this.jdbc = jdbc;
        this.environment = environment;
    }

    @Test
    void changes_of_a_membership_are_recorded_with_the_user_who_made_them() {
        var armas = rest.withBasicAuth("armas", "armas-demo");
        armas.put("/engine-rest/group/managers/members/oskari", null);
        armas.delete("/engine-rest/group/managers/members/oskari");

        var entries = read("kind=ROLE_CHANGE&person=armas");

        assertThat(entries.subList(0, 2)).allSatisfy(entry -> {
            assertThat(entry.path("name").asText()).isEqualTo("Armas Salo");
            assertThat(entry.path("subject").asText()).contains("oskari").contains("managers");
            assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
        });
        assertThat(entries.get(0).path("reason").asText()).startsWith("Delete Group membership");
        assertThat(entries.get(1).path("reason").asText()).startsWith("Create Group membership");
    }

    @Test
    void a_right_that_was_granted_is_told_with_what_it_allows() {
        var armas = rest.withBasicAuth("armas", "armas-demo");
        var grant = armas.postForObject(
                "/engine-rest/authorization/create",
                Map.of(
                        "type",
                        1,
                        "permissions",
                        List.of("READ"),
                        "groupId",
                        "finance",
                        "resourceType",
                        5,
                        "resourceId",
                        "*"),
                JsonNode.class);
        armas.delete("/engine-rest/authorization/" + grant.path("id").asText());

        assertThat(read("subject=finance").get(1).path("reason").asText())
                .startsWith("Create Authorization")
                .contains("permissions READ")
                .contains("resource Filter");
    }

    @Test
    void a_deployment_is_told_also_when_it_was_taken_away_again() {
        var owner = rest.withBasicAuth("paavo", "paavo-demo");
        var id = CamundaModeler.deploy(owner, "test-audit.form", "{\"components\":[]}")
                .getBody()
                .path("id")
                .asText();
        var refused = owner.exchange("/engine-rest/deployment/" + id, HttpMethod.DELETE, null, String.class);
        rest.withBasicAuth("armas", "armas-demo").delete("/engine-rest/deployment/" + id);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(read("kind=DEPLOYMENT&subject=" + id))
                .extracting(entry -> entry.path("reason").asText().split(" ")[0])
                .containsExactly("Delete", "Create");
    }

    @Test
    void a_deleted_journey_is_told_with_its_number_and_the_user_who_deleted_it() {
        var armas = rest.withBasicAuth("armas", "armas-demo");
        armas.delete("/engine-rest/process-instance/" + startJourney("AUDIT-DELETED"));

        assertThat(read("kind=DELETION&subject=AUDIT-DELETED"))
                .first()
                .satisfies(entry -> assertThat(entry.path("person").asText()).isEqualTo("armas"))
                .satisfies(entry -> assertThat(entry.path("reason").asText()).isEqualTo("Delete ProcessInstance"));
    }

    @Test
    void journeys_that_a_batch_deletes_are_told_one_by_one_with_the_reason_of_the_user() {
        rest.withBasicAuth("armas", "armas-demo")
                .postForObject(
                        "/engine-rest/process-instance/delete",
                        Map.of(
                                "processInstanceIds",
                                List.of(startJourney("AUDIT-BATCH-1"), startJourney("AUDIT-BATCH-2")),
                                "deleteReason",
                                "Entered twice by Deleted Oy"),
                        JsonNode.class);

        for (var journey : List.of("AUDIT-BATCH-1", "AUDIT-BATCH-2")) {
            Awaitility.await()
                    .until(() -> !read("kind=DELETION&subject=" + journey).isEmpty());
            assertThat(read("kind=DELETION&subject=" + journey)).singleElement().satisfies(entry -> {
                assertThat(entry.path("person").asText()).isEqualTo("armas");
                assertThat(entry.path("reason").asText()).isEqualTo("Delete ProcessInstance");
                assertThat(entry.path("text").asText()).isEqualTo("Entered twice by Deleted Oy");
            });
        }
        assertThat(read("kind=DELETION&person=armas"))
                .extracting(entry -> entry.path("reason").asText())
                .anyMatch(reason -> reason.contains("nrOfInstances 2"))
                .noneMatch(reason -> reason.contains("Deleted Oy"));
    }

    @Test
    void a_journey_whose_history_is_deleted_is_told_with_its_number() {
        var armas = rest.withBasicAuth("armas", "armas-demo");
        var instance = startJourney("AUDIT-HISTORY");
        armas.delete("/engine-rest/process-instance/" + instance);
        armas.delete("/engine-rest/history/process-instance/" + instance);

        assertThat(read("kind=DELETION&subject=AUDIT-HISTORY"))
                .extracting(entry -> entry.path("reason").asText().split(":")[0])
                .containsExactly("DeleteHistory ProcessInstance", "Delete ProcessInstance");
    }

    @Test
    void a_batch_that_deletes_journeys_or_their_history_is_told_with_their_numbers() {
        var armas = rest.withBasicAuth("armas", "armas-demo");
        var journeys = List.of("AUDIT-MANY-1", "AUDIT-MANY-2");
        var instances = journeys.stream().map(this::startJourney).toList();
        armas.postForObject(
                "/engine-rest/process-instance/delete",
                Map.of("processInstanceIds", instances, "deleteReason", "test"),
                JsonNode.class);
        journeys.forEach(journey -> Awaitility.await().until(() -> read("kind=DELETION&person=armas").stream()
                .anyMatch(entry -> entry.path("subject").asText().equals(journey))));
        armas.postForObject(
                "/engine-rest/history/process-instance/delete",
                Map.of("historicProcessInstanceIds", instances, "deleteReason", "test"),
                JsonNode.class);

        assertThat(read("kind=DELETION&person=armas"))
                .filteredOn(entry -> entry.path("subject").asText().equals("AUDIT-MANY-1 AUDIT-MANY-2"))
                .extracting(entry -> entry.path("reason").asText().split(":")[0])
                .containsExactly("DeleteHistory ProcessInstance", "Delete ProcessInstance");
    }

    @Test
    void what_a_user_changes_at_a_task_is_told_with_the_values_before_and_after() {
        startJourney("AUDIT-TASK");
        var iida = rest.withBasicAuth("iida", "iida-demo");
        Awaitility.await().until(() -> !tasks(iida, "AUDIT-TASK").isEmpty());
        var task = tasks(iida, "AUDIT-TASK");
        var path = "/engine-rest/task/" + task.path("id").asText();
        assertThat(read("kind=TASK_CHANGE&subject=AUDIT-TASK"))
                .as("what the process sets is no change of a user")
                .isEmpty();

        iida.postForObject(path + "/claim", Map.of("userId", "iida"), String.class);
        iida.put(path, update(task, "followUp", "2027-03-01T09:00:00.000+0000", "iida"));
        iida.put(path, update(task, "followUp", "2027-04-01T09:00:00.000+0000", "iida"));
        iida.postForObject(path + "/unclaim", null, String.class);
        rest.withBasicAuth("armas", "armas-demo").put(path, update(task, "owner", "armas", null));

        var entries = read("kind=TASK_CHANGE&subject=AUDIT-TASK");
        assertThat(entries)
                .extracting(entry -> entry.path("person").asText())
                .containsExactly("armas", "iida", "iida", "iida", "iida");
        var step = "UserTask_AssessTheBuyingSignal";
        assertThat(entries.get(4).path("reason").asText()).isEqualTo("Claim " + step + ": assignee from none to iida");
        assertThat(entries.get(3).path("reason").asText())
                .startsWith("Update " + step + ": followUpDate from none to 2027-03-01T");
        assertThat(entries.get(2).path("reason").asText())
                .containsPattern("followUpDate from 2027-03-01T\\S+ to 2027-04-01T");
        assertThat(entries.get(1).path("reason").asText()).contains("assignee from iida to none");
        assertThat(entries.get(0).path("reason").asText()).contains("owner from none to armas");
        assertThat(entries).noneMatch(entry -> entry.toString().contains("Deleted Oy"));
    }

    private static JsonNode tasks(TestRestTemplate user, String journey) {
        var found = user.getForObject("/engine-rest/task?processInstanceBusinessKey=" + journey, JsonNode.class);
        return found.isEmpty() ? found : found.get(0);
    }

    private static Map<String, Object> update(JsonNode task, String field, String value, String assignee) {
        var body = new HashMap<String, Object>();
        body.put("name", task.path("name").asText());
        body.put("description", task.path("description").asText());
        body.put("priority", task.path("priority").asInt());
        body.put("due", task.path("due").asText());
        body.put("assignee", assignee);
        body.put(field, value);
        return body;
    }

    private String startJourney(String number) {
        return rest.withBasicAuth("armas", "armas-demo")
                .postForObject(
                        "/engine-rest/process-definition/key/customer-journey/start",
                        Map.of(
                                "businessKey",
                                number,
                                "variables",
                                Map.of(
                                        "customerName", Map.of("value", "Deleted Oy"),
                                        "signalKind", Map.of("value", "phone-call"))),
                        JsonNode.class)
                .path("id")
                .asText();
    }

    @Test
    void a_reason_is_kept_for_the_days_in_which_it_is_asked_for() {
        log.record("marja", AuditKind.EXPORT, "OP-AUDIT-1", "The customer asked for it");

        assertThat(read("subject=OP-AUDIT-1"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("reason").asText()).isEqualTo("The customer asked for it"));
        assertThat(read("subject=OP-AUDIT-1&to=2001-01-01")).isEmpty();
        assertThat(read("subject=OP-AUDIT-1&from=2001-01-01&page=2")).isEmpty();
    }

    @Test
    void an_entry_keeps_the_user_id_and_shows_no_name_of_another_user_who_got_the_id_later() {
        var armas = rest.withBasicAuth("armas", "armas-demo");
        createUser(armas, "Vilma", "Vanha");
        log.record("vaihtuva", AuditKind.EXPORT, "OP-AUDIT-3", "Before");
        assertThat(nameOf("OP-AUDIT-3")).isEqualTo("Vilma Vanha");

        armas.put(
                "/engine-rest/user/vaihtuva/profile",
                Map.of("id", "vaihtuva", "firstName", "Vilma", "lastName", "Uusi"));
        assertThat(nameOf("OP-AUDIT-3")).as("the name is that of today").isEqualTo("Vilma Uusi");
        assertThat(read("subject=vaihtuva").get(0).path("reason").asText()).startsWith("Update User");

        armas.delete("/engine-rest/user/vaihtuva");
        assertThat(nameOf("OP-AUDIT-3")).as("erased with the user").isEqualTo("null");

        createUser(armas, "Veikko", "Toinen");
        log.record("vaihtuva", AuditKind.EXPORT, "OP-AUDIT-4", "After");
        assertThat(nameOf("OP-AUDIT-3")).as("another person").isEqualTo("null");
        assertThat(nameOf("OP-AUDIT-4")).isEqualTo("Veikko Toinen");
        assertThat(read("person=vaihtuva")).hasSize(2);
        armas.delete("/engine-rest/user/vaihtuva");
    }

    private String nameOf(String subject) {
        var entry = read("subject=" + subject).get(0);
        assertThat(entry.path("person").asText()).isEqualTo("vaihtuva");
        return entry.path("name").asText();
    }

    private static void createUser(TestRestTemplate administrator, String first, String last) {
        administrator.postForObject(
                "/engine-rest/user/create",
                Map.of(
                        "profile", Map.of("id", "vaihtuva", "firstName", first, "lastName", last),
                        "credentials", Map.of("password", "a quiet winter evening")),
                String.class);
    }

    @ParameterizedTest
    @CsvSource({"marja", "kaisa", "paavo", "aino"})
    void only_administrators_read_it(String user) {
        var answer = rest.withBasicAuth(user, user + "-demo").getForEntity("/api/audit", JsonNode.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(answer.getBody().path("detail").asText()).contains("administrators");
    }

    @Test
    void the_database_itself_keeps_what_was_written() {
        assumeTrue(List.of(environment.getActiveProfiles()).contains("postgresql"), "H2 has no rule for this");
        log.record("marja", AuditKind.EXPORT, "OP-AUDIT-2", "To be kept");

        for (var change : List.of("update audit_entry set reason = 'x'", "delete from audit_entry")) {
            assertThatThrownBy(() -> jdbc.sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only added to");
        }
    }

    private List<JsonNode> read(String query) {
        var entries = rest.withBasicAuth("armas", "armas-demo").getForObject("/api/audit?" + query, JsonNode.class);
        return StreamSupport.stream(entries.spliterator(), false).toList();
    }
}
