package org.ostopolku.analytics.journeymap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ostopolku.analytics.journeymap.MapModels.Deployed;

/** Assigns each development need to the touchpoint that it names, or else to its stage. */
class NeedPlacement {

    private final Map<List<String>, List<OpenNeed>> atTouchpoints = new HashMap<>();
    private final Map<String, List<OpenNeed>> atStages = new HashMap<>();
    private final List<OpenNeed> elsewhere = new ArrayList<>();

    NeedPlacement(Collection<Deployed> models, List<OpenNeed> needs) {
        needs.forEach(need -> place(models, need));
    }

    List<OpenNeed> at(Deployed model, Touchpoint touchpoint) {
        return atTouchpoints.getOrDefault(List.of(model.process(), touchpoint.id()), List.of());
    }

    /** The needs that name the stage and no touchpoint of the map. */
    List<OpenNeed> at(Deployed model) {
        return atStages.getOrDefault(model.process(), List.of());
    }

    /** The needs that name nothing on the map. */
    List<OpenNeed> elsewhere() {
        return elsewhere;
    }

    private void place(Collection<Deployed> models, OpenNeed need) {
        var named = models.stream()
                .filter(model -> touchpoint(model, need) != null)
                .sorted((one, other) -> Boolean.compare(isStageOf(other, need), isStageOf(one, need)))
                .findFirst();
        var stage = models.stream().filter(model -> isStageOf(model, need)).findFirst();
        if (named.isPresent()) {
            add(
                    atTouchpoints,
                    List.of(named.get().process(), touchpoint(named.get(), need).id()),
                    need);
        } else if (stage.isPresent()) {
            add(atStages, stage.get().process(), need);
        } else {
            elsewhere.add(need);
        }
    }

    private static Touchpoint touchpoint(Deployed model, OpenNeed need) {
        return model.model().touchpoints().stream()
                .filter(touchpoint -> need.touchpoint() != null
                        && touchpoint.name().equalsIgnoreCase(need.touchpoint().strip()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isStageOf(Deployed model, OpenNeed need) {
        return Objects.nonNull(need.stage())
                && need.stage().equals(model.model().description().stage());
    }

    private static <K> void add(Map<K, List<OpenNeed>> places, K place, OpenNeed need) {
        places.computeIfAbsent(place, none -> new ArrayList<>()).add(need);
    }
}
