package org.ostopolku.analytics.journeymap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class FlowOrderTest {

    @Test
    void what_leads_to_a_node_comes_before_it_and_the_first_way_drawn_comes_first() {
        assertThat(order("""
                <startEvent id="start"/><exclusiveGateway id="fork"/><task id="rare"/><task id="usual"/>
                <task id="after"/><task id="join"/>
                """, "start fork", "fork usual", "fork rare", "usual after", "after join", "rare join"))
                .containsExactly("start", "fork", "usual", "after", "rare", "join");
    }

    @Test
    void a_way_back_moves_nothing() {
        assertThat(order("""
                <task id="again"/><task id="first"/><startEvent id="start"/><endEvent id="end"/>
                """, "start first", "first again", "again first", "again end"))
                .containsExactly("start", "first", "again", "end");
    }

    @Test
    void what_a_boundary_event_leads_to_comes_after_its_task() {
        assertThat(order("""
                <startEvent id="start"/><task id="task"/><task id="next"/><task id="late"/>
                <boundaryEvent id="timer" attachedToRef="task"/>
                """, "start task", "task next", "timer late"))
                .containsExactly("start", "task", "next", "timer", "late");
    }

    @Test
    void what_may_happen_at_any_moment_comes_first_and_the_inside_with_its_sub_process() {
        assertThat(order("""
                <startEvent id="start"/>
                <subProcess id="inside"><task id="b"/><startEvent id="a"/><sequenceFlow id="ab" sourceRef="a" targetRef="b"/></subProcess>
                <task id="last"/>
                <subProcess id="ever" triggeredByEvent="true"><startEvent id="signal"/></subProcess>
                """, "start inside", "inside last"))
                .containsExactly("ever", "signal", "start", "inside", "a", "b", "last");
    }

    @Test
    void what_nothing_leads_to_is_not_lost() {
        assertThat(order("<task id=\"x\"/><task id=\"y\"/>", "x y", "y x")).containsExactlyInAnyOrder("x", "y");
    }

    /** The order of some nodes and of the ways between them, given as "from to". */
    private static List<String> order(String nodes, String... ways) {
        var flows = Stream.of(ways)
                .map(way -> way.split(" "))
                .map(ends -> "<sequenceFlow id=\"%1$s-%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>"
                        .formatted(ends[0], ends[1]))
                .collect(Collectors.joining());
        var model = Bpmn.readModelFromStream(
                new ByteArrayInputStream("""
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test">
                  <process id="process">%s%s</process>
                </definitions>
                """.formatted(nodes, flows).getBytes(StandardCharsets.UTF_8)));
        BaseElement scope = model.getModelElementById("process");
        return FlowOrder.of(scope).stream().map(FlowNode::getId).toList();
    }
}
