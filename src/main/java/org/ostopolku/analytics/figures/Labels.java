package org.ostopolku.analytics.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the deployed models and forms call things.
 *
 * @param models every version, the newest of each first, the stages' in the order of the stages
 * @param fields the choices of each field that offers any, by its key and in its order
 */
public record Labels(List<ModelLabels> models, Map<String, List<Choice>> fields) {

    public static final List<String> STAGES = List.of("awareness", "contact", "activation", "sale", "use", "growth");

    public static Labels of(Stream<ModelLabels> models, Map<String, List<Choice>> fields) {
        return new Labels(
                models.sorted(Comparator.comparingInt(Labels::place)
                                .thenComparing(ModelLabels::process)
                                .thenComparing(ModelLabels::version, Comparator.reverseOrder()))
                        .toList(),
                fields);
    }

    private static int place(ModelLabels model) {
        return model.stage() == null ? STAGES.size() : STAGES.indexOf(model.stage());
    }

    /** The newest model of a stage. */
    public Optional<ModelLabels> stage(String stage) {
        return models.stream().filter(model -> stage.equals(model.stage())).findFirst();
    }

    /** The choices of a field, and one for the lack of any. */
    public List<Choice> choices(String field, String none) {
        return Stream.concat(fields.getOrDefault(field, List.of()).stream(), Stream.of(new Choice(Choice.NONE, none)))
                .toList();
    }

    /** The versions of the models in which anything is logged. */
    public List<Choice> versions() {
        return models.stream()
                .filter(ModelLabels::isMeasured)
                .map(model -> new Choice(
                        model.process() + ":" + model.version(), model.name() + ", version " + model.version()))
                .toList();
    }

    /**
     * A decision as the newest version that has it asks it, with the ways that only older ones have at the end.
     *
     * @param isAsked whether the newest version of its model has it
     */
    public record Asked(
            ModelLabels model, ModelLabels.Decision decision, List<ModelLabels.Way> ways, boolean isAsked) {}

    /** Every decision of every model, in their order. */
    public List<Asked> decisions() {
        var newest = new LinkedHashMap<String, Integer>();
        var asked = new LinkedHashMap<List<String>, Asked>();
        for (var model : models) {
            newest.putIfAbsent(model.process(), model.version());
            for (var decision : model.decisions()) {
                var isAsked = newest.get(model.process()) == model.version();
                asked.merge(
                        List.of(model.process(), decision.element()),
                        new Asked(model, decision, decision.ways(), isAsked),
                        Labels::withOlderWays);
            }
        }
        return List.copyOf(asked.values());
    }

    private static Asked withOlderWays(Asked newer, Asked older) {
        var ways = new ArrayList<>(newer.ways());
        older.ways().stream()
                .filter(way -> ways.stream().noneMatch(known -> known.flow().equals(way.flow())))
                .forEach(ways::add);
        return new Asked(newer.model(), newer.decision(), ways, newer.isAsked());
    }
}
