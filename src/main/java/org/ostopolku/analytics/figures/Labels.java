package org.ostopolku.analytics.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ostopolku.process.journey.Stage;

/**
 * The labels of the deployed models and forms.
 *
 * @param models every version: the stages in their order, then the other processes; the newest version of each first
 * @param fields the choices of each select field, by its key
 */
public record Labels(List<ModelLabels> models, Map<String, List<Choice>> fields) {

    public static Labels of(Stream<ModelLabels> models, Map<String, List<Choice>> fields) {
        return new Labels(
                models.sorted(Comparator.comparingInt(Labels::place)
                                .thenComparing(ModelLabels::process)
                                .thenComparing(ModelLabels::version, Comparator.reverseOrder()))
                        .toList(),
                fields);
    }

    private static int place(ModelLabels model) {
        return model.stage() == null ? Stage.IDS.size() : Stage.IDS.indexOf(model.stage());
    }

    public Optional<ModelLabels> stage(String stage) {
        return models.stream().filter(model -> stage.equals(model.stage())).findFirst();
    }

    /** The choices of a field, and a last one for an unknown value. */
    public List<Choice> choices(String field, String none) {
        return Stream.concat(fields.getOrDefault(field, List.of()).stream(), Stream.of(new Choice(Choice.NONE, none)))
                .toList();
    }

    /** The versions of the models that log KPIs. */
    public List<Choice> versions() {
        return models.stream()
                .filter(ModelLabels::isMeasured)
                .map(model -> new Choice(
                        model.process() + ":" + model.version(), model.name() + ", version " + model.version()))
                .toList();
    }

    /**
     * A customer decision.
     *
     * @param model the newest version of its process that has the decision
     * @param ways the outgoing flows in that version, then those that only older versions have
     * @param isInNewest whether the newest version of the process has the decision
     */
    public record DeployedDecision(
            ModelLabels model, ModelLabels.Decision decision, List<ModelLabels.Way> ways, boolean isInNewest) {}

    /** The customer decisions of all models. */
    public List<DeployedDecision> decisions() {
        var newest = new LinkedHashMap<String, Integer>();
        var decisions = new LinkedHashMap<List<String>, DeployedDecision>();
        for (var model : models) {
            newest.putIfAbsent(model.process(), model.version());
            for (var decision : model.decisions()) {
                var isInNewest = newest.get(model.process()) == model.version();
                decisions.merge(
                        List.of(model.process(), decision.element()),
                        new DeployedDecision(model, decision, decision.ways(), isInNewest),
                        Labels::withOlderWays);
            }
        }
        return List.copyOf(decisions.values());
    }

    private static DeployedDecision withOlderWays(DeployedDecision newer, DeployedDecision older) {
        var ways = new ArrayList<>(newer.ways());
        older.ways().stream()
                .filter(way ->
                        ways.stream().noneMatch(newerWay -> newerWay.flow().equals(way.flow())))
                .forEach(ways::add);
        return new DeployedDecision(newer.model(), newer.decision(), ways, newer.isInNewest());
    }
}
