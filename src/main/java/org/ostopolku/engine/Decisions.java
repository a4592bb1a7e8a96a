package org.ostopolku.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.springframework.stereotype.Component;

/**
 * Asks the newest version of a deployed decision table on behalf of Java code. Unlike a business rule task it leaves no
 * history: what it answers (a due date, a KPI's unit) is kept where it is used.
 */
@Component
public class Decisions {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();

    /**
     * The outputs of every row that matches, each by the output's name.
     *
     * @throws ProcessEngineException if no such decision is deployed
     */
    public List<Map<String, Object>> evaluate(
            ProcessEngineServices services, String decision, Map<String, Object> inputs) {
        var table = parsed.computeIfAbsent(newestVersion(services, decision), id -> parse(services, decision, id));
        return engine.evaluateDecisionTable(table, inputs).stream()
                .map(DmnDecisionRuleResult::getEntryMap)
                .toList();
    }

    /**
     * The id of the definition that is asked now; a cache of answers is good for as long as it stays the same.
     *
     * @throws ProcessEngineException if no such decision is deployed
     */
    public String newestVersion(ProcessEngineServices services, String decision) {
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
}
