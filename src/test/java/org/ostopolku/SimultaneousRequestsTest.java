package org.ostopolku;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.ostopolku.browser.RunningApplication;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The same request comes several times at once: from people, or from a web shop that tries again. 50 times each:
 *
 * <pre>mvn test -Dtest=SimultaneousRequestsTest -Dspring.profiles.include=postgresql -Dostopolku.repetitions=50</pre>
 */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "spring.profiles.include", matches = "postgresql", disabledReason = Races.DATABASE)
class SimultaneousRequestsTest {

    private static final int REPETITIONS = Integer.getInteger("ostopolku.repetitions", 2);

    private final TestRestTemplate rest;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final ExecutorService threads = Executors.newFixedThreadPool(6);
    private int number;

    SimultaneousRequestsTest(TestRestTemplate rest, TaskService tasks, JdbcClient jdbc) {
        this.rest = rest;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void logIn() {
        post("armas", "/engine-rest/message", Map.of()); // The first check of a password takes long.
        post("verkko", "/engine-rest/message", Map.of());
    }

    @AfterAll
    void stopThreads() {
        threads.shutdown();
    }

    /** The statuses of the answers, in ascending order. */
    private List<Integer> atOnce(int times, Callable<Integer> request) throws Exception {
        var barrier = new CyclicBarrier(times);
        List<Future<Integer>> sent = IntStream.range(0, times)
                .mapToObj(i -> threads.submit(() -> {
                    barrier.await();
                    return request.call();
                }))
                .toList();
        List<Integer> statuses = new ArrayList<>();
        for (var one : sent) {
            statuses.add(one.get());
        }
        return statuses.stream().sorted().toList();
    }

    @Test
    void signals_of_a_customer_are_all_taken() throws Exception {
        repeat(() -> {
            var journey = newJourney();
            assertThat(atOnce(6, () -> message(journey, "customer-signal", Map.of("signalKind", "content-visited"))))
                    .containsExactly(204, 204, 204, 204, 204, 204);
            assertThat(count(journey, "self-service-signals")).isEqualTo(6);
        });
    }

    @Test
    void a_customer_moves_once_although_the_message_comes_three_times() throws Exception {
        repeat(() -> {
            var journey = newJourney();
            assertThat(atOnce(3, () -> message(journey, "customer-moved", Map.of("toStage", "sale"))))
                    .containsExactly(204, 204, 204);
            assertThat(message(journey, "customer-moved", Map.of("toStage", "sale")))
                    .isEqualTo(204);
            assertThat(count(journey, "customer-moves")).isEqualTo(1);
        });
    }

    @Test
    void a_customer_is_helped_with_each_request() throws Exception {
        repeat(() -> {
            var journey = newJourney();
            assertThat(atOnce(3, () -> message(journey, "help-requested", Map.of("helpTopic", "The line stops"))))
                    .containsExactly(204, 204, 204);
            assertThat(tasks.createTaskQuery()
                            .processInstanceBusinessKey(journey)
                            .taskDefinitionKey("UserTask_SolveTheHelpRequest")
                            .count())
                    .isEqualTo(3);
        });
    }

    @Test
    void a_customer_leaves_once() throws Exception {
        repeat(() -> {
            var journey = newJourney();
            assertThat(atOnce(3, () -> message(journey, "customer-left", Map.of())))
                    .containsExactly(204, 400, 400);
        });
    }

    @Test
    void a_number_is_taken_by_one_journey() throws Exception {
        repeat(() -> {
            var journey = "SIM-" + ++number;
            assertThat(atOnce(4, () -> noticed(journey))).containsExactly(204, 400, 400, 400);
        });
    }

    @Test
    void a_task_is_completed_once() throws Exception {
        Map<String, Object> answers = Map.of(
                "customerName", "Kuusi Oy",
                "customerKind", "business",
                "buyingSituation", "service",
                "productCategory", "machines",
                "expectedValue", 1000,
                "industryFit", "core",
                "problemFit", "yes");
        repeat(() -> {
            var journey = newJourney();
            var task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(journey)
                    .singleResult()
                    .getId();
            var statuses = atOnce(
                    4,
                    () -> post(
                            "armas", "/engine-rest/task/" + task + "/complete", Map.of("variables", typed(answers))));
            assertThat(statuses).startsWith(204);
            assertThat(statuses.subList(1, 4)).isSubsetOf(404, 409);
            assertThat(count(journey, "touchpoint-hours")).isEqualTo(1);
        });
    }

    private interface Story {
        void tell() throws Exception;
    }

    private static void repeat(Story story) throws Exception {
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            story.tell();
        }
    }

    /** The number of times that a journey has logged a KPI. */
    private int count(String journey, String kpi) {
        return jdbc.sql("select count(*) from kpi_record where journey = ? and kpi = ?")
                .params(journey, kpi)
                .query(Integer.class)
                .single();
    }

    private String newJourney() {
        var journey = "SIM-" + ++number;
        assertThat(noticed(journey)).isEqualTo(204);
        return journey;
    }

    private int noticed(String journey) {
        return message(
                journey, "customer-noticed", Map.of("customerName", "Kuusi Oy", "signalKind", "guide-downloaded"));
    }

    private int message(String journey, String name, Map<String, Object> variables) {
        return post(
                "verkko",
                "/engine-rest/message",
                Map.of("messageName", name, "businessKey", journey, "processVariables", typed(variables)));
    }

    private static Map<String, Object> typed(Map<String, Object> variables) {
        Map<String, Object> typed = new HashMap<>();
        variables.forEach((name, value) -> typed.put(name, Map.of("value", value)));
        return typed;
    }

    /** The status of the answer, which is never the fault of the server. */
    private int post(String user, String path, Object body) {
        var answer = rest.withBasicAuth(user, user + "-demo").postForEntity(path, body, String.class);
        assertThat(answer.getStatusCode().is5xxServerError())
                .as(answer.getBody())
                .isFalse();
        return answer.getStatusCode().value();
    }
}
