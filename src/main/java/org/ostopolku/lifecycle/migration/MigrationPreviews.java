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
import org.camunda.bpm.model.bpmn.instance.Process;
import org.ostopolku.lifecycle.migration.InstancePositions.Group;
import org.ostopolku.lifecycle.migration.InstancePositions.Instance;
import org.ostopolku.platform.web.Problem;
import org.ostopolku.process.model.DeployedModels;
import org.springframework.stereotype.Component;

/** Tells what a move would do. */
@Component
class MigrationPreviews {

    private final MigrationPlans plans;
    private final InstancePositions standings;
    private final DeployedModels deployed;

    MigrationPreviews(MigrationPlans plans, InstancePositions standings, DeployedModels deployed) {
        this.plans = plans;
        this.standings = standings;
        this.deployed = deployed;
    }

    /**
     * A move that was looked at.
     *
     * @param hindrances why each group could not move
     */
    record Looked(
            ProcessDefinition from, ProcessDefinition to, MigrationPlan plan, Map<Group, List<String>> hindrances) {

        /** The instances that could move. */
        List<Instance> movable() {
            return hindrances.entrySet().stream()
                    .filter(group -> group.getValue().isEmpty())
                    .flatMap(group -> group.getKey().instances().stream())
                    .toList();
        }
    }

    /**
     * @throws Problem if no process is given, a version does not exist, or the mapping is not possible
     */
    Looked look(Migration move) {
        if (move.process() == null) {
            throw Problem.invalidParameter("process", null, "give the id of a process, such as awareness");
        }
        var from = version(move, move.from());
        var to = version(move, move.to());
        if (from.getVersion() == to.getVersion()) {
            throw MigrationPlans.notPossible(
                    List.of("the journeys are in version %d already".formatted(to.getVersion())));
        }
        var plan = plans.plan(from, to, move);
        return new Looked(
                from,
                to,
                plan,
                standings.of(from.getId()).stream()
                        .collect(Collectors.toMap(
                                group -> group,
                                group -> plans.hindrances(
                                        plan, group.instances().get(0).instance()),
                                (one, other) -> one,
                                LinkedHashMap::new)));
    }

    private ProcessDefinition version(Migration move, Integer version) {
        return plans.version(move.process(), version)
                .orElseThrow(() -> Problem.notFound(
                        version == null
                                ? "No process %s is deployed.".formatted(move.process())
                                : "There is no version %d of %s.".formatted(version, move.process())));
    }

    MigrationPreview told(Migration move, Looked looked) {
        var from = names(looked.from());
        var to = names(looked.to());
        var targets = looked.plan().getInstructions().stream()
                .collect(Collectors.toMap(
                        MigrationInstruction::getSourceActivityId, MigrationInstruction::getTargetActivityId));
        var standing = new HashMap<String, Long>();
        looked.hindrances().keySet().forEach(group -> group.elements()
                .forEach(element ->
                        standing.merge(element, (long) group.instances().size(), Long::sum)));
        var shown = new HashSet<>(targets.keySet());
        shown.addAll(standing.keySet());
        return new MigrationPreview(
                move.process(),
                looked.from().getVersion(),
                looked.to().getVersion(),
                looked.hindrances().keySet().stream()
                        .mapToLong(group -> group.instances().size())
                        .sum(),
                looked.movable().size(),
                from.keySet().stream()
                        .filter(shown::contains)
                        .map(element -> new MigrationPreview.Step(
                                element,
                                from.get(element),
                                targets.get(element),
                                to.get(targets.get(element)),
                                move.mapping().containsKey(element),
                                standing.getOrDefault(element, 0L)))
                        .toList(),
                looked.hindrances().entrySet().stream()
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

    /** Of the elements at which somebody can stand, in the order of the model; those without a name by their id. */
    private Map<String, String> names(ProcessDefinition version) {
        var names = new LinkedHashMap<String, String>();
        deployed.read(version.getId()).getModelElementsByType(FlowNode.class).stream()
                .filter(element -> isIn(element, version.getKey()))
                .forEach(element ->
                        names.put(element.getId(), element.getName() == null ? element.getId() : element.getName()));
        return names;
    }

    private static boolean isIn(FlowNode element, String process) {
        var parent = element.getParentElement();
        while (parent != null && !(parent instanceof Process)) {
            parent = parent.getParentElement();
        }
        return parent instanceof Process found && found.getId().equals(process);
    }
}
