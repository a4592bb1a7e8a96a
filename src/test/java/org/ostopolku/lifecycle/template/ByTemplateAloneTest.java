package org.ostopolku.lifecycle.template;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ostopolku.TestModel;
import org.ostopolku.lifecycle.rules.Finding;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process owner extends a model without XML: draws an element, names it, chooses a template and fills in its fields. */
@Tag("once")
@SpringBootTest
class ByTemplateAloneTest {

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

    @Autowired
    private Clock clock;

    private final String journey = UUID.randomUUID().toString();
    private String deployment;

    @AfterEach
    void takeTheModelAway() {
        if (deployment != null) {
            TestModel.delete(repository, runtime, deployment);
        }
    }

    @Test
    void every_element_of_the_models_is_what_its_template_makes_of_it() {
        var again = TemplateModels.all().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, model -> ModelXml.write(RebuiltModel.of(model.getValue()))));

        assertThat(TemplateModels.check(again).stream().map(Finding::describe)).isEmpty();
        assertThat(RebuiltModel.elements()).isGreaterThan(100);
    }

    @Test
    void a_way_out_with_its_log_and_a_touchpoint_keeps_every_rule() {
        assertThat(TemplateModels.check(NewWayOut.files()).stream().map(Finding::describe))
                .isEmpty();
    }

    @Test
    void a_way_out_with_its_log_and_a_touchpoint_runs() {
        deployment = deploy(NewWayOut.files());
        var contact = runtime.startProcessInstanceByKey(
                "contact", journey, Map.of("stage", "contact", "signalKind", "form-sent", "customerName", "Kuusi Oy"));

        tasks.complete(
                taskOf(contact.getId()).getId(),
                Map.of(
                        "enquiryReason",
                        "A new line",
                        "answerGiven",
                        "What it can do",
                        "contactConsent",
                        "when-colleagues-agree"));

        var touchpoint = taskOf(contact.getId());
        assertThat(touchpoint.getName()).isEqualTo("Send helpful content");
        assertThat(touchpoint.getDueDate()).isAfter(java.util.Date.from(clock.instant()));
        assertThat(touchpoint.getPriority()).isBetween(1, 100);
        assertThat(tasks.createTaskQuery()
                        .taskId(touchpoint.getId())
                        .taskCandidateGroup("marketing")
                        .count())
                .isOne();
        assertThat(management
                        .createJobQuery()
                        .processInstanceId(contact.getId())
                        .timers()
                        .count())
                .isOne();
        assertThat(runtime.getVariable(contact.getId(), "nextStep")).isEqualTo("nurture");
        assertThat(logged("consented-contacts", NewWayOut.LOG)).isEqualTo("0");
        assertThat(logged("contact-rate", NewWayOut.LOG)).isEqualTo("0");
        assertThat(jdbc.sql("select outcome from kpi_record where journey = :journey and kpi = 'customer-decision'")
                        .param("journey", journey)
                        .query(String.class)
                        .list())
                .containsExactly(NewWayOut.FLOW);
    }

    @Test
    void a_field_that_may_not_be_empty_is_missed() {
        var model = TemplateModels.model("contact");
        var task = RebuiltModel.bare(ModelXml.byId(model, "UserTask_AnswerTheFirstEnquiry"));

        assertThatThrownBy(() -> ElementTemplate.named("touchpoint").applyTo(task, Map.of("Form", "Answer it!")))
                .hasMessageContaining("Touchpoint: the field Form does not take Answer it!");
        assertThatThrownBy(() -> ElementTemplate.named("touchpoint").applyTo(task, Map.of("Form", "answer-it")))
                .hasMessageContaining("Customer's goal");
    }

    private String deploy(Map<String, String> files) {
        var builder = repository.createDeployment().name("A new way out");
        files.forEach(builder::addString);
        return builder.deploy().getId();
    }

    private Task taskOf(String process) {
        return tasks.createTaskQuery().processInstanceId(process).singleResult();
    }

    private String logged(String kpi, String element) {
        return jdbc.sql(
                        "select kpi_value from kpi_record where journey = :journey and kpi = :kpi and element = :element")
                .param("journey", journey)
                .param("kpi", kpi)
                .param("element", element)
                .query((row, number) ->
                        row.getBigDecimal(1).stripTrailingZeros().toPlainString())
                .single();
    }
}
