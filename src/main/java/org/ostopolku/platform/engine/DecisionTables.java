package org.ostopolku.platform.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ConcurrentLruCache;

/**
 * Evaluates the newest version of a deployed decision table for Java code. Unlike a business rule task it writes no history.
 * Results are cached, so the table may depend on its inputs alone, not on the time.
 */
@Component
public class DecisionTables {

    private final DmnEngine engine;
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();
    private final ConcurrentLruCache<Evaluation, List<Map<String, Object>>> results =
            new ConcurrentLruCache<>(2000, this::evaluate);

    DecisionTables(DmnEngine engine) {
        this.engine = engine;
    }

    /**
     * The outputs of every matching row, by name.
     *
     * @throws ProcessEngineException if no such decision is deployed
     */
    public List<Map<String, Object>> evaluate(
            ProcessEngineServices services, String decision, Map<String, Object> inputs) {
        var version = newestVersion(services, decision);
        var table = parsed.computeIfAbsent(version, id -> parse(services, decision, id));
        return results.get(new Evaluation(table, inputs));
    }

    private List<Map<String, Object>> evaluate(Evaluation evaluation) {
        return engine.evaluateDecisionTable(evaluation.table(), evaluation.inputs()).stream()
                .map(DmnDecisionRuleResult::getEntryMap)
                .toList();
    }

    /** Asks the database once in a transaction: a step that logs ten KPIs reads the catalogue ten times. */
    private String newestVersion(ProcessEngineServices services, String decision) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return queryNewestVersion(services, decision);
        }
        var asked = (Newest) TransactionSynchronizationManager.getResource(this);
        if (asked == null) {
            asked = new Newest(new HashMap<>());
            TransactionSynchronizationManager.bindResource(this, asked);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(DecisionTables.this);
                }
            });
        }
        return asked.versions()
                .computeIfAbsent(new Asked(services, decision), one -> queryNewestVersion(services, decision));
    }

    private static String queryNewestVersion(ProcessEngineServices services, String decision) {
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

    private record Asked(ProcessEngineServices engine, String decision) {}

    private record Newest(Map<Asked, String> versions) {}

    private record Evaluation(DmnDecision table, Map<String, Object> inputs) {}
}
