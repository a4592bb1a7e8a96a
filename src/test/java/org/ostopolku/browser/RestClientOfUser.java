package org.ostopolku.browser;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.ostopolku.story.OrdinaryAnswers;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** Somebody who calls the application over REST: a person, a channel, or a stranger. */
final class RestClientOfUser {

    /** How long the job executor may take to bring a journey to its next touchpoint. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestRestTemplate rest;

    private RestClientOfUser(TestRestTemplate rest) {
        this.rest = rest;
    }

    /** An open touchpoint in a list of tasks. */
    record Touchpoint(String id, String name) {}

    static RestClientOfUser stranger(TestRestTemplate rest) {
        return new RestClientOfUser(rest);
    }

    /** One of the demo's people or channels. */
    static RestClientOfUser named(String name, TestRestTemplate rest) {
        return new RestClientOfUser(rest.withBasicAuth(name, name + "-demo"));
    }

    /** Sends a message about a journey; the names and values of its variables come in turn. */
    ResponseEntity<JsonNode> sends(String message, String journey, Object... variables) {
        return post(
                "/message",
                Map.of("messageName", message, "businessKey", journey, "processVariables", typed(Map.of(), variables)));
    }

    /** Asks the application's own API. */
    ResponseEntity<JsonNode> reads(String address, Object... variables) {
        return rest.getForEntity(address, JsonNode.class, variables);
    }

    /** The open touchpoint in the list of the caller's team, as soon as it is there. */
    Touchpoint finds(String name, String journey) {
        return await("\"" + name + "\" of " + journey)
                .atMost(PATIENCE)
                .until(
                        () -> list("My team's tasks", journey).stream()
                                .filter(touchpoint -> touchpoint.name().equals(name))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The touchpoints of a journey in one of the caller's lists. */
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

    /** Completes a touchpoint; the answers given replace or add to the ordinary ones. */
    ResponseEntity<JsonNode> completes(Touchpoint touchpoint, Object... answers) {
        return post(
                "/task/" + touchpoint.id() + "/complete",
                Map.of("variables", typed(OrdinaryAnswers.of(touchpoint.name()), answers)));
    }

    /** Starts a process by hand. */
    ResponseEntity<JsonNode> starts(String process, Object... variables) {
        return startsAs("", process, variables);
    }

    /** Starts a process by hand with a business key of one's own. */
    ResponseEntity<JsonNode> startsAs(String businessKey, String process, Object... variables) {
        return post(
                "/process-definition/key/" + process + "/start",
                Map.of("businessKey", businessKey, "variables", typed(Map.of(), variables)));
    }

    private ResponseEntity<JsonNode> post(String path, Object body) {
        return rest.postForEntity("/engine-rest" + path, body, JsonNode.class);
    }

    /** Values as the engine's REST API wants them. */
    private static Map<String, Object> typed(Map<String, Object> ordinary, Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>(ordinary);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        values.replaceAll((name, value) -> Map.of("value", value));
        return values;
    }
}
