package org.ostopolku.process.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ostopolku.TestModel;
import org.ostopolku.WebappLogin;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All ways to submit values to the engine check them against the same form. */
@Tag("once")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(FormSubmissionPathsTest.Models.class)
class FormSubmissionPathsTest {

    private static final String USER = "formrep";
    private static final String PASSWORD = "a quiet winter evening";
    private static final Map<String, Object> RIGHT =
            Map.of("expectedValue", 1500.5, "contactEmail", "name@example.com", "interest", "yes");
    private static final Map<String, Object> WRONG = Map.of("expectedValue", "abc", "interest", "perhaps");
    private static final String MESSAGE = "The form \"Fill in the form\" has 2 wrong values: "
            + "Expected value (expectedValue): \"abc\" is no number; "
            + "give a number from 0 to 100000000 with at most 2 decimals. "
            + "Is the customer interested? (interest): \"perhaps\" is not among the choices; choose one of yes, not-now.";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private HistoryService historyService;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private JdbcClient jdbc;

    private String deployment;

    @BeforeEach
    void deployTheModel() {
        deployment = repositoryService
                .createDeployment()
                .name("Test")
                .addClasspathResource("form/form-check.bpmn")
                .addClasspathResource("form/check-start.form")
                .addClasspathResource("form/check-task.form")
                .addClasspathResource("form/check-message.form")
                .deploy()
                .getId();
        if (identityService.createUserQuery().userId(USER).count() == 0) {
            User user = identityService.newUser(USER);
            user.setPassword(PASSWORD);
            identityService.saveUser(user);
            for (Resource resource :
                    List.of(Resources.APPLICATION, Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE)) {
                Authorization all =
                        engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                all.setUserId(USER);
                all.setResource(resource);
                all.setResourceId(Authorization.ANY);
                all.addPermission(Permissions.ALL);
                engine.getAuthorizationService().saveAuthorization(all);
            }
        }
    }

