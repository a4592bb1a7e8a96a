package org.ostopolku.security.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** A rep sees her own and her team's customers only, whatever of them she asks the engine for. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnCustomersTest {

    @Autowired
    private TestRestTemplate rest;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identities;

    @Autowired
    private AccessSetup setup;

    @Autowired
    private JdbcClient jdbc;

    private String journey;

    @BeforeAll
    void deploy() {
        var part = Bpmn.createExecutableProcess("test-part-of-journey").camundaHistoryTimeToLive(1);
        part.startEvent()
                .userTask("UserTask_Deliver")
                .camundaCandidateGroups("delivery")
                .userTask("UserTask_Check")
                .camundaCandidateGroups("sales")
                .endEvent();
        var whole = Bpmn.createExecutableProcess("test-whole-journey").camundaHistoryTimeToLive(1);
        whole.startEvent()
                .userTask("UserTask_Sell")
                .camundaCandidateGroups("sales")
                .callActivity("CallActivity_Part")
                .calledElement("test-part-of-journey")
                .camundaIn("owner", "owner")
                .camundaIn("customerName", "customerName")
                .endEvent();
        var stages = Bpmn.createExecutableProcess("test-stages").camundaHistoryTimeToLive(1);
        stages.startEvent()
                .userTask("UserTask_Early")
                .camundaCandidateGroups("sales")
                .userTask("UserTask_Late")
                .camundaCandidateGroups("sales")
                .endEvent()
                .moveToActivity("UserTask_Early")
                .boundaryEvent("BoundaryEvent_Called")
                .message("test-called")
                .endEvent();
        repository
                .createDeployment()
                .name("Test")
                .addModelInstance("test-stages.bpmn", stages.done())
                .addModelInstance("test-part-of-journey.bpmn", part.done())
                .addModelInstance("test-whole-journey.bpmn", whole.done())
                .deploy();
    }

    @BeforeEach
    void start() {
        journey = runtime.startProcessInstanceByKey("test-whole-journey", Map.of("customerName", "Kone Oy"))
                .getId();
    }

    @Test
    void every_team_sees_customers_without_an_owner() {
        assertThat(readersOf(journey)).containsExactly("aino", "eero", "iida", "oskari", "tuuli", "kaisa", "marja");
        assertThat(rows(journey)).containsExactly("customers-of:", "sales");
    }

    @Test
    void an_owned_customer_is_seen_by_the_owners_team_and_by_whose_touchpoint_is_open() {
        completes("aino", journey);
        var part = part();
        assertThat(readersOf(journey)).containsExactly("aino", "eero", "kaisa", "marja");
        assertThat(readersOf(part)).containsExactly("aino", "eero", "oskari", "kaisa", "marja");
        assertThat(columnsOf("oskari")).contains("Kone Oy");
        assertThat(rows(journey)).containsExactly("customers-of:aino");
        assertThat(rows(part)).containsExactly("customers-of:aino", "delivery");

        completes("oskari", part);
        assertThat(readersOf(part)).containsExactly("aino", "eero", "kaisa", "marja");
        assertThat(rows(part)).containsExactly("customers-of:aino", "sales");

        completes("eero", part);
        assertThat(rows(part)).isEmpty();
        assertThat(rows(journey)).isEmpty();
    }

    @Test
    void an_administrator_who_completes_a_touchpoint_does_not_become_the_owner() {
        completes("armas", journey);

        assertThat(rows(journey)).containsExactly("customers-of:");
        assertThat(readersOf(part())).contains("aino", "eero");
    }

    @Test
    void a_user_of_another_team_with_an_assigned_touchpoint_sees_the_customer_until_it_ends() {
        completes("aino", journey);
        var part = part();
        tasks.setAssignee(task(part), "iida");
        assertThat(readersOf(part)).containsExactly("aino", "eero", "iida", "oskari", "kaisa", "marja");

        completes("iida", part);
        assertThat(readersOf(part)).containsExactly("aino", "eero", "kaisa", "marja");
    }

    @Test
    void a_change_of_teams_changes_the_visible_customers_at_once() {
        completes("aino", journey);
        identities.createMembership("iida", "sales");
        try {
            assertThat(readersOf(journey)).contains("iida");
        } finally {
            identities.deleteMembership("iida", "sales");
        }
        assertThat(readersOf(journey)).doesNotContain("iida");
    }

    @Test
    void an_administrator_changes_the_owner() {
        completes("aino", journey);
        var part = part();
        var answer = as("armas")
                .exchange(
                        "/engine-rest/process-instance/" + part + "/variables/owner",
                        HttpMethod.PUT,
                        new HttpEntity<>(Map.of("value", "iida", "type", "String")),
                        String.class);
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(204);

        assertThat(readersOf(journey)).containsExactly("iida", "kaisa", "marja");
        assertThat(readersOf(part)).containsExactly("iida", "oskari", "kaisa", "marja");
    }

    @Test
    void a_refused_message_tells_nothing_of_a_journey_that_is_not_seen() {
        var process = runtime.startProcessInstanceByKey("test-stages", "TEST-SEEN", Map.of("owner", "aino"))
                .getId();
        assertThat(sends("aino", "TEST-SEEN")).contains("\"test-stages\"", "UPDATE_INSTANCE");
        var waiting = sends("iida", "TEST-SEEN");
        assertThat(waiting)
                .contains("You may not send the message \\\"test-called\\\" to the journey TEST-SEEN.")
                .doesNotContain(process, "test-stages");

        completes("aino", process);
        assertThat(sends("iida", "TEST-SEEN")).isEqualTo(waiting);
        assertThat(sends("iida", "TEST-NONE").replace("TEST-NONE", "TEST-SEEN")).isEqualTo(waiting);

        completes("aino", process);
        assertThat(sends("iida", "TEST-SEEN")).as("ended").isEqualTo(waiting);
    }

    private String sends(String person, String number) {
        return as(person)
                .postForObject(
                        "/engine-rest/message",
                        Map.of("messageName", "test-called", "businessKey", number),
                        String.class);
    }

    @Test
    void a_need_of_a_customer_is_seen_by_whom_the_customer_is_seen_and_by_product() {
        var number = "TEST-" + UUID.randomUUID();
        addJourney(number);
        journey = runtime.startProcessInstanceByKey("test-whole-journey", number, Map.of("customerName", "Kone Oy"))
                .getId();
        var early = need(number);
        assertThat(rows(early)).as("without an owner").containsExactly("customers-of:", "product");

        tasks.setVariable(task(journey), "owner", "aino");
        var need = need(number);
        assertThat(List.of(early, need)).allSatisfy(one -> {
            assertThat(rows(one)).containsExactly("customers-of:aino", "product");
            assertThat(readersOf(one, "need")).containsExactly("aino", "eero", "tuuli", "kaisa", "marja");
        });
        assertThat(readersOf(journey)).as("the journey itself").doesNotContain("oskari", "tuuli");

        jdbc.sql("delete from act_ru_authorization where resource_id_ = ? and group_id_ = 'product'")
                .param(need)
                .update();
        assertThat(readersOf(need, "need")).as("between the tasks of product").contains("tuuli");
        assertThat(readersOf(need(""), "need")).contains("oskari", "iida");

        jdbc.sql("update act_ru_authorization set group_id_ = 'customers-of:' where id_ = concat('owner-', ?)")
                .param(need)
                .update();
        setup.afterPropertiesSet();
        assertThat(rows(need)).as("of an earlier release").contains("customers-of:aino");

        completes("aino", journey);
        completes("oskari", part());
        completes("aino", part());
        assertThat(rows(need(number))).as("of an ended journey").containsExactly("customers-of:aino", "product");
    }

    private String need(String number) {
        var answer = as("oskari")
                .postForObject(
                        "/engine-rest/process-definition/key/development-need/start",
                        Map.of(
                                "businessKey",
                                number,
                                "variables",
                                Map.of("need", Map.of("value", "Faster"), "stage", Map.of("value", "sale"))),
                        JsonNode.class);
        assertThat(answer.path("id").asText()).as("%s", answer).isNotEmpty();
        return answer.path("id").asText();
    }

    private void addJourney(String number) {
        jdbc.sql("insert into journey (number, folded, started_at) values (?, lower(?), current_timestamp)")
                .params(number, number)
                .update();
    }

    @Test
    void processes_that_an_earlier_release_has_started_get_their_readers_at_the_next_start() {
        completes("aino", journey);
        var part = part();
        tasks.setAssignee(task(part), "iida");
        var before = Stream.of(journey, part).flatMap(one -> rows(one).stream()).toList();
        jdbc.sql("delete from act_ru_authorization where resource_type_ = 8 and resource_id_ in (:ids)")
                .param("ids", List.of(journey, part))
                .update();
        assertThat(readersOf(part)).containsExactly("kaisa", "marja");

        setup.afterPropertiesSet();

        assertThat(Stream.of(journey, part).flatMap(one -> rows(one).stream()))
                .containsExactlyElementsOf(before)
                .contains("iida", "delivery", "customers-of:aino");
    }

    /** Who reads the variables of a process; the lists of processes and of variables hold it for the same people. */
    private List<String> readersOf(String process) {
        return readersOf(process, "customerName");
    }

    private List<String> readersOf(String process, String variable) {
        return Stream.of("aino", "eero", "iida", "oskari", "tuuli", "kaisa", "marja")
                .filter(person -> {
                    int status = as(person)
                            .getForEntity("/engine-rest/process-instance/" + process + "/variables", String.class)
                            .getStatusCode()
                            .value();
                    assertThat(status).isIn(200, 403);
                    assertThat(list(person, "/engine-rest/process-instance?processInstanceIds=" + process))
                            .hasSize(status == 200 ? 1 : 0);
                    assertThat(list(
                                    person,
                                    "/engine-rest/variable-instance?variableName=" + variable + "&processInstanceIdIn="
                                            + process))
                            .hasSize(status == 200 ? 1 : 0);
                    return status == 200;
                })
                .toList();
    }

    private JsonNode list(String person, String address) {
        return as(person).getForObject(address, JsonNode.class);
    }

    /** The tasks in "My team's tasks" of a user, with their columns. */
    private String columnsOf(String person) {
        var filter = list(person, "/engine-rest/filter?name=My team's tasks").get(0);
        var headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.valueOf("application/hal+json")));
        return as(person)
                .exchange(
                        "/engine-rest/filter/" + filter.path("id").asText() + "/list",
                        HttpMethod.GET,
                        new HttpEntity<>(headers),
                        String.class)
                .getBody();
    }

    private void completes(String person, String process) {
        var answer =
                as(person).postForEntity("/engine-rest/task/" + task(process) + "/complete", Map.of(), String.class);
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(204);
    }

    private String task(String process) {
        return tasks.createTaskQuery().processInstanceId(process).singleResult().getId();
    }

    private String part() {
        return runtime.createProcessInstanceQuery()
                .superProcessInstanceId(journey)
                .singleResult()
                .getId();
    }

    private List<String> rows(String process) {
        return jdbc.sql("""
                        select coalesce(group_id_, user_id_) from act_ru_authorization
                        where resource_type_ = 8 and resource_id_ = :process order by 1
                        """).param("process", process).query(String.class).list();
    }

    private TestRestTemplate as(String person) {
        return rest.withBasicAuth(person, person + "-demo");
    }
}
