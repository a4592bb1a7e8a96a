package org.ostopolku.security.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.security.audit.AuditEntry;
import org.ostopolku.security.audit.AuditKind;
import org.ostopolku.security.audit.AuditLog;
import org.ostopolku.security.audit.AuditQuery;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.util.LinkedMultiValueMap;

/** Who may do what over REST, as a table of roles and actions, on a small stand-in of the customer journey. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final String WHO_MAY_DO_WHAT = """
            action                            | stranger | aino (sales) | oskari (delivery) | paavo (process owner) | marja (manager) | verkko (channel) | armas (administrator)
            list the engines                  | 401      | 200          | 200               | 200                   | 200             | 403              | 200
            list the tasks                    | 401      | 200          | 200               | 200                   | 200             | 403              | 200
            read a sales task                 | 401      | 200          | 404               | 200                   | 200             | 403              | 200
            claim a sales task                | 401      | 204          | 403               | 403                   | 403             | 403              | 204
            give a sales task to a colleague  | 401      | 204          | 403               | 403                   | 403             | 403              | 204
            give a sales task to other teams  | 401      | 403          | 403               | 403                   | 403             | 403              | 204
            postpone a sales task             | 401      | 204          | 404               | 403                   | 403             | 403              | 204
            rename a sales task               | 401      | 400          | 404               | 400                   | 400             | 403              | 204
            complete a sales task             | 401      | 204          | 403               | 403                   | 403             | 403              | 204
            read what is known of a customer  | 401      | 200          | 200               | 200                   | 200             | 403              | 200
            change what is known of a customer| 401      | 403          | 403               | 403                   | 403             | 403              | 204
            start a journey                   | 401      | 200          | 200               | 403                   | 403             | 403              | 200
            notice a customer by message      | 401      | 204          | 204               | 403                   | 403             | 204              | 204
            record a development need         | 401      | 200          | 200               | 200                   | 200             | 403              | 200
            start a stage beside the journey  | 401      | 403          | 403               | 403                   | 403             | 403              | 200
            send a customer's message         | 401      | 403          | 403               | 403                   | 403             | 204              | 204
            cancel a journey                  | 401      | 403          | 403               | 403                   | 403             | 403              | 204
            read a model                      | 401      | 200          | 200               | 200                   | 200             | 403              | 200
            deploy a model                    | 401      | 403          | 403               | 200                   | 403             | 403              | 200
            save a filter                     | 401      | 403          | 403               | 403                   | 403             | 403              | 200
            create a user                     | 401      | 403          | 403               | 403                   | 403             | 403              | 204
            grant a right                     | 401      | 403          | 403               | 403                   | 403             | 403              | 200
            """;

    @Autowired
    private TestRestTemplate rest;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private AuthorizationService authorizationService;

    @Autowired
    private FilterService filterService;

    @Autowired
    private AccessSetup setup;

    @Autowired
    private AccessRules rules;

    @Autowired
    private AuditLog auditLog;

    @BeforeAll
    void deployStandIns() {
        repositoryService
                .createDeployment()
                .name("Test")
                .addModelInstance(
                        "customer-journey.bpmn",
                        standIn(JourneyProcess.CUSTOMER_JOURNEY, "sales", "customer-noticed", "customer-left"))
                .addModelInstance("nurture.bpmn", standIn("nurture", "marketing"))
                .deploy();
    }

    @ParameterizedTest(name = "{1}: {0} -> {2}")
    @MethodSource("cells")
    void each_role_does_what_is_theirs_and_nothing_else(String action, String who, int expected) {
        assertThat(perform(action, rest(who)).getStatusCode().value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "aino, tasklist, true",
        "aino, cockpit, false",
        "aino, admin, false",
        "kaisa, tasklist, true",
        "kaisa, cockpit, true",
        "kaisa, admin, false",
        "paavo, tasklist, true",
        "paavo, cockpit, true",
        "paavo, admin, false",
        "marja, tasklist, true",
        "marja, cockpit, true",
        "marja, admin, false",
        "verkko, tasklist, false",
        "verkko, cockpit, false",
        "armas, admin, true",
        "armas, cockpit, true"
    })
    void each_role_opens_its_own_applications(String who, String application, boolean expected) {
        List<String> groups = identityService.createGroupQuery().groupMember(who).list().stream()
                .map(group -> group.getId())
                .toList();
        assertThat(authorizationService.isUserAuthorized(
                        who, groups, Permissions.ACCESS, Resources.APPLICATION, application))
                .isEqualTo(expected);
    }

    @Test
    void a_rep_finds_her_tasks_with_customer_stage_and_value() {
        String journey = startJourney();
        String task = taskOf(journey);

        assertThat(lists("aino")).containsExactlyInAnyOrder("My tasks", "My team's tasks", "Overdue", "High priority");
        assertThat(tasks("aino", "My team's tasks")).contains(task);
        assertThat(tasks("aino", "Overdue")).contains(task);
        assertThat(tasks("aino", "High priority")).contains(task);
        assertThat(tasks("aino", "My tasks")).doesNotContain(task);
        assertThat(columns("aino", "My team's tasks"))
                .contains("customerName", "Kone Oy", "stage", "sale", "expectedValue", "48000.0");

        taskService.setAssignee(task, "aino");
        assertThat(tasks("aino", "My tasks")).contains(task);
        assertThat(tasks("eero", "My tasks")).doesNotContain(task);
        assertThat(tasks("eero", "My team's tasks")).contains(task);
    }

    @Test
    void another_team_finds_only_what_is_assigned_to_it() {
        String task = taskOf(startJourney());
        assertThat(tasks("oskari", "My team's tasks")).doesNotContain(task);

        taskService.setAssignee(task, "oskari");
        assertThat(tasks("oskari", "My tasks")).contains(task);
        assertThat(perform("list the tasks", rest("oskari")).getBody()).contains(task);
    }

    @Test
    void a_manager_finds_the_tasks_of_all_teams() {
        String task = taskOf(startJourney());

        assertThat(lists("marja")).contains("All teams' tasks", "All teams' overdue tasks");
        assertThat(tasks("marja", "All teams' tasks")).contains(task);
        assertThat(tasks("marja", "All teams' overdue tasks")).contains(task);
    }

    @Test
    void the_only_batch_of_a_process_owner_is_the_migration() {
        var journeys = List.of(startJourney());
        var definition = runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(journeys.get(0))
                .singleResult()
                .getProcessDefinitionId();
        Map<String, Executable> batches = Map.of(
                "variables", () -> runtimeService.setVariablesAsync(journeys, Map.of("owner", "paavo")),
                "deletion", () -> runtimeService.deleteProcessInstancesAsync(journeys, "slip"),
                "suspension",
                        () -> runtimeService
                                .updateProcessInstanceSuspensionState()
                                .byProcessInstanceIds(journeys)
                                .suspendAsync(),
                "modification",
                        () -> runtimeService
                                .createModification(definition)
                                .processInstanceIds(journeys)
                                .cancelAllForActivity("UserTask_Call")
                                .executeAsync(),
                "message",
                        () -> runtimeService
                                .createMessageCorrelationAsync("customer-left")
                                .processInstanceIds(journeys)
                                .correlateAllAsync(),
                "retries", () -> managementService.setJobRetriesAsync(journeys, (ProcessInstanceQuery) null, 0));

        identityService.setAuthentication("paavo", List.of("process-owners"));
        try {
            batches.forEach((name, batch) -> assertThatThrownBy(batch::execute)
                    .as(name)
                    .isInstanceOf(AuthorizationException.class)
                    .hasMessageMatching("(?s).*(Batch|Only an administrator may ).*"));
            var plan = runtimeService
                    .createMigrationPlan(definition, definition)
                    .mapEqualActivities()
                    .build();
            assertThat(runtimeService
                            .newMigration(plan)
                            .processInstanceIds(journeys)
                            .executeAsync()
                            .getTotalJobs())
                    .isEqualTo(1);
        } finally {
            identityService.clearAuthentication();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/camunda/api/admin/setup/default/user/create",
        "/camunda/api/admin/setup;x=y/default/user/create",
        "/camunda/api/admin/%73etup/default/user/create",
        "/camunda/api//admin/setup/default/user/create"
    })
    void nobody_becomes_an_administrator_over_the_web(String url) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        String intruder = "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"intruder\"}}";
        ResponseEntity<String> answer = rest.exchange(
                URI.create(rest.getRootUri() + url),
                HttpMethod.POST,
                new HttpEntity<>(intruder, headers),
                String.class);

        assertThat(answer.getStatusCode().isError()).isTrue();
        assertThat(identityService.createUserQuery().userId("intruder").count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health, 200",
        "/actuator, 401",
        "/actuator/prometheus, 401",
        "/actuator/env, 401",
        "/actuator/health/../env, 400",
        "/api/me, 401",
        "/h2-console, 404"
    })
    void beside_rest_only_the_health_is_open(String url, int expected) {
        assertThat(rest.getForEntity(url, String.class).getStatusCode().value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/camunda/app/tasklist/scripts/config.js, Ostopolku",
        "/camunda/app/cockpit/scripts/config.js, Ostopolku",
        "/camunda/app/tasklist/styles/user-styles.css, /ostopolku/webapps.css",
        "/camunda/app/cockpit/styles/user-styles.css, /ostopolku/webapps.css",
        "/ostopolku/webapps.css, .ce-eol-banner"
    })
    void the_web_applications_wear_the_products_name(String url, String expected) {
        assertThat(rest.getForObject(url, String.class)).contains(expected);
    }

    @Test
    void a_wrong_password_opens_nothing() {
        assertThat(rest.withBasicAuth("sanna", "wrong")
                        .getForEntity("/engine-rest/task", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @Test
    void applying_the_rules_again_changes_nothing_and_keeps_what_was_granted_by_hand() {
        Authorization byHand = authorizationService
                .createAuthorizationQuery()
                .groupIdIn("finance")
                .resourceType(Resources.PROCESS_DEFINITION)
                .resourceId("*")
                .singleResult();
        byHand.addPermission(Permissions.READ_HISTORY);
        authorizationService.saveAuthorization(byHand);
        String before = everything();

        setup.afterPropertiesSet();

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void what_is_gone_from_the_file_is_taken_away_and_told_and_what_was_granted_by_hand_stays() {
        setup.apply(new AccessRules(
                with(rules.groups(), "partners", "Partners"),
                rules.owners(),
                Stream.concat(
                                rules.roles().stream(),
                                Stream.of(
                                        role("partners", Resources.APPLICATION, "tasklist", Permissions.ACCESS),
                                        role("product", Resources.DEPLOYMENT, "*", Permissions.READ),
                                        role("product", Resources.BATCH, "*", Permissions.READ)))
                        .toList()));
        identityService.createMembership("tuuli", "partners");
        Authorization byHand = rightOf("product", Resources.DEPLOYMENT);
        byHand.addPermission(Permissions.DELETE);
        authorizationService.saveAuthorization(byHand);
        assertThat(audited("partners")).contains("access.yaml: added; granted: access application tasklist");

        setup.afterPropertiesSet();

        assertThat(identityService.createGroupQuery().groupId("partners").count())
                .isZero();
        assertThat(identityService.createGroupQuery().groupMember("tuuli").list())
                .extracting(group -> group.getId())
                .containsExactly("product");
        assertThat(rightOf("partners", Resources.APPLICATION)).isNull();
        assertThat(rightOf("product", Resources.BATCH)).isNull();
        byHand = rightOf("product", Resources.DEPLOYMENT);
        assertThat(byHand.isPermissionGranted(Permissions.READ)).isFalse();
        assertThat(byHand.isPermissionGranted(Permissions.DELETE)).isTrue();
        assertThat(audited("partners"))
                .contains("access.yaml: deleted, with 1 membership; revoked: access application tasklist");
        assertThat(audited("product").get(0)).contains("revoked: read deployment *", "revoked: read batch *");
    }

    @Test
    void a_file_without_administrators_or_with_an_unknown_team_of_owners_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessRules(Map.of("sales", "Sales"), Set.of("sales"), List.of()))
                .withMessageContaining("camunda-admin");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessRules(Map.of("camunda-admin", "All"), Set.of("sales"), List.of()))
                .withMessageContaining("owners names the group 'sales'");
    }

    private static Map<String, String> with(Map<String, String> groups, String id, String name) {
        Map<String, String> more = new LinkedHashMap<>(groups);
        more.put(id, name);
        return more;
    }

    private static AccessRules.Role role(String group, Resources what, String which, Permissions may) {
        return new AccessRules.Role(
                Set.of(group),
                null,
                false,
                List.of(new AccessRules.Right(Set.of(what), Set.of(which), Set.of(may.getName()))));
    }

    private Authorization rightOf(String group, Resources what) {
        return authorizationService
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(what)
                .singleResult();
    }

    /** The entries of the audit log about the file's changes for a group, the latest first. */
    private List<String> audited(String group) {
        return auditLog.entries(new AuditQuery(AuditKind.ROLE_CHANGE, null, group, null, null), 0, 10).stream()
                .map(AuditEntry::reason)
                .filter(reason -> reason != null && reason.startsWith("access.yaml"))
                .toList();
    }

    private String everything() {
        Stream<String> rights = authorizationService.createAuthorizationQuery().list().stream()
                .map(right -> "%s %s %s %s %s %s"
                        .formatted(
                                right.getAuthorizationType(),
                                right.getGroupId(),
                                right.getUserId(),
                                right.getResourceType(),
                                right.getResourceId(),
                                Arrays.toString(right.getPermissions(Permissions.values()))));
        Stream<String> filters =
                filterService.createFilterQuery().list().stream().map(filter -> filter.getId() + filter.getName());
        Stream<String> groups =
                identityService.createGroupQuery().list().stream().map(group -> group.getId());
        return Stream.of(rights, filters, groups)
                .flatMap(lines -> lines.sorted())
                .reduce("", (lines, line) -> lines + line + "\n");
    }

    static Stream<Arguments> cells() {
        List<String[]> rows =
                WHO_MAY_DO_WHAT.lines().map(line -> line.split("\\s*\\|\\s*")).toList();
        String[] roles = rows.get(0);
        return rows.stream().skip(1).flatMap(row -> IntStream.range(1, roles.length)
                .mapToObj(column -> Arguments.of(row[0], roles[column], Integer.parseInt(row[column].trim()))));
    }

    private ResponseEntity<String> perform(String action, TestRestTemplate rest) {
        String journey = startJourney();
        String task = "/task/" + taskOf(journey);
        String variable = "/process-instance/" + journey + "/variables/customerName";
        return switch (action) {
            case "list the engines" -> call(rest, HttpMethod.GET, "/engine", null);
            case "list the tasks" -> call(rest, HttpMethod.GET, "/task", null);
            case "read a sales task" -> call(rest, HttpMethod.GET, task, null);
            case "claim a sales task" -> call(rest, HttpMethod.POST, task + "/claim", Map.of("userId", "eero"));
            case "give a sales task to a colleague" ->
                call(rest, HttpMethod.POST, task + "/assignee", Map.of("userId", "eero"));
            case "give a sales task to other teams" ->
                call(rest, HttpMethod.POST, task + "/assignee", Map.of("userId", "oskari"));
            case "postpone a sales task" ->
                call(rest, HttpMethod.PUT, task, shown(task, "due", "2031-05-01T09:00:00.000+0000"));
            case "rename a sales task" -> call(rest, HttpMethod.PUT, task, shown(task, "name", "Mine"));
            case "complete a sales task" -> call(rest, HttpMethod.POST, task + "/complete", Map.of());
            case "read what is known of a customer" -> call(rest, HttpMethod.GET, variable, null);
            case "change what is known of a customer" ->
                call(rest, HttpMethod.PUT, variable, Map.of("value", "Other Oy", "type", "String"));
            case "start a journey" -> start(rest, JourneyProcess.CUSTOMER_JOURNEY, Map.of());
            case "notice a customer by message" ->
                call(rest, HttpMethod.POST, "/message", Map.of("messageName", "customer-noticed"));
            case "record a development need" ->
                start(
                        rest,
                        JourneyProcess.DEVELOPMENT_NEED,
                        Map.of("need", Map.of("value", "Faster"), "stage", Map.of("value", "sale")));
            case "start a stage beside the journey" -> start(rest, "nurture", Map.of());
            case "send a customer's message" ->
                call(
                        rest,
                        HttpMethod.POST,
                        "/message",
                        Map.of("messageName", "customer-left", "businessKey", numberOf(journey)));
            case "cancel a journey" -> call(rest, HttpMethod.DELETE, "/process-instance/" + journey, null);
            case "read a model" -> call(rest, HttpMethod.GET, "/process-definition/key/customer-journey/xml", null);
            case "deploy a model" -> deploy(rest);
            case "save a filter" ->
                call(
                        rest,
                        HttpMethod.POST,
                        "/filter/create",
                        Map.of("resourceType", "Task", "name", "Mine", "query", Map.of(), "properties", Map.of()));
            case "create a user" ->
                call(
                        rest,
                        HttpMethod.POST,
                        "/user/create",
                        Map.of("profile", Map.of("id", "new"), "credentials", Map.of("password", "new")));
            case "grant a right" ->
                call(
                        rest,
                        HttpMethod.POST,
                        "/authorization/create",
                        Map.of(
                                "type",
                                1,
                                "userId",
                                "aino",
                                "resourceType",
                                0,
                                "resourceId",
                                "welcome",
                                "permissions",
                                List.of("ACCESS")));
            default -> throw new IllegalArgumentException(action);
        };
    }

    /** A task as Tasklist gets it and sends it back, with one change. */
    private Map<String, Object> shown(String task, String field, Object value) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT, "application/hal+json");
        Map<String, Object> fields = rest("armas")
                .exchange(
                        "/engine-rest" + task,
                        HttpMethod.GET,
                        new HttpEntity<>(headers),
                        new ParameterizedTypeReference<Map<String, Object>>() {})
                .getBody();
        fields.remove("_links");
        fields.remove("_embedded");
        fields.put(field, value);
        return fields;
    }

    private static ResponseEntity<String> call(TestRestTemplate rest, HttpMethod method, String path, Object body) {
        HttpHeaders headers = new HttpHeaders();
        if (body != null) {
            headers.setContentType(MediaType.APPLICATION_JSON);
        }
        return rest.exchange("/engine-rest" + path, method, new HttpEntity<>(body, headers), String.class);
    }

    private static ResponseEntity<String> start(TestRestTemplate rest, String process, Map<String, ?> values) {
        return call(
                rest, HttpMethod.POST, "/process-definition/key/" + process + "/start", Map.of("variables", values));
    }

    private static ResponseEntity<String> deploy(TestRestTemplate rest) {
        LinkedMultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("deployment-name", "Test");
        byte[] model = Bpmn.convertToString(standIn("other", "sales")).getBytes(StandardCharsets.UTF_8);
        parts.add("data", new ByteArrayResource(model) {
            @Override
            public String getFilename() {
                return "other.bpmn";
            }
        });
        return rest.postForEntity("/engine-rest/deployment/create", parts, String.class);
    }

    private TestRestTemplate rest(String who) {
        String user = who.split(" ")[0];
        return user.equals("stranger") ? rest : rest.withBasicAuth(user, user + "-demo");
    }

    private String startJourney() {
        return runtimeService
                .startProcessInstanceByKey(
                        JourneyProcess.CUSTOMER_JOURNEY,
                        UUID.randomUUID().toString(),
                        Map.of("customerName", "Kone Oy", "stage", "sale", "expectedValue", 48000.0))
                .getId();
    }

    private String numberOf(String journey) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceId(journey)
                .singleResult()
                .getBusinessKey();
    }

    private String taskOf(String journey) {
        return taskService
                .createTaskQuery()
                .processInstanceId(journey)
                .singleResult()
                .getId();
    }

    private List<String> lists(String who) {
        return Arrays.stream(rest(who).getForObject("/engine-rest/filter", Map[].class))
                .map(filter -> (String) filter.get("name"))
                .toList();
    }

    private String filterUrl(String name) {
        return "/engine-rest/filter/"
                + filterService
                        .createFilterQuery()
                        .filterName(name)
                        .singleResult()
                        .getId();
    }

    private String tasks(String who, String list) {
        return call(rest(who), HttpMethod.GET, filterUrl(list).replace("/engine-rest", "") + "/list", null)
                .getBody();
    }

    private String columns(String who, String list) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(List.of(MediaType.valueOf("application/hal+json")));
        return rest(who)
                .exchange(filterUrl(list) + "/list", HttpMethod.GET, new HttpEntity<>(headers), String.class)
                .getBody();
    }

    /** A process with one task, open to a team, that can be started by message and whose customer may call. */
    private static BpmnModelInstance standIn(String id, String team) {
        return standIn(id, team, "noticed-" + id, "called-" + id);
    }

    private static BpmnModelInstance standIn(String id, String team, String noticed, String called) {
        ProcessBuilder process = Bpmn.createExecutableProcess(id).camundaHistoryTimeToLive(1);
        process.startEvent()
                .userTask("UserTask_Call")
                .camundaCandidateGroups(team)
                .camundaDueDate("2020-02-02T10:00:00")
                .camundaPriority("80")
                .boundaryEvent("BoundaryEvent_Called")
                .message(called)
                .endEvent();
        return process.startEvent("StartEvent_Noticed")
                .message(noticed)
                .connectTo("UserTask_Call")
                .done();
    }
}
