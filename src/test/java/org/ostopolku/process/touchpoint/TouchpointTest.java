package org.ostopolku.process.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.ostopolku.TestModel.properties;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.TestModel;
import org.ostopolku.process.kpi.KpiIds;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class TouchpointTest {

    private static final String TOUCHPOINT = """
            <process id="test-touchpoint" isExecutable="true">
              <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="UserTask_Talk"/>
              <userTask id="UserTask_Talk" name="Talk" camunda:candidateGroups="sales"
                        camunda:dueDate="${urgency.dueDate(execution)}" camunda:priority="${urgency.priority(execution)}">
                <extensionElements>
                  %s
                </extensionElements>
              </userTask>
              <sequenceFlow id="f2" sourceRef="UserTask_Talk" targetRef="UserTask_After"/>
              <userTask id="UserTask_After" name="After"/>
            </process>
            """;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private final String journey = UUID.randomUUID().toString();

    @BeforeEach
    void deployModel() {
        deploy("effect", "high");
    }

    @AfterEach
    void reset() {
        ClockUtil.reset();
        identity.clearAuthentication();
    }

    @Test
    void urgency_follows_effect_segment_and_expected_value() {
        var task = open(Map.of("segment", "business-new", "expectedValue", 250_000));

        assertThat(task.getPriority()).isEqualTo(95);
        assertThat(task.getDueDate().toInstant())
                .isCloseTo(clock.instant().plus(Duration.ofHours(4)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void a_customer_of_whom_nothing_is_known_has_an_urgency_too() {
        deploy("channel", "direct");

        var task = open(Map.of());

        assertThat(task.getPriority()).isBetween(0, 100);
        assertThat(task.getDueDate()).isInTheFuture();
    }

    @Test
    void an_overdue_touchpoint_is_escalated() {
        var task = open(Map.of("segment", "business-new", "expectedValue", 250_000));

        fireTimer(task);

        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getPriority())
                .isEqualTo(100);
        assertThat(groupsOf(task)).containsExactlyInAnyOrder("sales", "sales-management");
        assertThat(kpisOfJourney()).containsExactly(KpiIds.TOUCHPOINT_OVERDUE);
    }

    @Test
    void the_model_may_say_to_whom_it_is_escalated() {
        deploy("effect", "low", "escalateTo", "finance");
        var task = open(Map.of());

        fireTimer(task);

        assertThat(groupsOf(task)).containsExactlyInAnyOrder("sales", "finance");
    }

    @Test
    void a_touchpoint_that_was_completed_in_time_is_not_escalated() {
        var task = open(Map.of());

        tasks.complete(task.getId());

        assertThat(management
                        .createJobQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .count())
                .isZero();
    }

    @Test
    void a_development_need_starts_its_own_process() {
        var task = open(Map.of("stage", "sale"));

        tasks.complete(task.getId(), Map.of("developmentNeed", "Shorter delivery times"));

        var need = runtime.createProcessInstanceQuery()
                .processDefinitionKey("development-need")
                .processInstanceBusinessKey(journey)
                .singleResult();
        assertThat(runtime.getVariables(need.getId()))
                .containsEntry("need", "Shorter delivery times")
                .containsEntry("stage", "sale")
                .containsEntry("touchpoint", "Talk");
        assertThat(runtime.getVariables(task.getProcessInstanceId())).doesNotContainKey("developmentNeed");
    }

    @Test
    void a_blank_development_need_starts_nothing() {
        var task = open(Map.of());

        tasks.complete(task.getId(), Map.of("developmentNeed", "  "));

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(journey)
                        .list())
                .hasSize(1);
    }

    @Test
    void the_assignee_of_the_first_touchpoint_owns_the_customer() {
        var task = open(Map.of());
        tasks.claim(task.getId(), "olga");

        tasks.complete(task.getId());

        assertThat(processInstance(task))
                .isWaitingAt("UserTask_After")
                .variables()
                .containsEntry("owner", "olga");
    }

    @Test
    void who_completes_an_unclaimed_touchpoint_owns_the_customer() {
        var task = open(Map.of());
        identity.setAuthentication("demo-seller", List.of("sales"));

        tasks.complete(task.getId());

        identity.clearAuthentication();
        assertThat(processInstance(task))
                .isWaitingAt("UserTask_After")
                .variables()
                .containsEntry("owner", "demo-seller");
    }

    @Test
    void a_model_that_names_the_listeners_itself_has_them_once() {
        TestModel.deploy(repository, TOUCHPOINT.formatted("""
                <camunda:taskListener event="timeout" id="Overdue" delegateExpression="${touchpointOverdue}">
                  <timerEventDefinition id="Timer_Overdue">
                    <timeDate xsi:type="tFormalExpression">${urgency.dueDate(execution)}</timeDate>
                  </timerEventDefinition>
                </camunda:taskListener>
                <camunda:taskListener event="complete" delegateExpression="${recordNeed}"/>
                """));
        var task = open(Map.of("owner", "olga"));

        fireTimer(task);
        tasks.complete(task.getId(), Map.of("developmentNeed", "Shorter delivery times"));

        assertThat(kpisOfJourney().stream().filter(KpiIds.TOUCHPOINT_OVERDUE::equals))
                .hasSize(1);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("development-need")
                        .processInstanceBusinessKey(journey)
                        .list())
                .hasSize(1);
    }

    @Test
    void a_task_of_no_team_is_no_touchpoint() {
        var task = open(Map.of("owner", "olga"));
        tasks.complete(task.getId());
        var after = tasks.createTaskQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();

        tasks.complete(after.getId(), Map.of("developmentNeed", "Shorter delivery times"));

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(journey)
                        .list())
                .isEmpty();
    }

    @Test
    void an_owner_stays() {
        var task = open(Map.of("owner", "matti"));
        tasks.claim(task.getId(), "olga");

        tasks.complete(task.getId());

        assertThat(processInstance(task))
                .isWaitingAt("UserTask_After")
                .variables()
                .containsEntry("owner", "matti");
    }

    private void deploy(String... properties) {
        var list = properties(properties).replace("<extensionElements>", "").replace("</extensionElements>", "");
        TestModel.deploy(repository, TOUCHPOINT.formatted(list));
    }

    private Task open(Map<String, Object> variables) {
        var instance = runtime.startProcessInstanceByKey("test-touchpoint", journey, variables);
        return tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    private ProcessInstance processInstance(Task task) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
    }

    private void fireTimer(Task task) {
        var timer = management
                .createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .timers()
                .singleResult();
        assertThat(timer.getDuedate()).isCloseTo(task.getDueDate(), 1000);
        ClockUtil.setCurrentTime(Date.from(timer.getDuedate().toInstant().plusSeconds(1)));
        management.executeJob(timer.getId());
    }

    private List<String> groupsOf(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private List<String> kpisOfJourney() {
        return jdbc.sql("select kpi from kpi_record where journey = :journey order by id")
                .param("journey", journey)
                .query(String.class)
                .list();
    }
}
