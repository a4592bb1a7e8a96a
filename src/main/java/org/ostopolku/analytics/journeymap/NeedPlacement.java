package org.ostopolku.analytics.journeymap;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ostopolku.analytics.journeymap.MapModels.Deployed;

/** Assigns each development need to the touchpoint that it names, or else to its stage. */
class NeedPlacement {

    /** By process and touchpoint, by the process of the stage alone, or by nothing. */
    private final Map<List<String>, List<OpenNeed>> places;

    NeedPlacement(Collection<Deployed> models, List<OpenNeed> needs) {
        places = needs.stream().collect(Collectors.groupingBy(need -> place(models, need)));
    }

    List<OpenNeed> at(Deployed model, Touchpoint touchpoint) {
        return places.getOrDefault(List.of(model.process(), touchpoint.id()), List.of());
    }

    /** The needs that name the stage and no touchpoint of the map. */
    List<OpenNeed> at(Deployed model) {
        return places.getOrDefault(List.of(model.process()), List.of());
    }

    /** The needs that name nothing on the map. */
    List<OpenNeed> elsewhere() {
        return places.getOrDefault(List.of(), List.of());
    }

    private static List<String> place(Collection<Deployed> models, OpenNeed need) {
        return models.stream()
                .filter(model -> touchpoint(model, need) != null)
                .min(Comparator.comparing(model -> !isStageOf(model, need)))
                .map(model -> List.of(model.process(), touchpoint(model, need).id()))
                .or(() -> models.stream()
                        .filter(model -> isStageOf(model, need))
                        .findFirst()
                        .map(model -> List.of(model.process())))
                .orElse(List.of());
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
}
