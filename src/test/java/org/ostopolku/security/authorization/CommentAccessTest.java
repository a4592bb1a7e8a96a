package org.ostopolku.security.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ostopolku.browser.RunningApplication;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Who reads and writes the comments of a task of marketing. */
@RunningApplication
class CommentAccessTest {

    private static final String JOURNEY = "COMMENTED";

    private final TestRestTemplate rest;
    private final ProcessEngine engine;
    private String task;
    private String comment;

    CommentAccessTest(TestRestTemplate rest, ProcessEngine engine) {
        this.rest = rest;
        this.engine = engine;
    }

    @BeforeEach
    void commentATask() {
        var tasks = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(JOURNEY);
        if (tasks.count() == 0) {
            engine.getRuntimeService()
                    .createMessageCorrelation("customer-noticed")
                    .processInstanceBusinessKey(JOURNEY)
                    .setVariables(Map.of("customerName", "Commented Oy", "signalKind", "content-visited"))
                    .correlateStartMessage();
            await().atMost(Duration.ofSeconds(60)).until(() -> tasks.count() > 0);
        }
        task = tasks.list().get(0).getId();
        comment = rest.withBasicAuth("armas", "armas-demo")
                .postForObject(
                        "/engine-rest/task/{task}/comment/create", Map.of("message", "Called"), JsonNode.class, task)
                .path("id")
                .asText();
    }

    @ParameterizedTest
    @CsvSource({"oskari, 404", "iida, 200", "marja, 200", "paavo, 200", "armas, 200", "verkko, 403"})
    void a_comment_is_read_by_its_id_by_users_who_may_read_the_task(String user, int expected) {
        var answer = rest.withBasicAuth(user, user + "-demo")
                .getForEntity("/engine-rest/task/{task}/comment/{comment}", String.class, task, comment);

        assertThat(answer.getStatusCode().value()).isEqualTo(expected);
        assertThat(answer.getBody().contains("Called")).isEqualTo(expected == 200);
    }

    @ParameterizedTest
    @CsvSource({"oskari", "iida", "marja", "paavo", "verkko"})
    void only_administrators_write_comments(String user) {
        var answer = rest.withBasicAuth(user, user + "-demo")
                .postForEntity(
                        "/engine-rest/task/{task}/comment/create", Map.of("message", "Mine"), String.class, task);

        assertThat(answer.getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void the_comments_of_a_task_that_the_caller_may_not_read_are_not_there() {
        var identity = engine.getIdentityService();
        try {
            identity.setAuthentication("oskari", List.of("delivery"));
            assertThat(engine.getTaskService().getTaskComments(task)).isEmpty();
            assertThat(engine.getTaskService().getTaskComment(task, comment)).isNull();
            identity.setAuthentication("iida", List.of("marketing"));
            assertThat(engine.getTaskService().getTaskComments(task)).isNotEmpty();
        } finally {
            identity.clearAuthentication();
        }
    }
}
