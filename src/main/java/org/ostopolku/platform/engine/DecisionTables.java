package org.ostopolku.platform.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.springframework.stereotype.Component;

/**
 * Asks the newest version of a deployed decision table on behalf of Java code. Unlike a business rule task it leaves no
 * history: what it answers (a due date, a KPI's unit) is kept where it is used. The last answers are remembered, so a table
 * that is asked here may depend on its inputs alone, not on the time.
 */
@Component
public class DecisionTables {

    private final DmnEngine engine;
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();
    private final Map<Question, List<Map<String, Object>>> answers = Collections.synchronizedMap(new Latest<>());

    DecisionTables(DmnEngine engine) {
        this.engine = engine;
    }

    /**
     * The outputs of every row that matches, each by the output's name.
     *
     * @throws ProcessEngineException if no such decision is deployed
     */
    public List<Map<String, Object>> evaluate(
            ProcessEngineServices services, String decision, Map<String, Object> inputs) {
        var question = new Question(newestVersion(services, decision), inputs);
        var known = answers.get(question);
        if (known != null) {
            return known;
        }
        var table = parsed.computeIfAbsent(question.version(), id -> parse(services, decision, id));
        var answer = engine.evaluateDecisionTable(table, inputs).stream()
                .map(DmnDecisionRuleResult::getEntryMap)
                .toList();
        answers.put(question, answer);
        return answer;
    }

    private String newestVersion(ProcessEngineServices services, String decision) {
        var newest = services.getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .latestVersion()
                .singleResult();
        if (newest == null) {
            throw new ProcessEngineException("The decision table '%s' is not deployed.".formatted(decision));
        }
        return newest.getId();
    }

    private DmnDecision parse(ProcessEngineServices services, String decision, String definitionId) {
        return engine.parseDecision(decision, services.getRepositoryService().getDecisionModel(definitionId));
    }

    private record Question(String version, Map<String, Object> inputs) {}

    private static final class Latest<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1;
        private static final int KEPT = 2000;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > KEPT;
        }
    }
}
