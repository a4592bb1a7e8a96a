package org.ostopolku;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import org.ostopolku.story.PassedFlows;

/** Runs all stories, then checks that together they passed every flow and every node of every executable process. */
@Suite
@SelectPackages("org.ostopolku.story")
@IncludeClassNamePatterns(".*Stories")
class StoriesTest {

    @AfterSuite
    static void everyNodeAndFlowOfEveryModelWasPassed() {
        Set<String> passed = PassedFlows.all();
        List<String> flows = processes().flatMap(StoriesTest::flows).toList();
        assertThat(flows).as("flows of the models").hasSizeGreaterThan(200);
        assertThat(flows.stream().filter(flow -> !passed.contains(flow)))
                .as("flows that no story passes")
                .isEmpty();
        assertThat(processes().flatMap(StoriesTest::nodesWithoutFlow))
                .as("nodes without a sequence flow")
                .isEmpty();
    }

    private static Stream<Process> processes() {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream()
                    .flatMap(file ->
                            Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Process.class).stream())
                    .filter(Process::isExecutable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> flows(Process process) {
        return process.getModelInstance().getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> owner(flow).equals(process))
                // The engine takes no sequence flow from an event-based gateway: it starts the event.
                .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
                .map(flow -> process.getId() + "/" + flow.getId());
    }

    private static Stream<String> nodesWithoutFlow(Process process) {
        return process.getModelInstance().getModelElementsByType(FlowNode.class).stream()
                .filter(node -> owner(node).equals(process))
                .filter(node -> !node.getElementType().getTypeName().equals("subProcess"))
                .filter(node ->
                        node.getIncoming().isEmpty() && node.getOutgoing().isEmpty())
                .map(node -> process.getId() + "/" + node.getId());
    }

    private static Process owner(org.camunda.bpm.model.xml.instance.ModelElementInstance element) {
        var parent = element.getParentElement();
        return parent instanceof Process process ? process : owner(parent);
    }
}
