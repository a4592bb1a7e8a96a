package org.ostopolku.process.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ostopolku.TestModel.properties;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.TestModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class KpiParseListenerTest {

    private static final String STAGE = """
            <process id="test-stage" isExecutable="true">%s
              <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="UserTask_Talk"/>
              <userTask id="UserTask_Talk" name="Talk"/>
              <sequenceFlow id="f2" sourceRef="UserTask_Talk" targetRef="Gateway_Interested"/>
              <exclusiveGateway id="Gateway_Interested" default="Flow_No">%s</exclusiveGateway>
              <sequenceFlow id="Flow_Yes" sourceRef="Gateway_Interested" targetRef="EndEvent_Interested">
                <conditionExpression xsi:type="tFormalExpression">${nextStep == 'contact'}</conditionExpression>
              </sequenceFlow>
              <sequenceFlow id="Flow_No" sourceRef="Gateway_Interested" targetRef="EndEvent_NotNow"/>
              <endEvent id="EndEvent_Interested"/><endEvent id="EndEvent_NotNow"/>
            </process>
            """;
    private static final String JOURNEY = """
            <process id="test-journey" isExecutable="true">
              <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="CallActivity_Stage"/>
              <callActivity id="CallActivity_Stage" calledElement="test-stage">
                <extensionElements><camunda:in businessKey="#{execution.processBusinessKey}"/></extensionElements>
              </callActivity>
              <sequenceFlow id="f2" sourceRef="CallActivity_Stage" targetRef="UserTask_After"/>
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
    private HistoryService history;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private final String journey = UUID.randomUUID().toString();
    private LedgerReader ledger;

    @BeforeEach
    void deployModels() {
        ledger = new LedgerReader(jdbc);
        TestModel.deploy(repository, JOURNEY);
        TestModel.deploy(
                repository, STAGE.formatted(properties("stage", "contact"), properties("customerDecision", "true")));
    }

    @AfterEach
    void reset() {
        ClockUtil.reset();
        identity.clearAuthentication();
    }

    @Test
    void the_ledger_tells_the_path_through_a_stage() {
        var instance = runtime.startProcessInstanceByKey("test-journey", journey);

        completeTask(Map.of("nextStep", "activation"));

        assertThat(ledger.pathOf(journey))
                .containsExactly(
                        "stage-entered test-stage null",
                        "touchpoint-hours UserTask_Talk Talk",
                        "customer-decision Gateway_Interested Flow_No",
                        "stage-left test-stage activation",
                        "stage-days test-stage activation");
        assertThat(runtime.getVariable(instance.getId(), "stage")).isEqualTo("contact");
        assertThat(runtime.getVariable(instance.getId(), "stageEnteredAt")).isInstanceOf(Date.class);
    }

    @Test
    void a_decision_is_logged_by_its_own_activity_instance() {
        runtime.startProcessInstanceByKey("test-stage", journey);

        completeTask(Map.of("nextStep", "contact"));

        var gateway = history.createHistoricActivityInstanceQuery()
                .activityId("Gateway_Interested")
                .processInstanceId(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(journey)
                        .singleResult()
                        .getId())
                .singleResult();
        assertThat(ledger.rowsOf(journey)).anySatisfy(row -> assertThat(row)
                .containsEntry("kpi", KpiIds.CUSTOMER_DECISION)
                .containsEntry("outcome", "Flow_Yes")
                .containsEntry("activity_instance", gateway.getId()));
    }

    @Test
    void a_stage_that_is_cut_short_is_left_interrupted() {
        var instance = runtime.startProcessInstanceByKey("test-journey", journey, Map.of("nextStep", "sale"));

        runtime.deleteProcessInstance(instance.getId(), "the customer left");

        assertThat(ledger.pathOf(journey))
                .containsExactly(
                        "stage-entered test-stage null",
                        "stage-left test-stage interrupted",
                        "stage-days test-stage interrupted");
    }

    @Test
    void a_stage_that_the_customer_left_without_us_is_marked_so() {
        runtime.startProcessInstanceByKey("test-stage", journey, Map.of("toStage", "growth"));

        completeTask(Map.of("nextStep", "growth"));

        assertThat(ledger.rowsOf(journey))
                .filteredOn(row -> row.get("kpi").toString().matches("stage-left|stage-days"))
                .hasSize(2)
                .allSatisfy(row ->
                        assertThat(row).containsEntry("outcome", "growth").containsEntry("reason", "moved"));
    }

    @Test
    void a_touchpoint_takes_the_hours_from_its_creation_to_its_completion() {
        runtime.startProcessInstanceByKey("test-stage", journey);
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(Duration.ofMinutes(90))));

        completeTask(Map.of("nextStep", "contact"));

        assertThat(ledger.rowsOf(journey))
                .filteredOn(row -> row.get("kpi").equals(KpiIds.TOUCHPOINT_HOURS))
                .singleElement()
                .satisfies(row -> assertThat((BigDecimal) row.get("kpi_value"))
                        .isBetween(new BigDecimal("1.5"), new BigDecimal("1.6")));
    }

    @Test
    void the_path_is_logged_for_a_user_without_rights() {
        runtime.startProcessInstanceByKey("test-journey", journey);
        var task = tasks.createTaskQuery().processInstanceBusinessKey(journey).singleResult();
        tasks.addCandidateUser(task.getId(), "olga");
        runtime.setVariable(task.getProcessInstanceId(), "nextStep", "activation");
        identity.setAuthentication("olga", List.of());

        tasks.complete(task.getId());

        identity.clearAuthentication();
        assertThat(ledger.pathOf(journey)).hasSize(5);
    }

    @Test
    void a_model_with_an_unknown_stage_is_refused() {
        assertThatThrownBy(() -> TestModel.deploy(
                        repository, STAGE.formatted(properties("stage", "selling"), properties("a", "b"))))
                .hasMessageContaining(
                        "The process 'test-stage' has the property stage: Unknown stage 'selling'. The stages are awareness,");
    }

    private void completeTask(Map<String, Object> variables) {
        var task = tasks.createTaskQuery().processInstanceBusinessKey(journey).singleResult();
        tasks.complete(task.getId(), variables);
    }
}
