package org.ostopolku.browser;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.ostopolku.story.OrdinaryAnswers;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** A caller of the REST API: a user, a channel, or a caller without login. */
final class RestClientOfUser {

    /** How long the job executor may take until the next touchpoint of a journey. */
    private static final Duration JOB_TIME = Duration.ofSeconds(60);

    private final TestRestTemplate rest;

    private RestClientOfUser(TestRestTemplate rest) {
        this.rest = rest;
    }

    /** An open touchpoint of a task list. */
    record Touchpoint(String id, String name) {}

    static RestClientOfUser anonymous(TestRestTemplate rest) {
        return new RestClientOfUser(rest);
    }

    /** A user or channel of the demo. */
    static RestClientOfUser ofUser(String name, TestRestTemplate rest) {
        return new RestClientOfUser(rest.withBasicAuth(name, name + "-demo"));
    }

    /**
     * Sends a message of a journey.
     *
     * @param variables names and values alternately
     */
    ResponseEntity<JsonNode> send(String message, String journey, Object... variables) {
        return post(
                "/message",
                Map.of("messageName", message, "businessKey", journey, "processVariables", typed(Map.of(), variables)));
    }

    /** Reads a resource of the API. */
    ResponseEntity<JsonNode> get(String address, Object... variables) {
        return rest.getForEntity(address, JsonNode.class, variables);
    }

    /** The open touchpoint in the task list of the caller's team, as soon as it exists. */
    Touchpoint find(String name, String journey) {
        return await("\"" + name + "\" of " + journey)
                .atMost(JOB_TIME)
                .until(
                        () -> list("My team's tasks", journey).stream()
                                .filter(touchpoint -> touchpoint.name().equals(name))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The touchpoints of a journey in a task list of the caller. */
    List<Touchpoint> list(String filter, String journey) {
        var filters = rest.getForObject("/engine-rest/filter?name={name}", JsonNode.class, filter);
        var tasks = post(
                "/filter/" + filters.path(0).path("id").asText() + "/list",
                Map.of("processInstanceBusinessKey", journey));
        return StreamSupport.stream(tasks.getBody().spliterator(), false)
                .map(task -> new Touchpoint(
                        task.path("id").asText(), task.path("name").asText()))
                .toList();
    }

    /** Completes a touchpoint with the ordinary answers and the given ones. */
    ResponseEntity<JsonNode> complete(Touchpoint touchpoint, Object... answers) {
        return post(
                "/task/" + touchpoint.id() + "/complete",
                Map.of("variables", typed(OrdinaryAnswers.of(touchpoint.name()), answers)));
    }

    /** Starts a process. */
    ResponseEntity<JsonNode> start(String process, Object... variables) {
        return startAs("", process, variables);
    }

    /** Starts a process with a business key. */
    ResponseEntity<JsonNode> startAs(String businessKey, String process, Object... variables) {
        return post(
                "/process-definition/key/" + process + "/start",
                Map.of("businessKey", businessKey, "variables", typed(Map.of(), variables)));
    }

    /** Sends a whole resource. */
    ResponseEntity<JsonNode> put(String path, JsonNode body) {
        return rest.exchange("/engine-rest" + path, HttpMethod.PUT, new HttpEntity<>(body), JsonNode.class);
    }

    ResponseEntity<JsonNode> post(String path, Object body) {
        return rest.postForEntity("/engine-rest" + path, body, JsonNode.class);
    }

    /** Variables in the format of the engine's REST API, without those that are null. */
    private static Map<String, Object> typed(Map<String, Object> ordinary, Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>(ordinary);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        values.values().removeIf(Objects::isNull);
        values.replaceAll((name, value) -> Map.of("value", value));
        return values;
    }
}
