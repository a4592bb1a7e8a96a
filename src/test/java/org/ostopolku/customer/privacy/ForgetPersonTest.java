package org.ostopolku.customer.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.TestModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class ForgetPersonTest {

    private static final String JOURNEY = """
            <process id="test-journey-to-forget" isExecutable="true">
              <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="UserTask_Talk"/>
              <userTask id="UserTask_Talk" name="Talk"/>
              <sequenceFlow id="f2" sourceRef="UserTask_Talk" targetRef="UserTask_After"/>
              <userTask id="UserTask_After" name="After"/>
            </process>
            """;
    private static final String DECISION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                         xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                         id="test" name="test" namespace="test">
              <decision id="test-decision" name="Test" camunda:historyTimeToLive="P1D">
                <decisionTable id="table">
                  <input id="who"><inputExpression id="name" typeRef="string"><text>customerName</text></inputExpression></input>
                  <output id="said" name="said" typeRef="string"/>
                  <rule id="any">
                    <inputEntry id="all"><text>-</text></inputEntry>
                    <outputEntry id="same"><text>customerName</text></outputEntry>
                  </rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    @Autowired
    private Erasure erasure;

    @Autowired
    private ExternalTaskService external;

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
    private JdbcClient jdbc;

    private final String journey = UUID.randomUUID().toString();
    private final String secret = "secret-" + UUID.randomUUID();

    @BeforeEach
    void deployModels() {
        TestModel.deploy(repository, JOURNEY);
    }

    @AfterEach
    void logOut() {
        identity.clearAuthentication();
    }

    @Test
    void no_personal_data_is_left_in_the_tables() {
        finishedProcessOfTheJourney();
        var instance = runningProcessOfTheJourney();
        jdbc.sql("""
                        insert into waiting_mail (id, journey, process_instance, address, subject, content, next_attempt_at)
                        values ('test', :journey, :process, :secret, :secret, :secret, current_timestamp)
                        """)
                .param("journey", journey)
                .param("process", instance)
                .param("secret", secret)
                .update();
        assertThat(tablesWithTheSecret())
                .contains("ACT_RU_VARIABLE", "ACT_HI_VARINST", "ACT_HI_DETAIL", "ACT_GE_BYTEARRAY", "ACT_HI_COMMENT")
                .contains("WAITING_MAIL");

        forget();

        assertThat(tablesWithTheSecret()).isEmpty();
        assertThat(runtime.getVariables(instance))
                .containsEntry("customerName", null)
                .containsEntry("segment", "business-new");
    }

    @Test
    void texts_in_errors_decisions_and_comments_are_erased() {
        TestModel.deploy(repository, """
                <process id="test-troubled" isExecutable="true">
                  <startEvent id="start"/><sequenceFlow id="f0" sourceRef="start" targetRef="fork"/>
                  <parallelGateway id="fork"/>
                  <sequenceFlow id="f1" sourceRef="fork" targetRef="UserTask_Talk"/>
                  <sequenceFlow id="f2" sourceRef="fork" targetRef="ServiceTask_Outside"/>
                  <sequenceFlow id="f3" sourceRef="fork" targetRef="ServiceTask_Fails"/>
                  <sequenceFlow id="f4" sourceRef="fork" targetRef="BusinessRuleTask_Decide"/>
                  <sequenceFlow id="f5" sourceRef="BusinessRuleTask_Decide" targetRef="UserTask_Wait"/>
                  <userTask id="UserTask_Talk" name="Talk"/>
                  <serviceTask id="ServiceTask_Outside" camunda:type="external" camunda:topic="test-outside"/>
                  <serviceTask id="ServiceTask_Fails" camunda:asyncBefore="true" camunda:expression="${customerName - 1}"/>
                  <businessRuleTask id="BusinessRuleTask_Decide" camunda:decisionRef="test-decision"/>
                  <userTask id="UserTask_Wait"/>
                </process>
                """);
        repository
                .createDeployment()
                .name("Test")
                .addString("test.dmn", DECISION)
                .deploy();
        var troubled = runtime.startProcessInstanceByKey("test-troubled", journey, Map.of("customerName", secret));
        var dropped =
                runtime.startProcessInstanceByKey("test-journey-to-forget", journey, Map.of("customerName", secret));
        identity.setAuthentication("olga", List.of("camunda-admin"));
        var task = tasks.createTaskQuery()
                .processInstanceId(troubled.getId())
                .taskDefinitionKey("UserTask_Talk")
                .singleResult();
        task.setName("Talk with " + secret);
        task.setDescription("About " + secret);
        tasks.saveTask(task);
        tasks.createAttachment(
                "note",
                task.getId(),
                troubled.getId(),
                secret,
                secret,
                new ByteArrayInputStream(secret.getBytes(StandardCharsets.UTF_8)));
        tasks.createComment(task.getId(), troubled.getId(), "Called " + secret);
        external.fetchAndLock(1, "test")
                .topic("test-outside", 60_000)
                .execute()
                .forEach(outside ->
                        external.handleFailure(outside.getId(), "test", "No " + secret, "Details of " + secret, 0, 0));
        runtime.createIncidentQuery()
                .processInstanceId(troubled.getId())
                .list()
                .forEach(incident -> runtime.setAnnotationForIncidentById(incident.getId(), "Ask " + secret));
        var job =
                management.createJobQuery().processInstanceId(troubled.getId()).singleResult();
        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining(secret);
        identity.setAuthentication("olga", List.of("camunda-admin"));
        runtime.deleteProcessInstance(dropped.getId(), "Wish of " + secret);
        identity.clearAuthentication();
        assertThat(tablesWithTheSecret())
                .contains(
                        "ACT_RU_TASK",
                        "ACT_HI_TASKINST",
                        "ACT_HI_ATTACHMENT",
                        "ACT_HI_COMMENT",
                        "ACT_HI_OP_LOG",
                        "ACT_RU_EXT_TASK",
                        "ACT_HI_EXT_TASK_LOG",
                        "ACT_RU_INCIDENT",
                        "ACT_HI_INCIDENT",
                        "ACT_RU_JOB",
                        "ACT_HI_JOB_LOG",
                        "ACT_HI_DEC_IN",
                        "ACT_HI_DEC_OUT",
                        "ACT_HI_PROCINST",
                        "AUDIT_TEXT");

        erasure.erase(journey, ErasureReason.CUSTOMER_ASKED);

        assertThat(tablesWithTheSecret()).isEmpty();
        tasks.complete(task.getId());
        assertThat(tablesWithTheSecret()).isEmpty();
    }

    @Test
    void the_journey_goes_on_and_its_end_restores_nothing() {
        var instance = runningProcessOfTheJourney();
        forget();

        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());

        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isZero();
        assertThat(tablesWithTheSecret()).isEmpty();
    }

    @Test
    void other_journeys_are_not_erased() {
        var others = runtime.startProcessInstanceByKey(
                "test-journey-to-forget", "another " + journey, Map.of("customerName", "other-" + secret));
        runningProcessOfTheJourney();

        forget();

        assertThat(runtime.getVariable(others.getId(), "customerName")).isEqualTo("other-" + secret);
    }

    private void finishedProcessOfTheJourney() {
        TestModel.deploy(repository, """
                <process id="test-finished" isExecutable="true">
                  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="UserTask_Talk"/>
                  <userTask id="UserTask_Talk" name="Talk"/>
                </process>
                """);
        var instance = runtime.startProcessInstanceByKey("test-finished", journey, Map.of("contactPerson", secret));
        var task = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
        identity.setAuthentication("olga", List.of("camunda-admin"));
        tasks.createComment(task.getId(), instance.getId(), "Called " + secret);
        tasks.createAttachment(
                "note", task.getId(), instance.getId(), secret, "About " + secret, "https://crm.example/" + secret);
        identity.clearAuthentication();
        tasks.complete(task.getId());
    }

    private String runningProcessOfTheJourney() {
        var instance = runtime.startProcessInstanceByKey(
                "test-journey-to-forget",
                journey,
                Variables.putValue("customerName", secret)
                        .putValue("segment", "business-new")
                        .putValue("customerNeeds", secret.repeat(50))
                        .putValueTyped(
                                "contactEmail", Variables.byteArrayValue(secret.getBytes(StandardCharsets.UTF_8))));
        runtime.setVariable(instance.getId(), "contactPerson", secret);
        runtime.setVariable(instance.getId(), "contactPerson", "another " + secret);
        var task = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
        tasks.setVariableLocal(task.getId(), "closingNote", secret);
        identity.setAuthentication("olga", List.of("camunda-admin"));
        tasks.createComment(task.getId(), instance.getId(), "Called " + secret);
        identity.clearAuthentication();
        tasks.complete(task.getId());
        return instance.getId();
    }

    private void forget() {
        erasure.erase(journey, ErasureReason.CONTACT_REFUSED);
    }

    /** Names of the tables of the engine and of the audit log in which a text or binary column holds the secret of this test. */
    private List<String> tablesWithTheSecret() {
        var places = new ArrayList<String>();
        jdbc.sql("select table_name, column_name from information_schema.columns where lower(table_schema) = 'public'")
                .query()
                .listOfRows()
                .forEach(column -> {
                    var values = jdbc.sql("select \"%2$s\" from \"%1$s\" where \"%2$s\" is not null"
                                    .formatted(column.get("table_name"), column.get("column_name")))
                            .query((row, number) -> text(row.getObject(1)))
                            .list();
                    if (values.stream().anyMatch(value -> value.contains(secret))) {
                        places.add(table(column));
                    }
                });
        return places;
    }

    private static String table(Map<String, Object> column) {
        return column.get("table_name").toString().toUpperCase(Locale.ROOT);
    }

    private static String text(Object value) throws SQLException {
        if (value instanceof Blob blob) {
            return text(blob.getBytes(1, (int) blob.length()));
        }
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString();
    }
}
