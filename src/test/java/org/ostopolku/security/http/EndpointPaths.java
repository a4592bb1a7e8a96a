package org.ostopolku.security.http;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.ostopolku.process.journey.JourneyProcess;

/** Puts something that is there into the braces of an address: a customer, their touchpoint, a model. */
class EndpointPaths {

    private static final String JOURNEY = "ENDPOINT-TEST";
    private static final Pattern CHANGING = Pattern.compile("(?:([\\w-]+)/)?\\{(\\w+)}");

    private final Set<String> files = Endpoints.files();
    private final Map<String, String> known = new HashMap<>();

    EndpointPaths(ProcessEngine engine) {
        var tasks = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(JOURNEY);
        if (tasks.count() == 0) {
            engine.getRuntimeService()
                    .createMessageCorrelation("customer-noticed")
                    .processInstanceBusinessKey(JOURNEY)
                    .setVariables(Map.of("customerName", "Ovi Oy", "signalKind", "content-visited"))
                    .correlateStartMessage();
            await().atMost(Duration.ofSeconds(60)).until(() -> tasks.count() > 0);
        }
        var task = tasks.list().get(0);
        known.put("task", task.getId());
        known.put("process-instance", task.getProcessInstanceId());
        known.put("execution", task.getExecutionId());
        known.put("process-definition", task.getProcessDefinitionId());
        known.put(
                "deployment",
                engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionId(task.getProcessDefinitionId())
                        .singleResult()
                        .getDeploymentId());
        known.put(
                "decision-definition",
                engine.getRepositoryService()
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("segment")
                        .latestVersion()
                        .singleResult()
                        .getId());
        known.put(
                "filter",
                engine.getFilterService().createFilterQuery().filterName("My tasks").list().stream()
                        .findFirst()
                        .orElseThrow()
                        .getId());
        known.put("key", JourneyProcess.CUSTOMER_JOURNEY);
        known.put("user", "helmi");
        known.put("members", "helmi");
        known.put("group", "sales");
        known.put("engine", "default");
        known.put("journeys", JOURNEY);
        known.put("customers", JOURNEY);
        known.put("models", "awareness.bpmn");
        known.put("variables", "customerName");
        known.put("stages", "awareness");
        known.put("login", "tasklist");
        for (var name : new String[] {"engineName", "processEngineName", "engine"}) {
            known.put("{" + name + "}", "default");
        }
        known.put("{journey}", JOURNEY);
    }

    String of(String path) {
        if (path.contains("*")) {
            return "/" + sample(path.substring(1, path.indexOf('*')));
        }
        return filled(path);
    }

    /** The value for a path variable, by its name or else by the segment before it. */
    String filled(String text) {
        return CHANGING.matcher(text).replaceAll(found -> {
            var before = Optional.ofNullable(found.group(1)).orElse("");
            var value = known.getOrDefault("{" + found.group(2) + "}", known.getOrDefault(before, "none"));
            return Matcher.quoteReplacement((before.isEmpty() ? "" : before + "/") + value);
        });
    }

    /** A file that is served there. */
    private String sample(String folder) {
        var inJar = folder.replaceFirst("^camunda/", "webjars/camunda/");
        return folder
                + files.stream()
                        .filter(file -> file.startsWith(inJar) && !inJar.isEmpty())
                        .map(file -> file.substring(inJar.length()))
                        .findFirst()
                        .orElse("nothing");
    }
}
