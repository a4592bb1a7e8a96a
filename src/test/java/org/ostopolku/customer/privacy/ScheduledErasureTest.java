package org.ostopolku.customer.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ostopolku.TestModel;
import org.ostopolku.process.journey.ContactSuppressionList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The erasure of a customer who refused contact: its grace time, its revocation, and steps that run where they do not belong. */
@SpringBootTest
class ScheduledErasureTest {

    private static final Instant BEGIN = Instant.parse("2031-03-03T09:00:00Z");

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identities;

    @Autowired
    private PersonalDataTables tables;

    @Autowired
    private ErasurePreviews previews;

    @Autowired
    private ContactSuppressionList suppressed;

    @Autowired
    private JdbcClient jdbc;

    private final String journey = "REFUSED-" + UUID.randomUUID();
    private final String email = UUID.randomUUID() + "@customer.example";

    @BeforeEach
    void setClock() {
        ClockUtil.setCurrentTime(Date.from(BEGIN));
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
        identities.clearAuthentication();
    }

    @Test
    void contact_stops_at_once_and_the_view_says_what_will_be_erased() {
        refuse();

        assertThat(suppressed.since(Map.of("contactEmail", email))).isPresent();
        assertThat(previews.findScheduled(journey)).hasValueSatisfying(preview -> {
            assertThat(preview.erasureOn()).isEqualTo("2031-03-18");
            assertThat(preview.erased()).contains("The e-mail address of that person");
            assertThat(preview.kept()).isEmpty();
        });
        assertThat(audit()).containsExactly("ERASURE_SCHEDULED helmi contact-refused on 2031-03-18");
    }

    @Test
    void a_revoked_erasure_restores_contact_with_the_name_and_the_reason_of_the_user() {
        refuse();

        complete("UserTask_RevokeAWrongErasure", Map.of("erasureRevokedBecause", "recorded-by-mistake"));

        assertThat(suppressed.since(Map.of("contactEmail", email))).isEmpty();
        assertThat(previews.findScheduled(journey)).isEmpty();
        assertThat(audit()).contains("ERASURE_REVOKED helmi recorded-by-mistake");
        assertThat(task("UserTask_AnswerTheFirstEnquiry")).isNotNull();
    }

    @Test
    void an_earlier_refusal_of_the_same_person_outlives_a_revocation() {
        suppressed.hold("EARLIER", Map.of("contactEmail", email));
        suppressed.confirm("EARLIER");
        refuse();

        complete("UserTask_RevokeAWrongErasure", Map.of("erasureRevokedBecause", "recorded-by-mistake"));

        assertThat(suppressed.since(Map.of("contactEmail", email))).isPresent();
    }

    @Test
    void a_timer_that_was_set_earlier_does_not_shorten_the_grace_time() {
        refuse();
        var timer = timer();
        jobs.setJobDuedate(timer.getId(), Date.from(BEGIN));
        jobs.executeJob(timer.getId());

        assertThatThrownBy(() -> jobs.executeJob(erasingJob().getId()))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("grace time of journey '%s' runs until 2031-03-18".formatted(journey));
        assertThat(tables.identity(journey)).isNotEmpty();

        identities.clearAuthentication();
        ClockUtil.setCurrentTime(Date.from(BEGIN.plus(Duration.ofDays(15))));
        jobs.executeJob(erasingJob().getId());
        assertThat(tables.identity(journey)).isEmpty();
        assertThat(audit()).last().isEqualTo("ERASURE null contact-refused");
        assertThat(suppressed.since(Map.of("contactEmail", email)))
                .hasValueSatisfying(day -> assertThat(day).isEqualTo("2031-03-03"));
    }

    @Test
    void the_user_who_revokes_and_the_timer_cannot_both_win() {
        refuse();
        var open = task("UserTask_RevokeAWrongErasure");
        ClockUtil.setCurrentTime(Date.from(BEGIN.plus(Duration.ofDays(15))));

        jobs.executeJob(timer().getId());

        assertThatThrownBy(() -> tasks.complete(open, Map.of("erasureRevokedBecause", "customer-agrees")))
                .hasMessageContaining("Cannot find task");
    }

