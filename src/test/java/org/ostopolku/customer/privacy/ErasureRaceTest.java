package org.ostopolku.customer.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.ostopolku.Races;
import org.ostopolku.Races.Race;
import org.ostopolku.Races.Work;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erasures while somebody else works on the same journey: a user or a message, the nightly job, another erasure, and the user
 * who revokes one. {@code -Derasure.races=500} also lets each race run freely 500 times.
 */
@SpringBootTest
@EnabledIfSystemProperty(named = "spring.profiles.include", matches = "postgresql", disabledReason = Races.DATABASE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureRaceTest {

    private static final Duration GRACE_TIME = Duration.ofDays(16);
    private static final Duration RETENTION = Duration.ofDays(4000);

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private PersonalDataTables tables;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Erasure erasure;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicInteger numbers = new AtomicInteger();
    private Races races;

    @BeforeAll
    void startThreads() {
        races = new Races(engine);
    }

    @AfterAll
    void stopThreads() {
        races.close();
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void a_touchpoint_that_starts_other_processes_is_completed() throws Exception {
        races.run("touchpoint that starts others / erasure", () -> {
            var journey = inContact();
            var task = task(journey, "Answer the first enquiry");
            return erased(journey, () -> complete(task, answers("yes")));
        });
    }

    @Test
    void a_touchpoint_that_ends_a_stage_is_completed() throws Exception {
        races.run("touchpoint that ends a stage / erasure", () -> {
            var journey = inAwareness();
            var task = task(journey, "Send helpful content");
            return erased(journey, () -> complete(task, content("yes")));
        });
    }

    @Test
    void the_customer_asks_for_help() throws Exception {
        races.run("help / erasure", () -> {
            var journey = inContact();
            return erased(journey, () -> help(journey));
        });
    }

    @Test
    void a_timer_fires() throws Exception {
        races.run("timer / erasure", () -> {
            var journey = inAwareness();
            complete(task(journey, "Send helpful content"), content("not-now"));
            runJobs(journey);
            var timer = timers(journey).get(0);
            return erased(journey, () -> execute(timer));
        });
    }

    @Test
    void another_user_erases_the_same_journey() throws Exception {
        races.run("erasure / erasure", () -> {
            var journey = inContact();
            return erased(journey, () -> erase(journey));
        });
    }

    private Race erased(String journey, Work work) {
        assertThat(names(journey)).isPositive();
        return new Race(work, () -> erase(journey), outcome -> {
            outcome.failures().forEach(ErasureRaceTest::isConflict);
            if (outcome.other() != null) {
                erase(journey);
            }
            runJobs(journey);
            isErased(journey);
        });
    }

    @Test
    void the_nightly_job_erases_while_the_last_touchpoint_of_an_ended_journey_is_completed() throws Exception {
        races.run("touchpoint / retention", () -> {
            ClockUtil.reset();
            var journey = endedWithOpenFeedback();
            var task = task(journey, "Recover the customer's trust");
            ClockUtil.offset(RETENTION.toMillis());
            var night = nightlyErasure(journey);
            return new Race(
                    () -> complete(task, Map.of("recoveryCause", "Nobody called", "recoveryDone", "Called")),
                    () -> execute(night),
                    outcome -> {
                        outcome.failures().forEach(ErasureRaceTest::isConflict);
                        if (outcome.other() != null) {
                            execute(night);
                        }
                        isErased(journey);
                    });
        });
    }

    @Test
    void the_nightly_job_and_a_user_erase_the_same_journey() throws Exception {
        races.run("erasure / retention", () -> {
            ClockUtil.reset();
            var journey = endedWithOpenFeedback();
            ClockUtil.offset(RETENTION.toMillis());
            var night = nightlyErasure(journey);
            return new Race(() -> erase(journey), () -> execute(night), outcome -> {
                outcome.failures().forEach(ErasureRaceTest::isConflict);
                if (outcome.other() != null) {
                    execute(night);
                }
                isErased(journey);
            });
        });
    }

    @Test
    void the_grace_time_is_over_while_the_customer_asks_for_help() throws Exception {
        races.run("help / end of the grace time", () -> {
            ClockUtil.reset();
            var journey = refused();
            ClockUtil.offset(GRACE_TIME.toMillis());
            execute(timer(journey));
            var erasing = erasingJob(journey);
            return new Race(() -> help(journey), () -> execute(erasing), outcome -> {
                if (outcome.other() != null) {
                    isConflict(outcome.other());
                    execute(erasing);
                }
                runJobs(journey);
                isErased(journey);
            });
        });
    }

    @Test
    void either_the_user_revokes_or_the_grace_time_is_over() throws Exception {
        races.run("revocation / end of the grace time", () -> {
            ClockUtil.reset();
            var journey = refused();
            ClockUtil.offset(GRACE_TIME.toMillis());
            var task = task(journey, "Revoke a wrong erasure");
            var timer = timer(journey);
            return new Race(
                    () -> complete(task, Map.of("erasureRevokedBecause", "recorded-by-mistake")),
                    () -> execute(timer),
                    outcome -> {
                        assertThat(outcome.failures()).hasSize(1);
                        runJobs(journey);
                        if (outcome.one() == null) {
                            assertThat(audit(journey)).containsExactly("ERASURE_SCHEDULED", "ERASURE_REVOKED");
                            assertThat(task(journey, "Answer the first enquiry"))
                                    .isNotNull();
                            assertThat(names(journey)).isPositive();
                        } else {
                            assertThat(audit(journey)).containsExactly("ERASURE_SCHEDULED", "ERASURE");
                            isErased(journey);
                        }
                        assertThat(jdbc.sql("select count(*) from scheduled_erasure where journey = :journey")
                                        .param("journey", journey)
                                        .query(Integer.class)
                                        .single())
                                .isZero();
                    });
        });
    }

    private void erase(String journey) {
        assertThat(erasure.eraseWhileOthersWork(journey, ErasureReason.CUSTOMER_ASKED))
                .isNotNull();
    }

    private static void isConflict(Exception failure) {
        assertThat(failure).isInstanceOfAny(OptimisticLockingException.class, ConcurrencyFailureException.class);
    }

    private void isErased(String journey) {
        assertThat(names(journey))
                .as("values with the customer's name, address or number")
                .isZero();
    }

    private int names(String journey) {
        return List.of("act_ru_variable", "act_hi_varinst", "act_hi_detail").stream()
                .mapToInt(table -> jdbc.sql("select count(*) from " + table
                                + " where proc_inst_id_ in (:processes) and text_ like :secret")
                        .params(Map.of("processes", tables.processes(journey), "secret", "%secret%"))
                        .query(Integer.class)
                        .single())
                .sum();
    }

    private List<String> audit(String journey) {
        return jdbc.sql("select kind from audit_entry where subject = :journey order by id")
                .param("journey", journey)
                .query(String.class)
                .list();
    }

    private String inAwareness() {
        var journey = "RACE-%s-%d".formatted(run, numbers.incrementAndGet());
        engine.getRuntimeService()
                .createMessageCorrelation("customer-noticed")
                .processInstanceBusinessKey(journey)
                .setVariables(Map.of(
                        "signalKind", "form-sent",
                        "customerName", "secret Oy",
                        "customerId", "secret-" + journey,
                        "contactPerson", "secret person",
                        "contactEmail", "secret@customer.example"))
                .correlateStartMessage();
        complete(
                task(journey, "Assess the buying signal"),
                Map.of(
                        "customerName", "secret Oy",
                        "customerKind", "business",
                        "alreadyCustomer", false,
                        "buyingSituation", "investment",
                        "productCategory", "machines",
                        "expectedValue", 80000.0,
                        "industryFit", "core",
                        "problemFit", "yes"));
        return journey;
    }

    private String inContact() {
        var journey = inAwareness();
        complete(task(journey, "Send helpful content"), content("yes"));
        runJobs(journey);
        return journey;
    }

    /** In the grace time of the erasure. */
    private String refused() {
        var journey = inContact();
        complete(task(journey, "Answer the first enquiry"), answers("no"));
        runJobs(journey);
        return journey;
    }

    /** The journey has ended; the bad feedback on a touchpoint is not answered yet. */
    private String endedWithOpenFeedback() {
        var journey = inContact();
        engine.getRuntimeService()
                .createMessageCorrelation("feedback-received")
                .processInstanceBusinessKey(journey)
                .setVariables(Map.of("feedbackScore", 1, "feedbackText", "secret text"))
                .correlate();
        engine.getRuntimeService().deleteProcessInstance(tables.pathsOf(journey).get(0), "Entered twice", false, true);
        return journey;
    }

    private String nightlyErasure(String journey) {
        var forgetting = engine.getRuntimeService()
                .createProcessInstanceByKey("forgetting")
                .setVariable("dueJourney", journey)
                .startBeforeActivity("ServiceTask_ForgetTheCustomer")
                .execute(true, true);
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(forgetting.getId())
                .singleResult()
                .getId();
    }

    private static Map<String, Object> content(String interest) {
        return Map.of("contentSent", "guide", "interest", interest);
    }

    private static Map<String, Object> answers(String consent) {
        return Map.of(
                "enquiryReason", "Capacity",
                "answerGiven", "A drawing",
                "contactConsent", consent,
                "contactEmail", "another@customer.example");
    }

    private void help(String journey) {
        engine.getRuntimeService()
                .createMessageCorrelation("help-requested")
                .processInstanceBusinessKey(journey)
                .setVariable("helpTopic", "A part")
                .correlate();
    }

    private String task(String journey, String touchpoint) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(journey)
                .taskName(touchpoint)
                .singleResult()
                .getId();
    }

    private void complete(String task, Map<String, Object> answers) {
        engine.getTaskService().complete(task, answers);
    }

    private void execute(String job) {
        engine.getManagementService().executeJob(job);
    }

    private void runJobs(String journey) {
        for (var due = jobs(journey, JobQuery::messages); !due.isEmpty(); due = jobs(journey, JobQuery::messages)) {
            execute(due.get(0));
        }
    }

    private List<String> timers(String journey) {
        return jobs(journey, JobQuery::timers);
    }

    private String timer(String journey) {
        return jobs(journey, jobs -> jobs.activityId("BoundaryEvent_GraceTimeIsOver"))
                .get(0);
    }

    private String erasingJob(String journey) {
        return jobs(journey, jobs -> jobs.activityId("ServiceTask_ForgetThePerson"))
                .get(0);
    }

    private List<String> jobs(String journey, UnaryOperator<JobQuery> which) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(journey)
                .list()
                .stream()
                .flatMap(process -> which
                        .apply(engine.getManagementService().createJobQuery().processInstanceId(process.getId()))
                        .list()
                        .stream())
                .map(Job::getId)
                .toList();
    }
}
