package org.ostopolku.lifecycle.migration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.ostopolku.lifecycle.migration.InstancePositions.Group;
import org.ostopolku.lifecycle.migration.InstancePositions.Instance;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.process.model.DeployedModels;
import org.ostopolku.process.model.ProcessDescription;
import org.springframework.stereotype.Component;

/** Describes what a migration would do. */
@Component
class MigrationPreviews {

    private final MigrationPlans plans;
    private final InstancePositions positions;
    private final DeployedModels deployed;

    MigrationPreviews(MigrationPlans plans, InstancePositions positions, DeployedModels deployed) {
        this.plans = plans;
        this.positions = positions;
        this.deployed = deployed;
    }

    /** @param failures why each group could not be migrated */
    record Analysis(
            ProcessDefinition from, ProcessDefinition to, MigrationPlan plan, Map<Group, List<String>> failures) {

        List<Instance> movable() {
            return failures.entrySet().stream()
                    .filter(group -> group.getValue().isEmpty())
                    .flatMap(group -> group.getKey().instances().stream())
                    .toList();
        }
    }

    /** @throws Problem if no process is given, a version does not exist, or the mapping is not possible */
    Analysis analyse(Migration migration) {
        if (migration.process() == null) {
            throw Problem.invalidParameter("process", null, "give the id of a process, such as awareness");
        }
        var from = version(migration, migration.from());
        var to = version(migration, migration.to());
        if (from.getVersion() == to.getVersion()) {
            throw MigrationPlans.notPossible(
                    List.of("the journeys are in version %d already".formatted(to.getVersion())));
        }
        var plan = plans.plan(from, to, migration);
        return new Analysis(
                from,
                to,
                plan,
                positions.read(from.getId()).stream()
                        .collect(Collectors.toMap(
                                group -> group,
                                group -> plans.failures(
                                        plan, group.instances().get(0).instance()),
                                (one, other) -> one,
                                LinkedHashMap::new)));
    }

    private ProcessDefinition version(Migration migration, Integer version) {
        return (version == null
                        ? deployed.findNewest(migration.process())
                        : deployed.find(migration.process(), version))
                .orElseThrow(() -> Problem.notFound(
                        version == null
                                ? "No process %s is deployed.".formatted(migration.process())
                                : "There is no version %d of %s.".formatted(version, migration.process())));
    }

    MigrationPreview describe(Migration migration, Analysis analysis) {
        var from = names(analysis.from());
        var to = names(analysis.to());
        var targets = analysis.plan().getInstructions().stream()
                .collect(Collectors.toMap(
                        MigrationInstruction::getSourceActivityId, MigrationInstruction::getTargetActivityId));
        var standing = new HashMap<String, Long>();
        analysis.failures().keySet().forEach(group -> group.elements()
                .forEach(element ->
                        standing.merge(element, (long) group.instances().size(), Long::sum)));
        var shown = new HashSet<>(targets.keySet());
        shown.addAll(standing.keySet());
        return new MigrationPreview(
                migration.process(),
                analysis.from().getVersion(),
                analysis.to().getVersion(),
                analysis.failures().keySet().stream()
                        .mapToLong(group -> group.instances().size())
                        .sum(),
                analysis.movable().size(),
                from.keySet().stream()
                        .filter(shown::contains)
                        .map(element -> new MigrationPreview.Step(
                                element,
                                from.get(element),
                                targets.get(element),
                                to.get(targets.get(element)),
                                migration.mapping().containsKey(element),
                                standing.getOrDefault(element, 0L)))
                        .toList(),
                analysis.failures().entrySet().stream()
                        .map(group -> new MigrationPreview.Standing(
                                group.getKey().elements().stream()
                                        .map(element -> from.getOrDefault(element, element))
                                        .toList(),
                                group.getKey().instances().size(),
                                group.getKey().instances().get(0).journey(),
                                group.getValue()))
                        .toList(),
                to.entrySet().stream()
                        .map(target -> new MigrationPreview.Target(target.getKey(), target.getValue()))
                        .toList());
    }

    /** Names of the flow nodes by id, in the order of the model; the id where there is no name. */
    private Map<String, String> names(ProcessDefinition version) {
        var names = new LinkedHashMap<String, String>();
        deployed.read(version.getId()).getModelElementsByType(FlowNode.class).stream()
                .filter(element -> ProcessDescription.isIn(version.getKey(), element))
                .forEach(element ->
                        names.put(element.getId(), element.getName() == null ? element.getId() : element.getName()));
        return names;
    }
}