    @AfterEach
    void removeTheModel() {
        TestModel.delete(repositoryService, runtimeService, deployment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    void a_task_is_completed_over_rest(String path) {
        String task = openTask("J-1");

        ResponseEntity<String> wrong =
                post("/engine-rest/task/" + task + "/" + path, Map.of("variables", typed(WRONG)));

        assertThat(wrong.getStatusCode().value()).as(wrong.getBody()).isEqualTo(400);
        assertThat(wrong.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(wrong.getBody())
                .isEqualTo("{\"type\":\"BadUserRequestException\",\"message\":\"" + MESSAGE.replace("\"", "\\\"")
                        + "\",\"code\":0}");
        thenNothingHappened(task);

        ResponseEntity<String> accepted =
                post("/engine-rest/task/" + task + "/" + path, Map.of("variables", typed(RIGHT)));

        assertThat(accepted.getStatusCode().value()).as(accepted.getBody()).isEqualTo(204);
        assertThat(taskService.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void a_task_is_completed_in_tasklist() {
        String task = openTask("J-1");
        HttpHeaders session = logInToTasklist();
        String path = "/camunda/api/engine/engine/default/task/" + task + "/submit-form";

        ResponseEntity<String> wrong = http.exchange(
                path, HttpMethod.POST, new HttpEntity<>(Map.of("variables", typed(WRONG)), session), String.class);

        assertThat(wrong.getStatusCode().value()).as(wrong.getBody()).isEqualTo(400);
        assertThat(wrong.getBody()).contains("\"message\":\"The form \\\"Fill in the form\\\" has 2 wrong values: ");
        thenNothingHappened(task);

        ResponseEntity<String> accepted = http.exchange(
                path, HttpMethod.POST, new HttpEntity<>(Map.of("variables", typed(RIGHT)), session), String.class);

        assertThat(accepted.getStatusCode().value()).as(accepted.getBody()).isEqualTo(204);
    }

    @Test
    void a_task_is_completed_from_java() {
        String task = openTask("J-1");

        assertThatThrownBy(() -> taskService.complete(task, WRONG))
                .isInstanceOf(ProcessEngineException.class)
                .hasRootCauseInstanceOf(BadUserRequestException.class)
                .rootCause()
                .hasMessage(MESSAGE);
        thenNothingHappened(task);

        taskService.complete(task, RIGHT);
        assertThat(taskService.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void what_is_hidden_is_not_asked_and_what_is_shown_is() {
        String task = openTask("J-1");
        Map<String, Object> notNow = Map.of("expectedValue", 1000, "interest", "not-now");

        assertThat(complete(task, notNow))
                .isEqualTo(
                        "The form \"Fill in the form\" has 1 wrong value: "
                                + "Ask again on (askAgainOn): is missing; give a day such as 2026-11-02, at most 5 years from today.");
        assertThat(complete(task, Map.of("expectedValue", 1000, "interest", "yes", "discount", 101)))
                .contains("Discount (discount): \"101\" is too large; give a number of at most 100.");

        taskService.complete(
                task,
                Map.of("expectedValue", 1000, "interest", "not-now", "askAgainOn", "2026-12-24", "discount", "hidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "submit-form"})
    void a_process_is_started_over_rest(String path) {
        addJourney("J-2");
        String start = "/engine-rest/process-definition/key/form-check/" + path;

        ResponseEntity<String> wrong =
                post(start, Map.of("variables", typed(Map.of("expectedValue", -1)), "businessKey", "J-2"));

        assertThat(wrong.getStatusCode().value()).as(wrong.getBody()).isEqualTo(400);
        assertThat(wrong.getBody())
                .contains("The form to start \\\"Form check\\\" has 2 wrong values: "
                        + "Customer name (customerName): is missing; give a text of at most 20 characters. "
                        + "Expected value (expectedValue): \\\"-1\\\" is too small; ");
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey("J-2")
                        .count())
                .isZero();

        ResponseEntity<String> accepted =
                post(start, Map.of("variables", typed(Map.of("customerName", "Aalto Oy")), "businessKey", "J-2"));

        assertThat(accepted.getStatusCode().value()).as(accepted.getBody()).isEqualTo(200);
    }

    @Test
    void a_text_may_have_tabs_and_line_breaks_but_no_control_characters() {
        String start = "/engine-rest/process-definition/key/form-check/start";
        for (String refused : List.of("\0", "\b", "\u001b", "\u007f", "\u0085", "\ud83d", "\udca1")) {
            thenRefused(
                    post(start, Map.of("variables", typed(Map.of("customerName", "Aalto" + refused + "Oy")))),
                    "The value of customerName has the character U+%04X, which no text may have"
                            .formatted((int) refused.charAt(0)));
        }
        var accepted = post(start, Map.of("variables", typed(Map.of("customerName", "Aalto\tOy\r\n\ud83d\udca1"))));
        assertThat(accepted.getStatusCode().value()).as(accepted.getBody()).isEqualTo(200);
    }

    @Test
    void a_process_is_started_from_java() {
        assertThatThrownBy(() -> runtimeService.startProcessInstanceByKey("form-check"))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageStartingWith("The form to start \"Form check\" has 1 wrong value: Customer name");
        assertThatThrownBy(() -> runtimeService
                        .createProcessInstanceByKey("form-check")
                        .startBeforeActivity("UserTask_FillIn")
                        .execute(true, true))
                .isInstanceOf(BadUserRequestException.class);
        runtimeService.startProcessInstanceByKey("form-check", Map.of("customerName", "Aalto Oy"));
    }

    @Test
    void a_message_starts_a_process() {
        thenTheMessageIsChecked("check-start", null);
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("form-check")
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-boundary", "check-event-sub-process", "check-receive", "check-catch"})
    void a_message_reaches_a_waiting_process(String message) {
        String task = openTask("J-3");
        if (!List.of("check-boundary", "check-event-sub-process").contains(message)) {
            taskService.complete(task, RIGHT);
        }
        if (message.equals("check-catch")) {
            assertThat(message("check-receive", "J-3", Map.of("toStage", "sale"))
                            .getStatusCode()
                            .value())
                    .isEqualTo(204);
        }
        thenTheMessageIsChecked(message, "J-3");
    }

    @Test
    void a_message_without_receiver_is_refused() {
        openTask("J-4");

        thenRefused(
                message("check-receive", "J-4", Map.of("toStage", "sale")),
                "The journey J-4 does not wait for the message \\\"check-receive\\\" now: ");
        thenRefused(
                message("check-boundary", "J-99", Map.of("toStage", "sale")),
                "There is no running journey J-99 for the message \\\"check-boundary\\\": ");
        thenRefused(
                message("check-boundary", null, Map.of("toStage", "sale")),
                "No process starts by the message \\\"check-boundary\\\", so it needs the number of its journey");
        thenRefused(
                post("/engine-rest/message", Map.of("messageName", "check-boundary", "all", true)),
                "The field \\\"all\\\" of POST /message is not open to you; it takes businessKey, messageName, processVariables");
    }

    @Test
    void an_error_that_a_later_step_tells_is_answered_as_plainly() {
        String task = openTask("J-5");

        ResponseEntity<String> taken = post(
                "/engine-rest/task/" + task + "/complete",
                Map.of("variables", typed(Map.of("expectedValue", 1000, "interest", "yes", "discount", 13))));

        assertThat(taken.getStatusCode().value()).isEqualTo(400);
        assertThat(taken.getBody()).contains("\"message\":\"The number 13 is taken.\"");
        thenNothingHappened(task);
    }

    @Test
    void a_form_that_is_not_deployed_is_named() {
        String task = openTask("J-6");
        String other = repositoryService
                .createDeployment()
                .name("Test")
                .addString(
                        "lost.bpmn",
                        models().replace("check-task", "check-lost")
                                .replace("\"form-check\"", "\"form-lost\"")
                                .replace("name=\"check-", "name=\"lost-"))
                .deploy()
                .getId();
        try {
            runtimeService.startProcessInstanceByKey("form-lost", "J-7", Map.of("customerName", "Aalto Oy"));
            runDueJobs();
            String lost = taskService
                    .createTaskQuery()
                    .processInstanceBusinessKey("J-7")
                    .singleResult()
                    .getId();
            assertThat(complete(lost, RIGHT)).contains("The form check-lost (binding latest) is not deployed");
        } finally {
            TestModel.delete(repositoryService, runtimeService, other);
        }
        taskService.complete(task, RIGHT);
    }

    @Test
    void a_newer_deployment_of_the_form_holds_at_once() {
        String task = openTask("J-8");
        String newer = repositoryService
                .createDeployment()
                .name("Test")
                .addString("check-task.form", "{\"id\": \"check-task\", \"type\": \"default\", \"components\": []}")
                .deploy()
                .getId();
        taskService.complete(task, WRONG);
        repositoryService.deleteDeployment(newer, true);
    }

    @Test
    void a_start_that_could_not_be_checked_in_time_is_not_deployed() {
        assertThatThrownBy(() -> repositoryService
                        .createDeployment()
                        .name("Test")
                        .addString("late.bpmn", models().replace("asyncAfter", "asyncBefore"))
                        .deploy())
                .hasStackTraceContaining("StartEvent_ByHand of the process form-check has a form")
                .hasStackTraceContaining("set asyncAfter instead of asyncBefore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "submit-form"})
    void a_value_that_the_form_does_not_ask_is_refused(String path) {
        String task = openTask("J-9");
        String address = "/engine-rest/task/" + task + "/" + path;

        thenRefused(
                post(address, Map.of("variables", typed(with(RIGHT, "owner", "somebody")))),
                "owner is unknown to this form; it takes customerName, shownOnly, expectedValue, ");
        thenRefused(
                post(address, Map.of("variables", typed(with(RIGHT, "askAgainOn", "2026-12-24")))),
                "Ask again on (askAgainOn): is not asked now, because the form hides it or only shows it; leave it out.");
        thenRefused(
                post(address, Map.of("variables", typed(with(RIGHT, "customerName", "Other Oy")))),
                "Customer name (customerName): is not asked now");
        thenNothingHappened(task);
    }

    /** Tasklist sends read-only fields. */
    @Test
    void a_field_that_the_form_only_shows_may_come_back_unchanged() {
        String task = openTask("J-10");

        ResponseEntity<String> accepted = post(
                "/engine-rest/task/" + task + "/submit-form",
                Map.of("variables", typed(with(RIGHT, "customerName", "Aalto Oy"))));

        assertThat(accepted.getStatusCode().value()).as(accepted.getBody()).isEqualTo(204);
    }

    @Test
    void the_application_itself_writes_what_no_form_asks() {
        String task = openTask("J-11");
        taskService.setVariable(task, "nextStep", "use");

        taskService.complete(task, with(RIGHT, "stage", "sale"));

        assertThat(taskService.createTaskQuery().taskId(task).count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "submit-form"})
    void a_process_is_not_started_with_a_value_that_its_form_does_not_ask(String path) {
        thenRefused(
                post(
                        "/engine-rest/process-definition/key/form-check/" + path,
                        Map.of("variables", typed(Map.of("customerName", "Aalto Oy", "owner", "somebody")))),
                "The form to start \\\"Form check\\\" has 1 wrong value: owner is unknown to this form; it takes customerName, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name@example.com",
                "J-1 ",
                " J-1",
                "J/1",
                "J;1",
                "J%1",
                "J\\1",
                "..",
                "J..1",
                "J\t1",
                "-J",
                "Ä-1"
            })
    void a_journey_is_not_started_with_an_odd_journey_number(String number) {
        thenRefused(
                post(
                        "/engine-rest/process-definition/key/customer-journey/start",
                        Map.of("businessKey", number, "variables", typed(Map.of("customerName", "Aalto Oy")))),
                "The journey number (business key) has to have 1 to 64 characters: letters from A to Z, digits, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"J-FREE", "j-taken", "J-TAKEN ", "name@example.com"})
    void a_process_beside_the_journey_names_no_number_that_no_journey_has(String number) {
        addJourney("J-TAKEN");
        for (String way : List.of("start", "submit-form")) {
            thenRefused(
                    post(
                            "/engine-rest/process-definition/key/form-check/" + way,
                            Map.of("businessKey", number, "variables", typed(Map.of("customerName", "Aalto Oy")))),
                    "No journey has the number that businessKey gives. Give the number of the customer's journey");
        }
        thenRefused(
                message("check-start", number, Map.of("customerName", "Aalto Oy")),
                "No journey has the number that businessKey gives.");
        thenRefused(
                message("development-need-noticed", number, Map.of()),
                "No journey has the number that businessKey gives.");
    }

    @Test
    void a_process_beside_the_journey_names_a_journey_or_none() {
        addJourney("J-TAKEN");
        for (String number : List.of("J-TAKEN", "")) {
            var accepted = post(
                    "/engine-rest/process-definition/key/form-check/start",
                    Map.of("businessKey", number, "variables", typed(Map.of("customerName", "Aalto Oy"))));
            assertThat(accepted.getStatusCode().value()).as(accepted.getBody()).isEqualTo(200);
        }
    }

    @Test
    void a_message_that_nobody_can_receive_is_refused_with_the_reason() {
        openTask("J-5");
        var process = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("J-5")
                .singleResult()
                .getId();

        runtimeService.suspendProcessInstanceById(process);
        thenIsLost(
                "The message \"check-boundary\" to journey J-5 would be lost: the process that waits for it is suspended. Activate it, then send it again.");

        runtimeService.activateProcessInstanceById(process);
        assertThat(message("check-boundary", "J-5", Map.of("toStage", "sale"))
                        .getStatusCode()
                        .value())
                .isEqualTo(204);

        runtimeService.deleteProcessInstance(process, "Test");
        thenIsLost("There is no running journey J-5 for the message \"check-boundary\": ");
    }

    /** Sent to one receiver, and to all. */
    private void thenIsLost(String reason) {
        thenRefused(message("check-boundary", "J-5", Map.of("toStage", "sale")), reason.replace("\"", "\\\""));
        assertThatThrownBy(() -> runtimeService
                        .createMessageCorrelation("check-boundary")
                        .processInstanceBusinessKey("J-5")
                        .setVariable("toStage", "sale")
                        .correlateAll())
                .hasMessageContaining(reason);
    }

    @Test
    void a_process_that_another_one_calls_is_not_started_by_a_user() {
        thenRefused(
                post("/engine-rest/process-definition/key/sale/start", Map.of("businessKey", "J-12")),
                "The process \\\"Sale\\\" is not started by users: another process or a timer starts it.");
    }

    @Test
    void a_message_whose_receiver_declares_no_values_takes_none() {
        thenRefused(
                message("development-need-noticed", null, Map.of("need", "More", "owner", "somebody")),
                "need is unknown to this message; it takes no values.");
        thenRefused(
                message("customer-noticed", "name@example.com", Map.of("signalKind", "phone-call")),
                "The journey number (business key) has to have 1 to 64 characters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            String | true  | is transient, so nobody could see later what was answered; leave out transient.
            Xml    | false | is of the type xml; give a text, a number, a boolean or JSON.
            Bytes  | false | is of the type bytes; give a text, a number, a boolean or JSON.
            """)
    void a_value_that_no_field_could_store_is_refused(String type, boolean isTransient, String sentence) {
        Map<String, Object> note =
                Map.of("value", "bm90ZQ==", "type", type, "valueInfo", Map.of("transient", isTransient));
        String task = openTask("J-" + UUID.randomUUID());

        thenRefused(
                post("/engine-rest/task/" + task + "/complete", Map.of("variables", Map.of("interest", note))),
                sentence);
        thenRefused(
                post("/engine-rest/task/" + task + "/submit-form", Map.of("variables", Map.of("interest", note))),
                sentence);
        thenRefused(
                post(
                        "/engine-rest/process-definition/key/form-check/start",
                        Map.of("variables", Map.of("customerName", note))),
                sentence);
        assertThat(taskService.getVariables(task)).containsOnlyKeys("customerName");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | PUT    | task/{task}/variables/owner | {"value":"somebody"}
            403 | PUT    | task/{task}/variables/expectedValue | {"value":1}
            403 | PUT    | task/{task}/localVariables/owner | {"value":"somebody"}
            403 | POST   | task/{task}/variables | {"modifications":{"owner":{"value":"somebody"}}}
            403 | POST   | task/{task}/localVariables | {"deletions":["customerName"]}
            403 | DELETE | task/{task}/variables/customerName | {}
            403 | POST   | task/{task}/resolve | {"variables":{"owner":{"value":"somebody"}}}
            403 | POST   | task/{task}/delegate | {"userId":"somebody"}
            403 | POST   | task/{task}/bpmnError | {"errorCode":"x","variables":{"owner":{"value":"somebody"}}}
            403 | POST   | task/{task}/bpmnEscalation | {"escalationCode":"x"}
            403 | PUT    | process-instance/{process}/variables/owner | {"value":"somebody"}
            403 | DELETE | process-instance/{process}/variables/customerName | {}
            403 | POST   | process-instance/{process}/variables | {"modifications":{"owner":{"value":"somebody"}}}
            403 | POST   | process-instance/variables-async | {"processInstanceIds":["{process}"],"variables":{"owner":{"value":"somebody"}}}
            403 | POST   | process-instance/{process}/modification | {"instructions":[{"type":"startBeforeActivity","activityId":"ServiceTask_Work"}]}
            403 | POST   | process-instance/{process}/modification-async | {"instructions":[{"type":"startBeforeActivity","activityId":"ServiceTask_Work"}]}
            403 | POST   | modification/execute | {"processDefinitionId":"{definition}","processInstanceIds":["{process}"],"instructions":[{"type":"startBeforeActivity","activityId":"ServiceTask_Work"}]}
            403 | POST   | modification/executeAsync | {"processDefinitionId":"{definition}","processInstanceIds":["{process}"],"instructions":[{"type":"startBeforeActivity","activityId":"ServiceTask_Work"}]}
            403 | POST   | process-definition/{definition}/restart | {"processInstanceIds":["{process}"],"instructions":[{"type":"startBeforeActivity","activityId":"ServiceTask_Work"}]}
            403 | POST   | process-definition/{definition}/restart-async | {"processInstanceIds":["{process}"],"instructions":[{"type":"startBeforeActivity","activityId":"ServiceTask_Work"}]}
            400 | POST   | process-definition/key/form-check/start | {"startInstructions":[{"type":"startBeforeActivity","activityId":"ServiceTask_Work"}],"skipCustomListeners":true,"skipIoMappings":true}
            403 | POST   | execution/{process}/signal | {"variables":{"owner":{"value":"somebody"}}}
            403 | PUT    | execution/{process}/localVariables/owner | {"value":"somebody"}
            403 | POST   | signal | {"name":"x","variables":{"owner":{"value":"somebody"}}}
            403 | POST   | migration/execute | {"migrationPlan":{"sourceProcessDefinitionId":"{definition}","targetProcessDefinitionId":"{definition}","instructions":[{"sourceActivityIds":["UserTask_FillIn"],"targetActivityIds":["UserTask_FillIn"]}],"variables":{"owner":{"value":"somebody"}}},"processInstanceIds":["{process}"]}
            403 | POST   | migration/executeAsync | {"migrationPlan":{"sourceProcessDefinitionId":"{definition}","targetProcessDefinitionId":"{definition}","instructions":[{"sourceActivityIds":["UserTask_FillIn"],"targetActivityIds":["UserTask_FillIn"]}],"variables":{"owner":{"value":"somebody"}}},"processInstanceIds":["{process}"]}
            403 | POST   | condition | {"variables":{"owner":{"value":"somebody"}}}
            400 | POST   | message | {"messageName":"check-boundary","businessKey":"J-13","processVariablesLocal":{"toStage":{"value":"sale"}}}
            """)
    void what_goes_around_the_model_is_left_to_administrators(int status, String verb, String path, String body) {
        String task = openTask("J-13");
        String process =
                taskService.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        String definition =
                taskService.createTaskQuery().taskId(task).singleResult().getProcessDefinitionId();
        HttpHeaders json = new HttpHeaders();
        json.setContentType(MediaType.APPLICATION_JSON);

        ResponseEntity<String> refused = http.withBasicAuth(USER, PASSWORD)
                .exchange(
                        "/engine-rest/"
                                + path.replace("{task}", task)
                                        .replace("{process}", process)
                                        .replace("{definition}", definition),
                        HttpMethod.valueOf(verb),
                        new HttpEntity<>(body.replace("{process}", process).replace("{definition}", definition), json),
                        String.class);

        assertThat(refused.getStatusCode().value()).as(refused.getBody()).isEqualTo(status);
        assertThat(refused.getBody()).contains(" is not open to you");
        thenNothingHappened(task);
    }

    /** Also where the list of REST operations would let it pass. */
    @Test
    void what_goes_around_the_model_is_refused_by_the_engine_itself() {
        var task = taskService.createTaskQuery().taskId(openTask("J-14")).singleResult();
        var id = task.getId();
        var process = task.getProcessInstanceId();
        var definition = task.getProcessDefinitionId();
        Map<String, Object> values = Map.of("owner", "somebody");
        var plan = runtimeService
                .createMigrationPlan(definition, definition)
                .mapActivities("UserTask_FillIn", "UserTask_FillIn")
                .setVariables(values)
                .build();
        var ways = new LinkedHashMap<String, ThrowingCallable>();
        ways.put("variable of a task", () -> taskService.setVariable(id, "owner", "somebody"));
        ways.put("local variable of a task", () -> taskService.setVariablesLocal(id, values));
        ways.put("removed variable of a task", () -> taskService.removeVariable(id, "customerName"));
        ways.put("removed local variable", () -> taskService.removeVariableLocal(id, "customerName"));
        ways.put("BPMN error", () -> taskService.handleBpmnError(id, "x", "x", values));
        ways.put("escalation", () -> taskService.handleEscalation(id, "x", values));
        ways.put("variable of a process", () -> runtimeService.setVariables(process, values));
        ways.put("local variable of a process", () -> runtimeService.setVariableLocal(process, "owner", "somebody"));
        ways.put("removed variable of a process", () -> runtimeService.removeVariable(process, "customerName"));
        ways.put("variables of processes", () -> runtimeService.setVariablesAsync(List.of(process), values));
        ways.put("trigger", () -> runtimeService.signal(process, values));
        ways.put("signal", () -> runtimeService.signalEventReceived("x", values));
        ways.put("condition", () -> runtimeService
                .createConditionEvaluation()
                .setVariables(values)
                .evaluateStartConditions());
        ways.put("start elsewhere", () -> runtimeService
                .createProcessInstanceByKey("form-check")
                .startBeforeActivity("ServiceTask_Work")
                .execute());
        ways.put("modification", () -> runtimeService
                .createProcessInstanceModification(process)
                .startBeforeActivity("ServiceTask_Work")
                .execute());
        ways.put("modification of many", () -> runtimeService
                .createModification(definition)
                .processInstanceIds(process)
                .startBeforeActivity("ServiceTask_Work")
                .execute());
        ways.put("restart", () -> runtimeService
                .restartProcessInstances(definition)
                .processInstanceIds(process)
                .startBeforeActivity("ServiceTask_Work")
                .execute());
        ways.put("migration with variables", () -> runtimeService
                .newMigration(plan)
                .processInstanceIds(process)
                .execute());

        identityService.setAuthentication(USER, List.of());
        try {
            ways.forEach((way, call) -> assertThatThrownBy(call)
                    .as(way)
                    .isInstanceOf(AuthorizationException.class)
                    .hasMessageStartingWith("Only an administrator may "));
            assertThatThrownBy(() -> taskService.resolveTask(id, values))
                    .hasMessageContaining("owner is unknown to this form; it takes ");
            assertThatThrownBy(() -> taskService.complete(id, with(RIGHT, "owner", "somebody")))
                    .hasMessageContaining("owner is unknown to this form; it takes ");
            assertThatThrownBy(() -> runtimeService
                            .createMessageCorrelation("check-boundary")
                            .processInstanceBusinessKey("J-14")
                            .setVariable("toStage", "sale")
                            .setVariableLocal("owner", "somebody")
                            .correlate())
                    .hasMessageContaining("owner is unknown to this message; it takes ");
        } finally {
            identityService.clearAuthentication();
        }
        thenNothingHappened(id);
    }

    private static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
        Map<String, Object> more = new HashMap<>(values);
        more.put(name, value);
        return more;
    }

    private void thenTheMessageIsChecked(String message, String journey) {
        thenRefused(
                message(message, journey, Map.of("toStage", "use", "note", 5)),
                "The message \\\"" + message + "\\\" has 2 wrong values: "
                        + "Stage (toStage): \\\"use\\\" is not among the choices; choose one of awareness, sale. "
                        + "Note (note): \\\"5\\\" is no text; give a text.");
        thenRefused(
                message(message, journey, Map.of("toStag", "sale")),
                "toStag is unknown to this message; it takes toStage, note. Stage (toStage): is missing; ");
        ResponseEntity<String> accepted = message(message, journey, Map.of("toStage", "sale"));
        assertThat(accepted.getStatusCode().value()).as(accepted.getBody()).isEqualTo(204);
    }

    private static void thenRefused(ResponseEntity<String> answer, String sentence) {
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(400);
        assertThat(answer.getBody()).contains(sentence);
    }

    private void thenNothingHappened(String task) {
        assertThat(taskService.createTaskQuery().taskId(task).count()).isEqualTo(1);
        assertThat(taskService.getVariables(task)).containsOnlyKeys("customerName");
        assertThat(historyService
                        .createHistoricVariableInstanceQuery()
                        .processDefinitionKey("form-check")
                        .list())
                .hasSize(1);
    }

    private void addJourney(String number) {
        jdbc.sql("""
                        insert into journey (number, folded, process, started_at)
                        select :number, :folded, 'none', current_timestamp
                        where not exists (select 1 from journey where number = :number)
                        """)
                .params(Map.of("number", number, "folded", number.toLowerCase(Locale.ROOT)))
                .update();
    }

    private String openTask(String journey) {
        runtimeService.startProcessInstanceByKey("form-check", journey, Map.of("customerName", "Aalto Oy"));
        runDueJobs();
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(journey)
                .singleResult()
                .getId();
    }

    private void runDueJobs() {
        engine.getManagementService().createJobQuery().messages().list().stream()
                .map(Job::getId)
                .forEach(engine.getManagementService()::executeJob);
    }

    private String complete(String task, Map<String, Object> values) {
        try {
            taskService.complete(task, values);
            return "";
        } catch (ProcessEngineException e) {
            return e.getCause().getMessage();
        }
    }

    private ResponseEntity<String> message(String name, String journey, Map<String, Object> values) {
        Map<String, Object> body = journey == null
                ? Map.of("messageName", name, "processVariables", typed(values))
                : Map.of("messageName", name, "businessKey", journey, "processVariables", typed(values));
        return post("/engine-rest/message", body);
    }

    private ResponseEntity<String> post(String path, Object body) {
        return http.withBasicAuth(USER, PASSWORD).postForEntity(path, body, String.class);
    }

    private static Map<String, Object> typed(Map<String, Object> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Map.of("value", entry.getValue())));
    }

    private HttpHeaders logInToTasklist() {
        HttpHeaders session = WebappLogin.headersOf("tasklist", USER, PASSWORD, http);
        session.setContentType(MediaType.APPLICATION_JSON);
        return session;
    }

    private static String models() {
        try (var in = FormSubmissionPathsTest.class.getResourceAsStream("/form/form-check.bpmn")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @TestConfiguration
    static class Models {

        @Bean
        BpmnParseListener journeyNumbers() {
            return new JourneyNumbers();
        }
    }

    /** Stands for any step that refuses a value by itself. */
    private static class JourneyNumbers extends AbstractBpmnParseListener {

        @Override
        public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            if (activity.getId().equals("ServiceTask_Work")) {
                activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) JourneyNumbers::take);
            }
        }

        private static void take(DelegateExecution execution) {
            if (Integer.valueOf(13).equals(execution.getVariable("discount"))) {
                throw new BadUserRequestException("The number 13 is taken.");
            }
        }
    }
}
