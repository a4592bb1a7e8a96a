package org.ostopolku.platform.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

/**
 * Hostile content in the engine, with or without the rules: nothing runs but the process, the error says what was
 * refused, and the engine continues.
 */
@Tag("once")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(HostileTest.Trapped.class)
class HostileTest {

    private static final String USER = "hostile";
    private static final String PASSWORD = "a quiet winter evening";
    private static final String ADMINISTRATOR = "administrator";

    /** The name of deployments that no rule is asked about; there is none in the product. */
    private static final String EXEMPT = "Test";

    private static final int ROUNDS = 3;

    private static final Pattern REFUSED = Pattern.compile(
            "is refused: |cannot be read: |Scripts are disabled|may name no class|FEEL cannot use|DOCTYPE"
                    + "|expressions .*are not allowed|expressions are forbidden|unexisting field|connector",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> OTHERS = Map.of(
            "plain.bpmn",
            process("plain", "<userTask id='t'/><sequenceFlow id='f2' sourceRef='t' targetRef='e'/>", "t"),
            "sprung.bpmn",
            process("sprung", "", "e"));

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private FormService formService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private DecisionService decisionService;

    @Autowired
    private TestRestTemplate http;

    private final List<Throwable> refused = new ArrayList<>();

    @BeforeEach
    void deployTheOthers() {
        if (repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("plain")
                        .count()
                == 0) {
            deploy(OTHERS);
        }
        if (engine.getIdentityService().createUserQuery().userId(USER).count() == 0) {
            for (var id : List.of(USER, ADMINISTRATOR)) {
                var user = engine.getIdentityService().newUser(id);
                user.setPassword(PASSWORD);
                engine.getIdentityService().saveUser(user);
            }
            engine.getIdentityService().createMembership(ADMINISTRATOR, "camunda-admin");
            for (var resource : Resources.values()) {
                var all = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                all.setUserId(USER);
                all.setResource(resource);
                all.setResourceId(Authorization.ANY);
                all.addPermission(Permissions.ALL);
                engine.getAuthorizationService().saveAuthorization(all);
            }
        }
    }

    @AfterEach
    void nothingRanAndTheEngineWorksOn() {
        try {
            assertThat(TrapBean.isSprung()).as("sprung").isFalse();
            assertThat(engine.getHistoryService()
                            .createHistoricProcessInstanceQuery()
                            .processDefinitionKey("sprung")
                            .count())
                    .isZero();
            assertThat(runtimeService
                            .createVariableInstanceQuery()
                            .variableName("sprung")
                            .count())
                    .isZero();
            var plain = runtimeService.startProcessInstanceByKey("plain");
            taskService.complete(taskService
                    .createTaskQuery()
                    .processInstanceId(plain.getId())
                    .singleResult()
                    .getId());
            assertThat(runtimeService
                            .createProcessInstanceQuery()
                            .processInstanceId(plain.getId())
                            .count())
                    .isZero();
        } finally {
            System.clearProperty("ostopolku.trap");
            repositoryService
                    .createDeploymentQuery()
                    .deploymentName(EXEMPT)
                    .list()
                    .forEach(deployment -> repositoryService.deleteDeployment(deployment.getId(), true, true, true));
        }
    }

    static Stream<HostileEntry> models() {
        return HostileEntry.all(HostileEntry.Kind.MODEL, HostileEntry.Kind.FORM);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void a_model_runs_nothing_else(HostileEntry hostile) {
        if (attempt(() -> deploy(hostile.files()))) {
            attempt(() -> runtimeService.startProcessInstanceByKey("hostile", "J-hostile", variables()));
            for (int i = 0; i < ROUNDS; i++) {
                managementService
                        .createJobQuery()
                        .processDefinitionKey("hostile")
                        .list()
                        .forEach(job -> attempt(() -> managementService.executeJob(job.getId())));
                taskService
                        .createTaskQuery()
                        .processDefinitionKey("hostile")
                        .list()
                        .forEach(task -> {
                            attempt(() -> formService.getTaskFormData(task.getId()));
                            attempt(() -> formService.submitTaskForm(task.getId(), Map.of("a", "b")));
                        });
            }
        }
        assertThat(isReported()).as(hostile + ": " + refused).isEqualTo(!hostile.quiet());
    }

    static Stream<HostileEntry> tables() {
        return HostileEntry.all(HostileEntry.Kind.TABLE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void a_table_runs_nothing_else(HostileEntry hostile) {
        if (attempt(() -> deploy(hostile.files()))) {
            attempt(() -> decisionService
                    .evaluateDecisionByKey("hostile")
                    .variables(variables())
                    .evaluate());
        }
        assertThat(isReported()).as(hostile + ": " + refused).isEqualTo(!hostile.quiet());
    }

    static Stream<HostileEntry> filters() {
        return HostileEntry.all(HostileEntry.Kind.FILTER);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void a_filter_runs_nothing_else(HostileEntry hostile) {
        var isStored = hostile.place().equals("stored");
        var query = "{\"resourceType\": \"Task\", \"name\": \"hostile\", \"query\": %s}";
        if (isStored) {
            assertThat(rest("filter/create", query.formatted(hostile.content()))
                            .getStatusCode()
                            .value())
                    .isEqualTo(403);
            assertThatThrownBy(() -> saveFilterAs(USER, hostile.content()))
                    .isInstanceOf(BadUserRequestException.class)
                    .message()
                    .containsPattern(REFUSED);
        }
        var filter = rest(ADMINISTRATOR, "filter/create", query.formatted(isStored ? hostile.content() : "{}"));
        assertThat(filter.getStatusCode().value()).as(filter.getBody()).isEqualTo(200);
        var id = filter.getBody().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        try {
            for (var path : List.of("list", "count", "singleResult")) {
                var answer = rest(ADMINISTRATOR, "filter/" + id + "/" + path, isStored ? "{}" : hostile.content());
                if (!hostile.quiet()) {
                    isTheCallersMistake(answer);
                }
            }
        } finally {
            engine.getFilterService().deleteFilter(id);
        }
    }

    /** The list of REST operations stops a user earlier; the engine has to refuse the filter on every other way. */
    private void saveFilterAs(String user, String query) throws JsonProcessingException {
        engine.getIdentityService().setAuthenticatedUserId(user);
        try {
            var filters = engine.getFilterService();
            filters.saveFilter(filters.newTaskFilter("hostile")
                    .setQuery(new ObjectMapper()
                            .readValue(query, TaskQueryDto.class)
                            .toQuery(engine)));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    static Stream<HostileEntry> queries() {
        return HostileEntry.all(HostileEntry.Kind.QUERY);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void a_query_runs_nothing_else(HostileEntry hostile) {
        isTheCallersMistake(rest(hostile.place(), hostile.content()));
    }

    static Stream<HostileEntry> sentVariables() {
        return HostileEntry.all(HostileEntry.Kind.VARIABLE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sentVariables")
    void a_variable_runs_nothing_else(HostileEntry hostile) {
        var started = rest(hostile.place(), hostile.content());
        assertThat(started.getStatusCode().value()).as(started.getBody()).isEqualTo(hostile.quiet() ? 200 : 400);
        assertThat(started.getBody()).doesNotContain("\tat ");
    }

    private static void isTheCallersMistake(ResponseEntity<String> answer) {
        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(400);
        assertThat(answer.getBody()).containsPattern(REFUSED).doesNotContain("\tat ");
    }

    private ResponseEntity<String> rest(String path, String body) {
        return rest(USER, path, body);
    }

    private ResponseEntity<String> rest(String user, String path, String body) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.withBasicAuth(user, PASSWORD)
                .exchange("/engine-rest/" + path, HttpMethod.POST, new HttpEntity<>(body, headers), String.class);
    }

    private boolean attempt(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException e) {
            refused.add(e);
            return false;
        }
    }

    private boolean isReported() {
        return refused.stream()
                .flatMap(error -> Stream.iterate(error, cause -> cause != null, Throwable::getCause))
                .anyMatch(error ->
                        REFUSED.matcher(String.valueOf(error.getMessage())).find());
    }

    private void deploy(Map<String, String> files) {
        var deployment = repositoryService.createDeployment().name(EXEMPT);
        files.forEach(deployment::addString);
        deployment.deploy();
    }

    private static Map<String, Object> variables() {
        return Map.of("text", "x", "word", "class", "bytes", new byte[] {1, 2}, "trapObject", new TrapBean(), "a", "b");
    }

    private static String process(String id, String step, String first) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test">
                  <process id="%s" isExecutable="true"><startEvent id="s"/>
                    <sequenceFlow id="f1" sourceRef="s" targetRef="%s"/>%s<endEvent id="e"/>
                  </process>
                </definitions>
                """.formatted(id, first, step);
    }

    @TestConfiguration
    static class Trapped {

        @Bean
        TrapBean trap() {
            return new TrapBean();
        }
    }
}
