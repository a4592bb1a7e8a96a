package org.ostopolku.lifecycle.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ostopolku.lifecycle.rehearsal.RehearsalReport.Stuck;

/**
 * One rehearsal, in a sandbox process, of a model that fails in every way that the classifier distinguishes: each branch after the
 * parallel gateway fails in another way. It fails when an engine upgrade changes an exception or a message text.
 */
@Tag("once")
class FailureClassifierTest {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(4);

    private static Map<String, Stuck> stuck;

    @BeforeAll
    static void rehearse(@TempDir Path folder) throws IOException, InterruptedException {
        var exchange = new RehearsalExchange(folder, new ObjectMapper().registerModule(new JavaTimeModule()));
        exchange.writeRequest(
                new RehearsalExchange.Request(
                        Instant.now(),
                        1,
                        List.of(),
                        Set.of("sales", "marketing"),
                        Set.of("segment"),
                        Set.of("segment"),
                        3,
                        TIME_LIMIT.toSeconds()),
                Map.of(),
                candidate());
        try (var sandbox = SandboxProcess.start(folder, "Europe/Helsinki", "512m")) {
            assertThat(sandbox.endsWithin(TIME_LIMIT.toMillis())).isTrue();
            assertThat(exchange.read(RehearsalExchange.Rejection.class)).isEmpty();
            var report = exchange.read(RehearsalReport.class);
            assertThat(report).as(sandbox.lastLogLines()).isPresent();
            stuck = report.get().stuck().stream()
                    .filter(one -> one.candidate() > 0)
                    .collect(Collectors.toMap(one -> one.at().element(), Function.identity()));
        }
    }

    private static Map<String, byte[]> candidate() {
        var files = new TreeMap<String, byte[]>();
        files.put("awareness.bpmn", model());
        files.put("two-matches.dmn", table("two-matches", "Rule_A", "Rule_B"));
        files.put("two-outputs.dmn", table("two-outputs", "Rule_A"));
        files.put("impossible.form", """
                {"id": "impossible", "type": "default", "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0",
                 "schemaVersion": 18, "components": [{"type": "number", "id": "Number_Impossible", "key": "segmentNumber",
                 "label": "Number", "validate": {"required": true, "min": 10, "max": 5}}]}
                """.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static byte[] model() {
        var model = Bpmn.createExecutableProcess("awareness")
                .name("Failures")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .parallelGateway("Gateway_All")
                .exclusiveGateway("Gateway_NoWay")
                .camundaAsyncBefore()
                .condition("never", "${segment == 'nothing'}")
                .endEvent()
                .moveToNode("Gateway_NoWay")
                .condition("never either", "${segment == 'nothing else'}")
                .endEvent()
                .moveToNode("Gateway_All")
                .inclusiveGateway("Gateway_NoWayOfSeveral")
                .camundaAsyncBefore()
                .condition("never", "${segment == 'nothing'}")
                .endEvent()
                .moveToNode("Gateway_NoWayOfSeveral")
                .condition("never either", "${segment == 'nothing else'}")
                .endEvent()
                .moveToNode("Gateway_All")
                .exclusiveGateway("Gateway_Endless")
                .camundaAsyncBefore()
                .condition("always", "${segment != 'nothing'}")
                .exclusiveGateway("Gateway_Back")
                .connectTo("Gateway_Endless")
                .moveToNode("Gateway_Endless")
                .condition("never", "${segment == 'nothing'}")
                .endEvent()
                .moveToNode("Gateway_All")
                .serviceTask("ServiceTask_Message")
                .camundaAsyncBefore()
                .camundaDelegateExpression("${sendMessage}")
                .endEvent()
                .moveToNode("Gateway_All")
                .userTask("UserTask_Form")
                .camundaAsyncBefore()
                .camundaCandidateGroups("sales")
                .camundaFormRef("impossible")
                .camundaFormRefBinding("latest")
                .endEvent()
                .moveToNode("Gateway_All")
                .businessRuleTask("BusinessRuleTask_TwoMatches")
                .camundaAsyncBefore()
                .camundaDecisionRef("two-matches")
                .endEvent()
                .moveToNode("Gateway_All")
                .businessRuleTask("BusinessRuleTask_TwoOutputs")
                .camundaAsyncBefore()
                .camundaDecisionRef("two-outputs")
                .camundaMapDecisionResult("singleEntry")
                .camundaResultVariable("result")
                .endEvent()
                .moveToNode("Gateway_All")
                .userTask("UserTask_Nobody")
                .camundaAsyncBefore()
                .camundaCandidateGroups("finance")
                .endEvent()
                .moveToNode("Gateway_All")
                .exclusiveGateway("Gateway_Expression")
                .camundaAsyncBefore()
                .condition("broken", "${unknownVariable == 'yes'}")
                .endEvent()
                .moveToNode("Gateway_Expression")
                .condition("never", "${segment == 'nothing'}")
                .endEvent()
                .moveToNode("Gateway_All")
                .callActivity("CallActivity_Other")
                .camundaAsyncBefore()
                .calledElement("not-deployed")
                .endEvent()
                .done();
        ServiceTask sender = model.getModelElementById("ServiceTask_Message");
        var properties = model.newInstance(CamundaProperties.class);
        Map.of("message", "nothing-waits-for-this", "to", "journey").forEach((name, value) -> {
            var property = model.newInstance(CamundaProperty.class);
            property.setCamundaName(name);
            property.setCamundaValue(value);
            properties.addChildElement(property);
        });
        sender.builder().addExtensionElement(properties);
        return Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
    }

    /** A table whose rules all match, each with two results. */
    private static byte[] table(String id, String... rules) {
        var rows = Stream.of(rules).map("""
                        <rule id="%1$s">
                          <outputEntry id="%1$s_first"><text>1</text></outputEntry>
                          <outputEntry id="%1$s_second"><text>2</text></outputEntry>
                        </rule>
                        """::formatted).collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions" name="Failures"
                    namespace="failures" xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="%s" name="Failure" camunda:historyTimeToLive="P1D">
                    <decisionTable id="DecisionTable" hitPolicy="UNIQUE">
                      <output id="Output_First" name="first" typeRef="integer" />
                      <output id="Output_Second" name="second" typeRef="integer" />
                      %s
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(id, rows).getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Gateway_NoWay               | no-way     | No outgoing flow matches: segment =
            Gateway_NoWayOfSeveral      | no-way     | No outgoing flow matches: segment =
            Gateway_Endless             | endless    | Endless loop
            ServiceTask_Message         | message    | nothing-waits-for-this
            UserTask_Form               | form       | segmentNumber
            BusinessRuleTask_TwoMatches | decision   | The decision table has no usable result.
            BusinessRuleTask_TwoOutputs | decision   | The decision table has no usable result.
            UserTask_Nobody             | nobody     | finance
            Gateway_Expression          | expression | unknownVariable
            CallActivity_Other          | other      | not-deployed
            """)
    void a_failure_is_classified_and_explained(String element, String kind, String reason) {
        assertThat(stuck).containsKey(element);
        assertThat(stuck.get(element).kind()).isEqualTo(kind);
        assertThat(stuck.get(element).reason()).contains(reason);
    }

    @Test
    void every_kind_is_covered() {
        assertThat(stuck.values())
                .extracting(Stuck::kind)
                .containsOnly("no-way", "endless", "message", "form", "decision", "nobody", "expression", "other");
    }
}
