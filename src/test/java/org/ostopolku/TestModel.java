package org.ostopolku;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Deploys small processes that a test defines beside its assertions. */
public final class TestModel {

    private static final String DEFINITIONS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                         xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="test">
              %s
            </definitions>
            """;

    private TestModel() {}

    /** @param content the content of the element {@code definitions} */
    public static void deploy(RepositoryService repository, String content) {
        repository
                .createDeployment()
                .name("Test")
                .addString("test.bpmn", DEFINITIONS.formatted(content))
                .deploy();
    }

    /** Deletes a deployment after its running process instances: a model with customers in it is not deleted. */
    public static void delete(RepositoryService repository, RuntimeService runtime, String deployment) {
        var instances = runtime.createProcessInstanceQuery().deploymentId(deployment).list().stream()
                .map(ProcessInstance::getId)
                .toList();
        if (!instances.isEmpty()) {
            runtime.deleteProcessInstancesIfExists(instances, "test", true, true, false);
        }
        repository.deleteDeployment(deployment, true);
    }

    /** Extension properties of an element, as alternating names and values. */
    public static String properties(String... namesAndValues) {
        var properties = new StringBuilder("<extensionElements><camunda:properties>");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.append(
                    "<camunda:property name=\"%s\" value=\"%s\"/>".formatted(namesAndValues[i], namesAndValues[i + 1]));
        }
        return properties.append("</camunda:properties></extensionElements>").toString();
    }
}