    @Test
    void a_process_started_at_the_erasing_step_with_the_number_of_a_customer_is_refused() {
        refuse();
        for (var step : List.of(
                "ServiceTask_StopAllContact", "ServiceTask_TakeBackTheRefusal", "ServiceTask_ForgetThePerson")) {
            assertThatThrownBy(() -> startAt(step, journey))
                    .as(step)
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("'%s' is taken by another journey".formatted(journey));
        }
        assertThatThrownBy(() -> startAt("ServiceTask_ForgetThePerson", journey + "-2"))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("'ServiceTask_ForgetThePerson' is refused, and nothing was changed");
        assertThat(tables.identity(journey)).isNotEmpty();
    }

    @Test
    void the_nightly_process_started_with_the_number_of_an_open_journey_is_refused() {
        refuse();

        var forgetting = runtime.createProcessInstanceByKey("forgetting")
                .setVariable("dueJourney", journey)
                .startBeforeActivity("ServiceTask_ForgetTheCustomer")
                .execute(true, true);

        assertThatThrownBy(() -> jobs.executeJob(jobs.createJobQuery()
                        .processInstanceId(forgetting.getId())
                        .singleResult()
                        .getId()))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("journey '%s' is open".formatted(journey));
        assertThat(tables.identity(journey)).isNotEmpty();
    }

    @Test
    void another_process_that_names_the_erasing_bean_is_refused() {
        TestModel.deploy(repository, """
                <process id="test-erasing" isExecutable="true">
                  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="ServiceTask_Erase"/>
                  <serviceTask id="ServiceTask_Erase" camunda:delegateExpression="${forgetPerson}"/>
                </process>
                """);

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("test-erasing", journey))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining(
                        "only as a service task of the process 'customer-journey', not in 'test-erasing'");
    }

    private void startAt(String step, String number) {
        var foreign = runtime.createProcessInstanceByKey("customer-journey")
                .businessKey(number)
                .setVariables(
                        Map.of("customerName", "Foreign Oy", "signalKind", "phone-call", "erasureOn", "2031-03-01"))
                .startBeforeActivity(step)
                .execute(true, true);
        jobs.executeJob(jobs.createJobQuery()
                .processInstanceId(foreign.getId())
                .singleResult()
                .getId());
    }

    private void refuse() {
        identities.setAuthentication("helmi", List.of("camunda-admin"));
        runtime.createMessageCorrelation("customer-noticed")
                .processInstanceBusinessKey(journey)
                .setVariables(Map.of("signalKind", "form-sent", "customerName", "Refusing Oy", "contactEmail", email))
                .correlateStartMessage();
        runJobs();
        complete(
                "UserTask_AssessTheBuyingSignal",
                Map.of(
                        "customerName", "Refusing Oy",
                        "customerKind", "business",
                        "alreadyCustomer", false,
                        "buyingSituation", "investment",
                        "productCategory", "machines",
                        "expectedValue", 80000.0,
                        "industryFit", "core",
                        "problemFit", "yes"));
        complete("UserTask_SendHelpfulContent", Map.of("contentSent", "guide", "interest", "yes"));
        complete(
                "UserTask_AnswerTheFirstEnquiry",
                Map.of("enquiryReason", "Capacity", "answerGiven", "A drawing", "contactConsent", "no"));
    }

    private void complete(String touchpoint, Map<String, Object> answers) {
        tasks.complete(task(touchpoint), answers);
        runJobs();
    }

    private String task(String touchpoint) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(journey)
                .taskDefinitionKey(touchpoint)
                .singleResult()
                .getId();
    }

    private void runJobs() {
        for (var due = due(); !due.isEmpty(); due = due()) {
            jobs.executeJob(due.get(0).getId());
        }
    }

    private List<Job> due() {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(journey).list().stream()
                .flatMap(process -> jobs.createJobQuery().processInstanceId(process.getId()).messages().list().stream())
                .toList();
    }

    private Job timer() {
        return jobs.createJobQuery()
                .processInstanceId(path())
                .activityId("BoundaryEvent_GraceTimeIsOver")
                .singleResult();
    }

    private Job erasingJob() {
        return jobs.createJobQuery()
                .processInstanceId(path())
                .activityId("ServiceTask_ForgetThePerson")
                .singleResult();
    }

    private String path() {
        return tables.pathsOf(journey).get(0);
    }

    private List<String> audit() {
        return jdbc.sql("select kind, person, reason from audit_entry where subject = :journey order by id")
                .param("journey", journey)
                .query((row, number) ->
                        row.getString("kind") + " " + row.getString("person") + " " + row.getString("reason"))
                .list();
    }
}
