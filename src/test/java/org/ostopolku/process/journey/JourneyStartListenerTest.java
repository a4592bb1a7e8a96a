package org.ostopolku.process.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ostopolku.TestModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class JourneyStartListenerTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdentityService identities;

    @BeforeEach
    void deployModel() {
        TestModel.deploy(repository, """
                <process id="test-numbered" isExecutable="true">
                  <extensionElements>
                    <camunda:executionListener event="start" delegateExpression="${journeyNumber}"/>
                  </extensionElements>
                  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="UserTask_Talk"/>
                  <userTask id="UserTask_Talk" name="Talk"/>
                </process>
                """);
    }

    @Test
    void a_journey_without_a_number_gets_the_next_one() {
        var first = startNumbered(null);
        var second = startNumbered(null);

        assertThat(first).matches("J-[0-9]+").isNotEqualTo(second);
        assertThat(second).matches("J-[0-9]+");
    }

    @Test
    void the_starter_may_give_the_number() {
        var number = UUID.randomUUID().toString();

        assertThat(startNumbered(number)).isEqualTo(number);
        assertThat(jdbc.sql("select count(*) from journey where number = :number")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void a_number_is_used_once() {
        var number = startNumbered(null);

        assertThatThrownBy(() -> startNumbered(number))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage(
                        "The journey number '%s' is taken by another journey. Leave the business key out to get the next free one."
                                .formatted(number));
    }

    @Test
    void a_number_that_a_starter_took_ahead_of_the_sequence_is_skipped() {
        var last = Integer.parseInt(startNumbered(null).substring(2));
        var ahead = "J-" + (last + 1);
        startNumbered(ahead);

        assertThat(startNumbered(null)).isEqualTo("J-" + (last + 2));
    }

    @Test
    void a_blank_or_endless_number_is_refused() {
        assertThatThrownBy(() -> startNumbered(" "))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("1 to 64 characters");
        assertThatThrownBy(() -> startNumbered("9".repeat(65)))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("1 to 64 characters");
    }

    @Test
    void a_number_is_used_once_in_upper_and_lower_case() {
        var number = "WEB-" + UUID.randomUUID();
        startNumbered(number);

        assertThatThrownBy(() -> startNumbered(number.toLowerCase(Locale.ROOT)))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("is taken by another journey");
    }

    /** Of an administrator who starts in the middle and skips the listeners of the model. */
    @Test
    void the_number_of_an_ended_journey_stays_taken_even_if_listeners_are_skipped() {
        var number = "WEB-" + UUID.randomUUID();
        var ended = startWithoutListeners(number);
        runtime.deleteProcessInstance(ended.getId(), "The journey ends.");

        assertThatThrownBy(() -> startWithoutListeners(number))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("is taken by another journey");
    }

    private ProcessInstance startWithoutListeners(String number) {
        return runtime.createProcessInstanceByKey(JourneyProcess.CUSTOMER_JOURNEY)
                .businessKey(number)
                .setVariables(Map.of("customerName", "Alku Oy", "signalKind", "phone-call"))
                .startBeforeActivity("StartEvent_JourneyIsStartedByHand")
                .execute(true, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEB-77 ",
                " WEB-77",
                "WEB 77",
                "WEB/77",
                "WEB;77",
                "WEB%77",
                "WEB\\77",
                "..",
                "WEB..77",
                "WEB\n77",
                "name@example.com",
                ""
            })
    void a_number_that_does_not_have_the_canonical_form_is_refused(String number) {
        assertThatThrownBy(() -> startNumbered(number))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("letters from A to Z, digits, and between them - _ . :");
    }

    @Test
    void a_recommender_is_a_journey() {
        var known = startNumbered(null);
        identities.setAuthentication("admin", List.of(Groups.CAMUNDA_ADMIN));
        try {
            for (var unknown : List.of("name@example.com", known + " ", known.toLowerCase(Locale.ROOT), "J-99999999")) {
                assertThatThrownBy(() -> runtime.startProcessInstanceByKey(
                                JourneyProcess.CUSTOMER_JOURNEY,
                                Map.of("customerName", "Alku Oy", "signalKind", "phone-call", "referredBy", unknown)))
                        .isInstanceOf(BadUserRequestException.class)
                        .hasMessageStartingWith("No journey has the number that referredBy gives.");
            }
        } finally {
            identities.clearAuthentication();
        }
    }

    @Test
    void a_declared_variable_without_a_value_is_null_and_not_stored() throws Exception {
        deployStep("segment == null and empty expectedValue");

        var instance = runtime.startProcessInstanceByKey("test-declared", Map.of("customerName", "Alku Oy"));

        assertThat(runtime.getVariables(instance.getId()))
                .containsOnly(Map.entry("customerName", "Alku Oy"), Map.entry("answer", true));
    }

    @Test
    void a_name_that_no_file_declares_is_an_error() throws Exception {
        deployStep("segmnt == null");

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("test-declared"))
                .hasMessageContaining("unknown name")
                .hasMessageContaining("segmnt");
    }

    /** Deploys a process that stores the value of an expression in the variable {@code answer}. */
    private void deployStep(String expression) throws Exception {
        TestModel.deploy(repository, """
                <process id="test-declared" isExecutable="true">
                  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="ServiceTask_Answer"/>
                  <serviceTask id="ServiceTask_Answer" camunda:expression="${%s}" camunda:resultVariable="answer"/>
                  <sequenceFlow id="f2" sourceRef="ServiceTask_Answer" targetRef="UserTask_Wait"/>
                  <userTask id="UserTask_Wait"/>
                </process>
                """.formatted(expression));
    }

    private String startNumbered(String number) {
        var instance = start(number, Map.of());
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey();
    }

    private ProcessInstance start(String number, Map<String, Object> variables) {
        return runtime.startProcessInstanceByKey("test-numbered", number, variables);
    }
}
