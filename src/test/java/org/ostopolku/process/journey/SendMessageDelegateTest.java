package org.ostopolku.process.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ostopolku.TestModel.properties;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ostopolku.TestModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class SendMessageDelegateTest {

    private static final String SENDER = """
            <process id="test-sender" isExecutable="true">
              <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="SendTask_Tell"/>
              <sendTask id="SendTask_Tell" camunda:delegateExpression="${sendMessage}">%s</sendTask>
              <sequenceFlow id="f2" sourceRef="SendTask_Tell" targetRef="UserTask_After"/>
              <userTask id="UserTask_After"/>
            </process>
            """;
    private static final String STARTED = """
            <message id="Message_Start" name="test-start"/>
            <process id="test-started" isExecutable="true">
              <startEvent id="start"><messageEventDefinition messageRef="Message_Start"/></startEvent>
              <sequenceFlow id="f1" sourceRef="start" targetRef="UserTask_Go"/><userTask id="UserTask_Go"/>
            </process>
            """;
    private static final String WAITING = """
            <message id="Message_Wait" name="test-wait"/>
            <process id="test-waiting" isExecutable="true">
              <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="Event_Wait"/>
              <intermediateCatchEvent id="Event_Wait"><messageEventDefinition messageRef="Message_Wait"/></intermediateCatchEvent>
              <sequenceFlow id="f2" sourceRef="Event_Wait" targetRef="UserTask_Go"/><userTask id="UserTask_Go"/>
            </process>
            """;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private final String journey = UUID.randomUUID().toString();

    @Test
    void within_the_journey_a_process_starts_by_the_message_with_the_variables_named() {
        TestModel.deploy(repository, STARTED);

        send(
                Map.of("customerName", "Alku Oy"),
                "message",
                "test-start",
                "to",
                "journey",
                "variables",
                "customerName, expectedValue",
                "variable.touchpoint",
                "Talk");

        var started = runtime.createProcessInstanceQuery()
                .processDefinitionKey("test-started")
                .processInstanceBusinessKey(journey)
                .singleResult();
        assertThat(runtime.getVariables(started.getId()))
                .containsEntry("customerName", "Alku Oy")
                .containsEntry("touchpoint", "Talk")
                .doesNotContainKeys("segment", "expectedValue");
    }

    @Test
    void within_the_journey_who_waits_gets_the_message() {
        TestModel.deploy(repository, WAITING);
        var waiting = runtime.startProcessInstanceByKey("test-waiting", journey);
        var other = runtime.startProcessInstanceByKey("test-waiting", "another " + journey);

        send(Map.of(), "message", "test-wait", "to", "journey");

        assertThat(isAt(waiting, "UserTask_Go")).isTrue();
        assertThat(isAt(other, "Event_Wait")).isTrue();
    }

    @Test
    void a_new_journey_gets_only_what_the_model_gives_it() {
        TestModel.deploy(repository, STARTED);
        var mark = UUID.randomUUID().toString();

        send(
                Map.of("customerName", "Alku Oy", "mark", mark),
                "message",
                "test-start",
                "to",
                "new-journey",
                "variable.referredBy",
                "${execution.processBusinessKey}",
                "variable.mark",
                "${mark}");

        var started = runtime.createProcessInstanceQuery()
                .processDefinitionKey("test-started")
                .variableValueEquals("mark", mark)
                .singleResult();
        assertThat(started.getBusinessKey()).isNull();
        assertThat(runtime.getVariables(started.getId()))
                .containsEntry("referredBy", journey)
                .doesNotContainKey("customerName");
    }

    @Test
    void everyone_of_the_journey_who_waits_gets_a_message_to_all() {
        TestModel.deploy(repository, WAITING);
        var one = runtime.startProcessInstanceByKey("test-waiting", journey);
        var two = runtime.startProcessInstanceByKey("test-waiting", journey);
        var other = runtime.startProcessInstanceByKey("test-waiting", "another " + journey);

        send(Map.of(), "message", "test-wait", "to", "all");

        assertThat(isAt(one, "UserTask_Go")).isTrue();
        assertThat(isAt(two, "UserTask_Go")).isTrue();
        assertThat(isAt(other, "Event_Wait")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer-left", "customer-moved"})
    void a_process_that_users_start_with_any_number_does_not_move_or_end_the_journey(String message) {
        assertThatThrownBy(() -> send(Map.of(), "message", message, "to", "all"))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("'SendTask_Tell' may not send '" + message + "'");
    }

    @Test
    void a_message_to_all_may_have_no_receiver() {
        var sender = send(Map.of(), "message", "no-receiver", "to", "all");

        assertThat(isAt(sender, "UserTask_After")).isTrue();
    }

    @Test
    void a_message_without_receiver_is_an_error() {
        assertThatThrownBy(() -> send(Map.of(), "message", "no-receiver", "to", "journey"))
                .isInstanceOf(MismatchingMessageCorrelationException.class)
                .hasMessageContainingAll("no-receiver", "SendTask_Tell", journey);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(journey)
                        .count())
                .isZero();
    }

    @Test
    void an_incomplete_model_is_told_what_it_needs() {
        assertThatThrownBy(() -> send(Map.of(), "to", "journey"))
                .hasMessageContaining("'SendTask_Tell' sends no message: it needs the extension property 'message'");
        assertThatThrownBy(() -> send(Map.of(), "message", "test-start", "to", "everybody"))
                .hasMessageContaining("it has to be journey, new-journey or all");
    }

    private ProcessInstance send(Map<String, Object> variables, String... properties) {
        TestModel.deploy(repository, SENDER.formatted(properties(properties)));
        return runtime.startProcessInstanceByKey("test-sender", journey, variables);
    }

    private boolean isAt(ProcessInstance instance, String activity) {
        return runtime.getActiveActivityIds(instance.getId()).contains(activity);
    }
}
