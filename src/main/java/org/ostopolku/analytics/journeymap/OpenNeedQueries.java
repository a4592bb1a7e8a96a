package org.ostopolku.analytics.journeymap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.stereotype.Component;

/** Finds the development needs that are not closed yet, as far as the caller may read running instances. */
@Component
class OpenNeedQueries {

    private static final int AT_ONCE = 500;
    private static final List<String> PRIORITIES = List.of("high", "medium", "low");

    private final RuntimeService runtime;

    OpenNeedQueries(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** All open needs, the most urgent first, those without a priority last. */
    List<OpenNeed> find() {
        var ids =
                runtime
                        .createProcessInstanceQuery()
                        .processDefinitionKey(JourneyProcess.DEVELOPMENT_NEED)
                        .list()
                        .stream()
                        .map(ProcessInstance::getId)
                        .toList();
        var needs = new ArrayList<OpenNeed>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            needs.addAll(find(ids.subList(from, Math.min(from + AT_ONCE, ids.size()))));
        }
        needs.sort(Comparator.comparing(OpenNeedQueries::rank).thenComparing(OpenNeed::id));
        return needs;
    }

    private List<OpenNeed> find(List<String> ids) {
        var variables = new HashMap<String, Map<String, String>>();
        runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(ids.toArray(String[]::new))
                .variableNameIn("need", "stage", "touchpoint", "needPriority", "responsibleTeam")
                .list()
                .stream()
                .filter(variable -> variable.getValue() != null)
                .forEach(variable -> variables
                        .computeIfAbsent(variable.getProcessInstanceId(), none -> new HashMap<>())
                        .put(variable.getName(), variable.getValue().toString()));
        return ids.stream()
                .filter(variables::containsKey)
                .map(id -> need(id, variables.get(id)))
                .toList();
    }

    private static OpenNeed need(String id, Map<String, String> variables) {
        return new OpenNeed(
                id,
                variables.get("need"),
                variables.get("stage"),
                variables.get("touchpoint"),
                variables.get("needPriority"),
                variables.get("responsibleTeam"));
    }

    private static int rank(OpenNeed need) {
        return PRIORITIES.contains(String.valueOf(need.priority()))
                ? PRIORITIES.indexOf(need.priority())
                : PRIORITIES.size();
    }
}
