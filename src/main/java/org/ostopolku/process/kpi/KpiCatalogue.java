package org.ostopolku.process.kpi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.ostopolku.platform.engine.DecisionTables;
import org.ostopolku.platform.engine.SystemAuthentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The KPIs that may be logged: the newest version of the decision table {@code kpi-catalogue}. */
@Component
public class KpiCatalogue {

    static final String TABLE = "kpi-catalogue";

    private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"");

    private final ProcessEngine engine;
    private final DecisionTables decisions;
    /** By definition id; a version never changes. */
    private final Map<String, List<KpiDefinition>> read = new ConcurrentHashMap<>();

    /** @param engine asked for later: what logs KPIs is a part of it */
    KpiCatalogue(@Lazy ProcessEngine engine, DecisionTables decisions) {
        this.engine = engine;
        this.decisions = decisions;
    }

    /** In the order of the catalogue. Runs without authorization checks. */
    public List<KpiDefinition> all() {
        return SystemAuthentication.with(engine.getIdentityService(), () -> {
            var newest = engine.getRepositoryService()
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(TABLE)
                    .latestVersion()
                    .singleResult();
            return read.computeIfAbsent(newest.getId(), this::read);
        });
    }

    private List<KpiDefinition> read(String version) {
        return ids(version).map(this::find).flatMap(Optional::stream).toList();
    }

    private Stream<String> ids(String version) {
        return engine
                .getRepositoryService()
                .getDmnModelInstance(version)
                .getModelElementsByType(DecisionTable.class)
                .stream()
                .map(DecisionTable::getRules)
                .flatMap(Collection::stream)
                .flatMap(rule -> rule.getInputEntries().stream())
                .map(InputEntry::getTextContent)
                .flatMap(text -> WORD.matcher(text).results())
                .map(word -> word.group(1))
                .distinct();
    }

    /**
     * The KPI, or nothing if the catalogue does not have it.
     *
     * @throws KpiException if its unit, kind, good or measure is an unknown word
     */
    Optional<KpiDefinition> find(String id) {
        return decisions.evaluate(engine, TABLE, Map.of("kpi", id)).stream()
                .findFirst()
                .map(row -> KpiDefinition.parse(id, row));
    }
}
