package org.ostopolku.platform.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.joda.time.DateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ostopolku.TestModel;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.util.StringUtils;

/** The allowlist of expressions contains only what is used or offered, and every entry works. */
@Tag("once")
@SpringBootTest
class ExpressionAllowlistTest {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    private final ExpressionAllowlist allowed = ExpressionAllowlist.read();

    @Test
    void every_entry_is_used_or_offered() throws IOException {
        var used = used();

        assertThat(allowed.names().stream().filter(name -> !isIn(name, used)))
                .containsExactlyInAnyOrderElementsOf(allowed.offered());
    }

    @Test
    void every_bean_is_there_with_its_methods() {
        allowed.delegates().keySet().forEach(bean -> assertThat(beans.getBean(bean))
                .isInstanceOfAny(
                        JavaDelegate.class,
                        ExecutionListener.class,
                        TaskListener.class,
                        DelegateVariableMapping.class));
        allowed.beans().forEach((bean, methods) -> assertThat(methods(AopUtils.getTargetClass(beans.getBean(bean))))
                .as(bean)
                .containsAll(methods.keySet()));
        assertThat(methods(DelegateExecution.class)).containsAll(getters(allowed.execution()));
        assertThat(methods(DelegateTask.class)).containsAll(getters(allowed.task()));
        assertThat(methods(DateTime.class)).containsAll(allowed.dates().keySet());
        assertThat(methods(List.class)).containsAll(allowed.lists().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${execution.processBusinessKey == 'J-1'}",
                "${execution.getProcessBusinessKey() == 'J-1' and execution.currentActivityId == 'gateway'}",
                "${empty missing and (number > 5 ? false : number + 1 == 3)}",
                "${lines.of(text).size() == 2 and not empty lines.of(text)}",
                "${dateTime().plusDays(1).withTimeAtStartOfDay().toDate() > now()}",
                "#{kpi.daysSince(now()) < 1}",
            })
    void what_is_allowed_works(String condition) {
        assertThat(ExpressionValidator.read().fix(condition)).isEmpty();
        runs(condition);

        assertThat(taskService.createTaskQuery().processDefinitionKey("guarded").list())
                .extracting(task -> task.getTaskDefinitionKey())
                .containsExactly("yes");
    }

    @Test
    void a_refusal_names_what_is_allowed() {
        assertThatThrownBy(() -> runs("${text.length() == 2}"))
                .hasMessageContaining("The expression ${text.length() == 2} is refused: it asks a text for length(), "
                        + "but nothing of it is allowed. An expression may use literals, operators, ")
                .hasMessageContaining("kpi.balance|daysSince|hoursSince")
                .hasNoCause();
    }

    /** A bean keeps its name: no caller can put something else in its place. */
    @Test
    void a_variable_hides_no_bean() {
        assertThat(ExpressionValidator.read().fix("${kpiLog}")).isPresent();
        runs("${lines.of(text).size() == 2}", Map.of("lines", "a text"));

        assertThat(taskService.createTaskQuery().processDefinitionKey("guarded").count())
                .isEqualTo(1);
    }

    private void runs(String condition) {
        runs(condition, Map.of());
    }

    private void runs(String condition, Map<String, Object> more) {
        TestModel.deploy(repositoryService, """
                <process id="guarded" isExecutable="true" camunda:historyTimeToLive="P1D">
                  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="gateway"/>
                  <exclusiveGateway id="gateway" default="f3"/>
                  <sequenceFlow id="f2" sourceRef="gateway" targetRef="yes">
                    <conditionExpression xsi:type="tFormalExpression"><![CDATA[%s]]></conditionExpression>
                  </sequenceFlow>
                  <sequenceFlow id="f3" sourceRef="gateway" targetRef="no"/>
                  <userTask id="yes"/><userTask id="no"/>
                </process>
                """.formatted(condition));
        var variables = new HashMap<String, Object>(more);
        variables.put("number", 2);
        variables.put("text", "a\nb");
        variables.put("missing", null);
        runtimeService.startProcessInstanceByKey("guarded", "J-1", variables);
    }

    @AfterEach
    void remove() {
        repositoryService
                .createDeploymentQuery()
                .deploymentName("Test")
                .list()
                .forEach(deployment -> TestModel.delete(repositoryService, runtimeService, deployment.getId()));
    }

    /** All that the shipped models, filters and listeners have between braces. */
    private static String used() throws IOException {
        try (var files = Stream.concat(
                Files.walk(Path.of("bpmn")).filter(file -> file.toString().endsWith(".bpmn")),
                Stream.of(
                                "resources/tasklist-filters.yaml",
                                "java/org/ostopolku/process/touchpoint/TouchpointListeners.java")
                        .map(Path.of("src/main")::resolve))) {
            var used = new StringBuilder();
            for (var file : files.toList()) {
                EXPRESSION.matcher(Files.readString(file)).results().forEach(expression -> used.append(
                                expression.group())
                        .append('\n'));
            }
            return used.toString();
        }
    }

    private static boolean isIn(String name, String expressions) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                .matcher(expressions)
                .find();
    }

    private static List<String> methods(Class<?> type) {
        return Arrays.stream(type.getMethods()).map(method -> method.getName()).toList();
    }

    private static List<String> getters(Map<String, String> names) {
        return names.keySet().stream()
                .map(name -> "get" + StringUtils.capitalize(name))
                .collect(Collectors.toList());
    }
}
