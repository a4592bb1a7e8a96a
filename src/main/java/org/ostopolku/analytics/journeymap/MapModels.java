package org.ostopolku.analytics.journeymap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.model.DeployedModels;
import org.springframework.stereotype.Component;

/** The newest version of every deployed model that has something to show on the map. */
@Component
class MapModels {

    private final DeployedModels deployed;
    /** By id of the process definition; a deployed version never changes. */
    private final Map<String, MapModel> read = new ConcurrentHashMap<>();

    MapModels(DeployedModels deployed) {
        this.deployed = deployed;
    }

    /** The stages in their order, then the whole, what it calls, what else customers take part in, and our own work. */
    List<Deployed> onTheMap() {
        var newest = deployed.newest();
        read.keySet().retainAll(newest.stream().map(ProcessDefinition::getId).toList());
        var models = newest.stream()
                .map(this::read)
                .filter(one -> one.model().isOnTheMap())
                .collect(Collectors.toMap(Deployed::process, Function.identity()));
        var calls = models.containsKey(JourneyProcess.CUSTOMER_JOURNEY)
                ? models.get(JourneyProcess.CUSTOMER_JOURNEY).model().calls()
                : List.<String>of();
        return models.values().stream()
                .sorted(Comparator.comparingInt((Deployed deployed) -> place(deployed, calls))
                        .thenComparing(Deployed::process))
                .toList();
    }

    private static int place(Deployed deployed, List<String> calls) {
        var stage = deployed.model().description().stage();
        if (stage != null) {
            return Stage.IDS.indexOf(stage) - Stage.IDS.size();
        }
        if (deployed.process().equals(JourneyProcess.CUSTOMER_JOURNEY)) {
            return 0;
        }
        var call = calls.indexOf(deployed.process());
        var afterCalls = deployed.model().customer() != null ? calls.size() + 1 : calls.size() + 2;
        return call < 0 ? afterCalls : call + 1;
    }

    private Deployed read(ProcessDefinition definition) {
        return new Deployed(definition, read.computeIfAbsent(definition.getId(), id -> new MapModelReader(
                        deployed.read(id), definition.getKey())
                .read()));
    }

    /** The newest version of a model, and what it says. */
    record Deployed(ProcessDefinition definition, MapModel model) {

        String process() {
            return definition.getKey();
        }
    }
}
