package org.ostopolku.security.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ostopolku.browser.RunningApplication;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Dates that no customer and no database can wait for are refused with 400, on every way into the engine and the API. */
@RunningApplication
class FarDatesTest {

    private static final String JOURNEY = "FAR-DATES";

    private final TestRestTemplate rest;
    private final ProcessEngine engine;
    private Task task;

    FarDatesTest(TestRestTemplate rest, ProcessEngine engine) {
        this.rest = rest;
        this.engine = engine;
    }

    @BeforeEach
    void openATask() {
        var tasks = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(JOURNEY);
        if (tasks.count() == 0) {
            engine.getRuntimeService()
                    .createMessageCorrelation("customer-noticed")
                    .processInstanceBusinessKey(JOURNEY)
                    .setVariables(Map.of("customerName", "Far Oy", "signalKind", "content-visited"))
                    .correlateStartMessage();
            await().atMost(Duration.ofSeconds(60)).until(() -> tasks.count() > 0);
        }
        task = tasks.list().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "due, 292278994-08-17T07:12:55.807+0000",
        "due, 9999-12-31T00:00:00.000+0000",
        "due, 2026-999999-01T00:00:00.000+0000",
        "followUp, 9999-12-31T00:00:00.000+0000",
        "followUp, -9999-01-01T00:00:00.000+0000",
        "followUp, 1970-01-01T00:00:00.000+0000"
    })
    void a_task_gets_no_far_date(String field, String date) {
        var answer = update(field, date);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("\\\"" + field + "\\\"").contains("at most 5 years from today");
    }

    @Test
    void a_task_gets_a_date_within_the_limits() {
        var day = LocalDate.now().plusYears(4) + "T00:00:00.000+0000";

        assertThat(update("followUp", day).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(update("followUp", null).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    }

    @Test
    void a_far_date_that_the_task_has_already_may_come_back() {
        var far = Date.from(Instant.parse("2099-01-01T00:00:00Z"));
        var changed =
                engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
        changed.setFollowUpDate(far);
        engine.getTaskService().saveTask(changed);

        assertThat(update("followUp", "2099-01-01T00:00:00.000+0000").getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(update("followUp", "2099-01-02T00:00:00.000+0000").getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(update("followUp", null).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    }

    private ResponseEntity<String> update(String field, String date) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", task.getName());
        body.put("description", task.getDescription());
        body.put("priority", task.getPriority());
        body.put(field, date);
        return call("iida", HttpMethod.PUT, "/engine-rest/task/" + task.getId(), body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "292278994-08-17T07:12:55.807+0000",
                "10000-01-01T12:00:00.000+0000",
                "-99999-01-01T00:00:00.000+0000",
                "2026-999999-01T00:00:00.000+0000"
            })
    void what_only_an_administrator_dates_is_limited_too(String date) {
        var instance = task.getProcessInstanceId();
        var timer = engine.getManagementService()
                .createJobQuery()
                .timers()
                .listPage(0, 1)
                .get(0);
        var bodies = Map.of(
                "/engine-rest/job/" + timer.getId() + "/duedate",
                Map.of("duedate", date),
                "/engine-rest/process-instance/" + instance + "/variables/decisionExpectedOn",
                Map.of("type", "Date", "value", date),
                "/engine-rest/process-definition/" + task.getProcessDefinitionId() + "/suspended",
                Map.of("suspended", true, "executionDate", date));

        bodies.forEach((path, body) -> assertThat(call("armas", HttpMethod.PUT, path, body))
                .as(path)
                .satisfies(answer -> assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST))
                .satisfies(answer -> assertThat(answer.getBody()).contains("InvalidRequestException")));
        assertThat(call(
                                "armas",
                                HttpMethod.POST,
                                "/engine-rest/process-instance/" + instance + "/variables",
                                Map.of(
                                        "modifications",
                                        Map.of("decisionExpectedOn", Map.of("type", "Date", "value", date))))
                        .getBody())
                .contains("decisionExpectedOn");
        assertThat(call("armas", HttpMethod.POST, "/engine-rest/task", Map.of("dueAfter", date))
                        .getBody())
                .contains("dueAfter");
        assertThat(rest.withBasicAuth("armas", "armas-demo")
                        .getForEntity("/engine-rest/task?dueAfter={date}", String.class, date)
                        .getBody())
                .contains("dueAfter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from", "to"})
    void the_api_takes_no_far_day(String parameter) {
        for (var day : new String[] {"+999999999-12-31", "-999999999-01-01"}) {
            var answer = rest.withBasicAuth("armas", "armas-demo")
                    .getForEntity("/api/audit?" + parameter + "={day}", String.class, day);

            assertThat(answer.getStatusCode()).as(day).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(answer.getBody()).contains(parameter).contains("give a day such as 2026-11-02");
        }
    }

    private ResponseEntity<String> call(String user, HttpMethod method, String path, Object body) {
        return rest.withBasicAuth(user, user + "-demo").exchange(path, method, new HttpEntity<>(body), String.class);
    }
}
