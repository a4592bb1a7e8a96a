package org.ostopolku.lifecycle.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ostopolku.simulation.demo.PlayedCustomers;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

/** A process owner rehearses a change with past customers in a sandbox process before its deployment. */
@PlayedCustomers
@Tag("once")
class RehearsalsOfAYear {

    private static final String AWARENESS = "awareness.bpmn";
    private static final String ENQUIRY = "answer-the-first-enquiry.form";
    private static final String POLITE_ANSWER = "say-politely-that-we-do-not-fit.form";
    private static final Duration TIME_LIMIT = Duration.ofMinutes(4);
    private static final int JOURNEYS = 12;

    private final TestRestTemplate owner;
    private final TestRestTemplate rep;
    private final TestRestTemplate manager;

    RehearsalsOfAYear(TestRestTemplate rest) {
        owner = rest.withBasicAuth("paavo", "paavo-demo");
        manager = rest.withBasicAuth("marja", "marja-demo");
        rep = rest.withBasicAuth("aino", "aino-demo");
    }

    /** The report is available shortly before the folder is deleted. */
    @AfterEach
    void nothingIsLeftBehind() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(children()).isEmpty();
            assertThat(folders()).isEmpty();
        });
    }

    private static Set<Path> folders() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            var ours = "ostopolku-rehearsal-" + ProcessHandle.current().pid() + "-";
            return files.filter(file -> file.getFileName().toString().startsWith(ours))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void the_unchanged_model_does_to_past_customers_what_it_did() throws IOException {
        var report = rehearsed(Map.of(AWARENESS, model(AWARENESS)));

        assertThat(report.path("past").asInt()).isEqualTo(JOURNEYS);
        assertThat(report.path("stuck")).as("%s", report.path("stuck")).isEmpty();
        assertThat(report.path("unfit")).as("%s", report.path("unfit")).isEmpty();
        assertThat(report.at("/candidate/finished").asInt()).isPositive();
        assertThat(report.at("/candidate/remembered").asInt()).isPositive();
        assertThat(report.path("candidate")).isEqualTo(report.path("now"));
        assertThat(report.path("answers")).as("%s", report.path("answers")).isEmpty();
        assertThat(report.path("kpis"))
                .isNotEmpty()
                .allSatisfy(kpi ->
                        assertThat(kpi.path("verdict").asText()).as("%s", kpi).isIn("same", "never"));
        assertThat(report.path("decisions")).isNotEmpty();
        assertThat(report.findParents("flow"))
                .allSatisfy(way -> assertThat(way.path("candidate")).isEqualTo(way.path("now")));
    }

    @Test
    void a_failing_change_is_reported_by_element() throws IOException {
        var notNow = List.of(
                "Flow_NotNowToLogTheCustomerNotReady",
                "ServiceTask_LogTheCustomerNotReady",
                "Flow_LogTheCustomerNotReadyToCustomerIsNotReadyYet",
                "EndEvent_CustomerIsNotReadyYet");
        var refused = List.of(
                "ServiceTask_LogTheRefusedContact",
                "Flow_LogTheRefusedContactToCustomerRefusedContact",
                "EndEvent_CustomerRefusedContact");
        var report = rehearsed(Map.of(
                AWARENESS,
                without(orGateway(model(AWARENESS), "Gateway_IsTheCustomerInterested"), notNow)
                        .replace(" default=\"Flow_NotNowToLogTheCustomerNotReady\"", "")
                        .replaceAll("\\s*<camunda:property name=\"kpi.days-to-interest\"[^>]*/>", ""),
                "contact.bpmn",
                without(model("contact.bpmn"), refused)
                        .replace(
                                "targetRef=\"ServiceTask_LogTheRefusedContact\"",
                                "targetRef=\"Event_FeedbackAskedOnTheFirstAnswer\"")
                        .replaceAll(
                                "(id=\"Flow_YesToFeedbackAskedOnTheFirstAnswer\".*targetRef=)\"\\w+\"",
                                "$1\"ServiceTask_LogTheFirstAnswer\""),
                POLITE_ANSWER,
                Files.readString(Path.of("forms", POLITE_ANSWER)).replaceFirst("\"components\"\\s*:\\s*\\[", """
                                "components": [{"type": "number", "id": "Number_obstaclesFound", "key": "obstaclesFound",
                                  "label": "Obstacles", "validate": {"required": true, "min": 10, "max": 5}},""")));

        // No outgoing flow for customers who are not ready.
        var noWay = stuck(report, "Gateway_IsTheCustomerInterested");
        assertThat(noWay.path("kind").asText()).isEqualTo("no-way");
        assertThat(noWay.at("/at/file").asText()).isEqualTo(AWARENESS);
        assertThat(noWay.at("/at/label").asText()).isEqualTo("Is the customer interested?");
        assertThat(noWay.path("reason").asText()).isEqualTo("No outgoing flow matches: interest = 'not-now'.");
        assertThat(noWay.path("now").asInt()).isZero();
        assertThat(noWay.path("candidate").asInt()).isPositive();
        assertThat(noWay.at("/example/interest").asText()).isEqualTo("not-now");
        assertThat(noWay.path("example").findValue("customerName")).isNull();
        // An endless loop for customers who agree, and an impossible form for customers who do not fit.
        assertThat(stuck(report, "ServiceTask_LogTheFirstAnswer").path("kind").asText())
                .isEqualTo("endless");
        assertThat(stuck(report, "UserTask_SayPolitelyThatWeDoNotFit")
                        .path("kind")
                        .asText())
                .isEqualTo("form");
        assertThat(report.path("stuck")).as("%s", report.path("stuck")).hasSize(3);
        // A journey can be stuck at two elements.
        assertThat(report.at("/candidate/stuck").asInt())
                .isBetween(
                        noWay.path("candidate").asInt(),
                        report.path("stuck").findValues("candidate").stream()
                                .mapToInt(JsonNode::asInt)
                                .sum());
        // A KPI that is not logged any more, with the element that logged it.
        var missed = kpi(report, "days-to-interest");
        assertThat(missed.path("verdict").asText()).isEqualTo("missed");
        assertThat(missed.at("/now/times").asInt()).isPositive();
        assertThat(missed.at("/at/0/element").asText()).isEqualTo("ServiceTask_LogTheInterest");
        assertThat(kpi(report, "interest-signals").path("verdict").asText()).isEqualTo("less");
        // The models in force for comparison.
        assertThat(report.at("/now/stuck").asInt()).isZero();
        assertThat(report.at("/candidate/finished").asInt())
                .isLessThan(report.at("/now/finished").asInt());
        assertThat(report.path("unreached").findValuesAsText("element"))
                .contains("EndEvent_CustomerDoesNotFitClosedPolitely");
    }

    @Test
    void a_new_answer_is_played_and_answers_that_close_the_journey_are_named() throws IOException {
        var report = rehearsed(Map.of(
                "contact.bpmn",
                model("contact.bpmn")
                        .replace("== 'yes'}", "== 'neither'}")
                        .replace("== 'no'}", "== 'yes'}")
                        .replace("== 'neither'}", "== 'no'}")
                        .replaceAll(
                                "(id=\"Flow_NotYetToLogThatConsentIsNotGivenYet\"[^>]*) />",
                                "$1><bpmn:extensionElements><camunda:properties><camunda:property name=\"answers\" "
                                        + "value=\"not-yet, by-email\" /></camunda:properties>"
                                        + "</bpmn:extensionElements></bpmn:sequenceFlow>"),
                ENQUIRY,
                Files.readString(Path.of("forms", ENQUIRY))
                        .replace(
                                "\"value\": \"not-yet\"",
                                "\"value\": \"not-yet\" }, { \"label\": \"By email\", \"value\": \"by-email\"")));

        var answers = report.path("answers");
        assertThat(answers).as("%s", answers).hasSize(3);
        assertThat(answers.path(0).path("answer").asText()).isEqualTo("yes");
        assertThat(answers.path(0).path("consequence").asText())
                .isEqualTo("ServiceTask_LogTheRefusedContact closes the journey");
        assertThat(answers.path(0).path("givenBy").path(0).asText()).isEqualTo(ENQUIRY);
        assertThat(answers.path(0).at("/at/element").asText()).isEqualTo("Gateway_DoesTheCustomerAgreeToBeContacted");
        var byEmail = StreamSupport.stream(answers.spliterator(), false)
                .filter(answer -> answer.path("answer").asText().equals("by-email"))
                .findFirst()
                .orElseThrow();
        assertThat(byEmail.path("now").isNull()).isTrue();
        assertThat(byEmail.path("candidate").asText()).isEqualTo("not yet");
        assertThat(report.path("stuck")).as("%s", report.path("stuck")).isEmpty();
    }

    @Test
    void rejected_files_are_reported_at_once_and_not_run() throws IOException {
        var answer = begins(
                owner,
                Map.of(
                        AWARENESS,
                        model(AWARENESS)
                                .replace(
                                        "camunda:candidateGroups=\"marketing\"", "camunda:candidateGroups=\"nobody\"")),
                JOURNEYS);

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().path("detail").asText()).startsWith("Nothing was deployed. Fix first");
        assertThat(answer.getBody().path("findings").findValuesAsText("element"))
                .contains("UserTask_AssessTheBuyingSignal", "UserTask_SendHelpfulContent");
        assertThat(children()).isEmpty();
    }

    @Test
    void a_rehearsal_is_stopped_and_meanwhile_there_is_no_other() throws IOException {
        var begun = begins(owner, Map.of(AWARENESS, model(AWARENESS)), JOURNEYS).getBody();
        var address = "/api/rehearsals/" + begun.path("id").asText();
        await().atMost(TIME_LIMIT).until(() -> children().findAny().isPresent());

        var other = begins(owner, Map.of(AWARENESS, model(AWARENESS)), JOURNEYS);
        assertThat(other.getStatusCode().value()).isEqualTo(409);
        assertThat(other.getBody().path("detail").asText()).contains("A rehearsal is running already");

        assertThat(rep.postForEntity(address + "/stop", null, JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(owner.postForEntity(address + "/stop", null, JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        await().atMost(TIME_LIMIT).until(() -> owner.getForObject(address, JsonNode.class)
                .path("state")
                .asText()
                .equals("stopped"));
        await().atMost(TIME_LIMIT).until(() -> children().findAny().isEmpty());
    }

    @Test
    void a_rep_may_neither_rehearse_nor_read_and_a_manager_may_read() throws IOException {
        assertThat(begins(rep, Map.of(AWARENESS, model(AWARENESS)), JOURNEYS)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(rep.getForEntity("/api/rehearsals", JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(begins(manager, Map.of(AWARENESS, model(AWARENESS)), JOURNEYS)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(manager.getForEntity("/api/rehearsals", JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
    }

    private static JsonNode stuck(JsonNode report, String element) {
        return StreamSupport.stream(report.path("stuck").spliterator(), false)
                .filter(one -> one.at("/at/element").asText().equals(element))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("No journey is stuck at " + element + ": " + report.path("stuck")));
    }

    private static JsonNode kpi(JsonNode report, String id) {
        return StreamSupport.stream(report.path("kpis").spliterator(), false)
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A model with an inclusive gateway instead of an exclusive one: the rules require no default for it. */
    private static String orGateway(String model, String gateway) {
        return model.replaceAll(
                "(?s)<bpmn:exclusiveGateway( id=\"" + gateway + "\".*?)</bpmn:exclusiveGateway>",
                "<bpmn:inclusiveGateway$1</bpmn:inclusiveGateway>");
    }

    /** A model without the elements and their shapes. */
    private static String without(String model, List<String> elements) {
        var rest = model;
        for (var element : elements) {
            rest = rest.replaceAll("<bpmn:(\\w+) id=\"" + element + "\"(?:[^>]*/>|(?s:.*?)</bpmn:\\1>)\\s*", "")
                    .replaceAll("(?s)<bpmndi:(\\w+) id=\"" + element + "_di\".*?</bpmndi:\\1>\\s*", "")
                    .replaceAll("<bpmn:(?:incoming|outgoing)>" + element + "</bpmn:(?:incoming|outgoing)>\\s*", "");
        }
        return rest;
    }

    private JsonNode rehearsed(Map<String, String> files) throws IOException {
        var begun = begins(owner, files, JOURNEYS);
        assertThat(begun.getStatusCode().value()).as("%s", begun.getBody()).isEqualTo(200);
        assertThat(begun.getBody().path("state").asText()).isEqualTo("running");
        var id = begun.getBody().path("id").asText();
        var ended = await().atMost(TIME_LIMIT)
                .until(
                        () -> owner.getForObject("/api/rehearsals/" + id, JsonNode.class),
                        one -> !one.path("state").asText().equals("running"));
        assertThat(ended.path("state").asText()).as("%s", ended).isEqualTo("finished");
        return ended.path("report");
    }

    private static ResponseEntity<JsonNode> begins(TestRestTemplate user, Map<String, String> files, int journeys) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("journeys", String.valueOf(journeys));
        files.forEach(
                (name, content) -> parts.add("files", new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public String getFilename() {
                        return name;
                    }
                }));
        return user.postForEntity("/api/rehearsals", parts, JsonNode.class);
    }

    private static String model(String file) throws IOException {
        return Files.readString(Path.of("bpmn", file));
    }

    private static Stream<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("ostopolku.rehearsal"));
    }
}
