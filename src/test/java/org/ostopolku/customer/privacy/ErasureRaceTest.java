package org.ostopolku.customer.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ostopolku.OstopolkuApplication;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A customer is erased while somebody else works on the same journey. With PostgreSQL the erasure runs on a second node.
 * {@code -Derasure.races=500} repeats each race 500 times.
 */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureRaceTest {

    private static final int REPETITIONS = Integer.getInteger("erasure.races", 12);

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private PersonalDataTables tables;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private Erasure erasureHere;

    private final AtomicInteger numbers = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private ConfigurableApplicationContext otherNode;
    private Erasure erasure;

    private interface Work {
        void run() throws Exception;
    }

    @BeforeAll
    void startOtherNode() {
        erasure = erasureHere;
        if (environment.getProperty("OSTOPOLKU_DB_URL") != null) {
            var arguments = Stream.concat(
                            Stream.of("OSTOPOLKU_DB_URL", "OSTOPOLKU_DB_USER", "OSTOPOLKU_DB_PASSWORD")
                                    .map(name -> "--" + name + "=" + environment.getProperty(name)),
                            Stream.of("--server.port=0", "--management.server.port=0"))
                    .toArray(String[]::new);
            otherNode = new SpringApplicationBuilder(OstopolkuApplication.class).run(arguments);
            erasure = otherNode.getBean(Erasure.class);
        }
    }

    @AfterAll
    void stopOtherNode() {
        threads.shutdown();
        if (otherNode != null) {
            otherNode.close();
        }
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void a_touchpoint_that_starts_other_processes_is_completed() throws Exception {
        repeat(() -> {
            var journey = inContact();
            return new Race(journey, () -> complete(journey, "Answer the first enquiry", answers()));
        });
    }

    @Test
    void a_touchpoint_that_ends_a_stage_is_completed() throws Exception {
        repeat(() -> {
            var journey = inAwareness();
            return new Race(journey, () -> complete(journey, "Send helpful content", interested()));
        });
    }

    @Test
    void the_customer_asks_for_help() throws Exception {
        repeat(() -> {
            var journey = inContact();
            help(journey);
            return new Race(journey, () -> help(journey));
        });
    }

    @Test
    void a_timer_fires() throws Exception {
        repeat(() -> {
            var journey = inAwareness();
            complete(journey, "Send helpful content", Map.of("contentSent", "guide", "interest", "not-now"));
            return new Race(journey, () -> fireTimers(journey));
        });
    }

    private record Race(String journey, Work work) {}

    private interface Start {
        Race prepare() throws Exception;
    }

    /** Both begin at once, one after the other by up to some milliseconds. */
    private void repeat(Start start) throws Exception {
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            var race = start.prepare();
            assertThat(names(race.journey())).isPositive();
            var together = new CyclicBarrier(2);
            int ahead = repetition % 6;
            Future<Boolean> worked = threads.submit(() -> {
                together.await();
                new CountDownLatch(1).await(ahead * 4L, TimeUnit.MILLISECONDS);
                return tryOnce(race.work());
            });
            Future<ErasureRecord> erased = threads.submit(() -> {
                together.await();
                return erasure.eraseWhileOthersWork(race.journey(), ErasureReason.CUSTOMER_ASKED);
            });
            worked.get();
            assertThat(erased.get().entries()).isPositive();
            assertThat(names(race.journey()))
                    .as("values with the customer's name, address or number after repetition %d", repetition)
                    .isZero();
        }
    }

    private static boolean tryOnce(Work work) throws Exception {
        try {
            work.run();
            return true;
        } catch (OptimisticLockingException e) {
            return false;
        }
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

    private String inAwareness() {
        var journey = "RACE-" + numbers.incrementAndGet();
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
                journey,
                "Assess the buying signal",
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
        complete(journey, "Send helpful content", interested());
        return journey;
    }

    private static Map<String, Object> interested() {
        return Map.of("contentSent", "guide", "interest", "yes");
    }

    private static Map<String, Object> answers() {
        return new HashMap<>(Map.of(
                "enquiryReason", "Capacity",
                "answerGiven", "A drawing",
                "contactConsent", "yes",
                "contactEmail", "another@customer.example"));
    }

    private void help(String journey) {
        engine.getRuntimeService()
                .createMessageCorrelation("help-requested")
                .processInstanceBusinessKey(journey)
                .setVariable("helpTopic", "A part")
                .correlate();
    }

    private void complete(String journey, String touchpoint, Map<String, Object> answers) {
        var tasks = engine.getTaskService();
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(journey)
                .taskName(touchpoint)
                .singleResult();
        tasks.complete(task.getId(), answers);
        runJobs(journey);
    }

    private void runJobs(String journey) {
        var jobs = engine.getManagementService();
        for (var due = jobs(journey, jobs); !due.isEmpty(); due = jobs(journey, jobs)) {
            jobs.executeJob(due.get(0).getId());
        }
    }

    private List<Job> jobs(String journey, ManagementService jobs) {
        return processes(journey).stream()
                .flatMap(process -> jobs.createJobQuery().processInstanceId(process).messages().list().stream())
                .toList();
    }

    private void fireTimers(String journey) {
        var jobs = engine.getManagementService();
        processes(journey).stream()
                .flatMap(process -> jobs.createJobQuery().processInstanceId(process).timers().list().stream())
                .forEach(timer -> jobs.executeJob(timer.getId()));
    }

    private List<String> processes(String journey) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(journey)
                .list()
                .stream()
                .map(process -> process.getId())
                .toList();
    }
}
