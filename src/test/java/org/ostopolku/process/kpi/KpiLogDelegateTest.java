package org.ostopolku.process.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ostopolku.TestModel.properties;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ostopolku.TestModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
class KpiLogDelegateTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient jdbc;

    private final String journey = UUID.randomUUID().toString();
    private LedgerReader ledger;

    @BeforeEach
    void readLedger() {
        ledger = new LedgerReader(jdbc);
    }

    @Test
    void a_service_task_logs_each_of_its_kpis_with_what_is_known_of_the_journey() {
        logging("kpi.orders", "1", "kpi.order-book", "${expectedValue * 2}", "note", "no KPI");

        start(Map.of(
                "stage", "sale",
                "segment", "business-new",
                "productCategory", "machines",
                "buyingSituation", "investment",
                "owner", "olga",
                "expectedValue", 1250.125));

        assertThat(ledger.rowsOf(journey)).hasSize(2);
        assertThat(ledger.rowsOf(journey).get(1))
                .containsEntry("kpi", KpiIds.ORDER_BOOK)
                .containsEntry("kpi_value", new BigDecimal("2500.2500"))
                .containsEntry("unit", "EUR")
                .containsEntry("kind", "business")
                .containsEntry("stage", "sale")
                .containsEntry("segment", "business-new")
                .containsEntry("product_category", "machines")
                .containsEntry("buying_situation", "investment")
                .containsEntry("owner", "olga")
                .containsEntry("process_key", "logging")
                .containsEntry("element", "ServiceTask_Log");
    }

    @Test
    void what_a_template_leaves_empty_is_not_logged() {
        logging("nextStep", "", "outcome", "", "kpi.orders", "1", "kpi.order-book", "");

        start(Map.of());

        assertThat(ledger.rowsOf(journey))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("kpi", "orders").containsEntry("outcome", null));
    }

    @Test
    void the_time_is_kept_to_the_instant_also_in_the_hour_that_clocks_show_twice() {
        var first = Instant.parse("2026-10-25T00:30:00.123Z");
        var anHourLater = Instant.parse("2026-10-25T01:30:00.123Z");
        logging("kpi.orders", "1");
        try {
            for (var time : List.of(first, anHourLater)) {
                ClockUtil.setCurrentTime(Date.from(time));
                start(Map.of());
            }
        } finally {
            ClockUtil.reset();
        }

        assertThat(jdbc.sql("select recorded_at from kpi_record where journey = :journey order by recorded_at")
                        .param("journey", journey)
                        .query((row, number) -> row.getObject("recorded_at", OffsetDateTime.class)
                                .toInstant())
                        .list())
                .containsExactly(first, anHourLater);
    }

    @Test
    void a_value_is_kept_to_the_last_of_its_digits() {
        logging("kpi.order-book", "-999999999999999.9999");

        start(Map.of());

        assertThat(ledger.rowsOf(journey)).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("kpi_value", new BigDecimal("-999999999999999.9999")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kpi.quote-bok            | 1            | the catalogue has no such KPI. Add a row",
                "kpi.orders               | many         | is 'many' and no number",
                "kpi.orders               | ${word}      | is 'word' and no number",
                "kpi.orders               | ${nothing}   | the value is missing",
                "kpi.orders               | ${0.0/0.0}   | is not a finite number",
                "kpi.orders               | 1e15         | has more than 15 digits",
                "kpi.self-service-share   | 1.01         | is not between 0 and 1",
                "kpi.self-service-share   | -0.01        | is not between 0 and 1",
                "orders                   | 1            | logs no KPI",
            })
    void an_invalid_value_is_refused_with_the_fix(String property, String value, String message) {
        logging(property, value);
        var variables = new HashMap<String, Object>(Map.of("word", "word"));
        variables.put("nothing", null);

        assertThatThrownBy(() -> start(variables))
                .isInstanceOf(KpiException.class)
                .hasMessageContainingAll("ServiceTask_Log", message);
        assertThat(ledger.rowsOf(journey)).isEmpty();
    }

    @Test
    void a_kpi_that_fails_leaves_the_task_open_and_nothing_written() {
        TestModel.deploy(
                repository, """
                <process id="task-then-kpi" isExecutable="true">
                  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="task"/>
                  <userTask id="task" name="Do"/><sequenceFlow id="f2" sourceRef="task" targetRef="right"/>
                  <serviceTask id="right" camunda:delegateExpression="${kpiLog}">%s</serviceTask>
                  <sequenceFlow id="f3" sourceRef="right" targetRef="wrong"/>
                  <serviceTask id="wrong" camunda:delegateExpression="${kpiLog}">%s</serviceTask>
                </process>
                """.formatted(properties("kpi.orders", "1"), properties("kpi.orders", "${number}")));
        runtime.startProcessInstanceByKey("task-then-kpi", journey, Map.of("number", "none"));
        var task = tasks.createTaskQuery().processInstanceBusinessKey(journey).singleResult();

        assertThatThrownBy(() -> tasks.complete(task.getId(), Map.of("answer", "yes")))
                .isInstanceOf(KpiException.class)
                .hasMessageContainingAll("orders", "wrong", "task-then-kpi");

        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
        assertThat(runtime.createVariableInstanceQuery()
                        .variableName("answer")
                        .processInstanceIdIn(task.getProcessInstanceId())
                        .count())
                .isZero();
        assertThat(ledger.rowsOf(journey)).isEmpty();
    }

    @Test
    void a_retry_never_counts_twice() {
        TestModel.deploy(repository, """
                <process id="retried" isExecutable="true">
                  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="right"/>
                  <serviceTask id="right" camunda:asyncBefore="true" camunda:delegateExpression="${kpiLog}">%s</serviceTask>
                  <sequenceFlow id="f2" sourceRef="right" targetRef="wrong"/>
                  <serviceTask id="wrong" camunda:expression="${later}"/>
                </process>
                """.formatted(properties("kpi.orders", "1")));
        var instance = runtime.startProcessInstanceByKey("retried", journey);
        var job =
                management.createJobQuery().processInstanceId(instance.getId()).singleResult();

        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("later");
        assertThat(ledger.rowsOf(journey)).isEmpty();

        runtime.setVariable(instance.getId(), "later", "now");
        management.executeJob(job.getId());
        assertThat(ledger.rowsOf(journey)).hasSize(1);
    }

    @Test
    void the_balance_is_the_sum_of_what_the_journey_logged() {
        logging("kpi.quote-book", "1000.5");
        start(Map.of());
        start(Map.of());

        logging("kpi.quote-book", "${-kpi.balance(execution, 'quote-book')}", "kpi.orders", "1");
        start(Map.of());
        start(Map.of());

        assertThat(ledger.rowsOf(journey))
                .filteredOn(row -> row.get("kpi").equals(KpiIds.QUOTE_BOOK))
                .extracting(row -> row.get("kpi_value").toString())
                .containsExactly("1000.5000", "1000.5000", "-2001.0000", "0.0000");
    }

    @Test
    void the_kpis_of_one_task_do_not_see_each_other() {
        logging("kpi.quote-book", "1000.5", "kpi.quote-book-margin", "${kpi.balance(execution, 'quote-book') / 10}");

        start(Map.of());

        assertThat(ledger.rowsOf(journey))
                .extracting(row -> row.get("kpi_value").toString())
                .containsExactly("1000.5000", "0.0000");
    }

    private void logging(String... properties) {
        TestModel.deploy(repository, """
                <process id="logging" isExecutable="true">
                  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="ServiceTask_Log"/>
                  <serviceTask id="ServiceTask_Log" camunda:delegateExpression="${kpiLog}">%s</serviceTask>
                </process>
                """.formatted(properties(properties)));
    }

    private void start(Map<String, Object> variables) {
        runtime.startProcessInstanceByKey("logging", journey, variables);
    }
}
