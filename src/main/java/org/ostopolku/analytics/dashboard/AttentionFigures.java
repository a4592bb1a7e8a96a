package org.ostopolku.analytics.dashboard;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ostopolku.analytics.attention.Attention;
import org.ostopolku.analytics.attention.AttentionService;
import org.ostopolku.analytics.attention.MissedTarget;
import org.ostopolku.process.kpi.KpiCatalogue;
import org.ostopolku.process.kpi.KpiDefinition;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.stereotype.Component;

/** What needs somebody, with the KPIs that are past their target. */
@Component
class AttentionFigures {

    private final AttentionService attentions;
    private final KpiCatalogue definitions;

    AttentionFigures(AttentionService attentions, KpiCatalogue definitions) {
        this.attentions = attentions;
        this.definitions = definitions;
    }

    /**
     * @param user id of who asks
     * @param measured the KPIs that have a target, and others
     */
    Attention of(FigureFilter filter, String user, List<KpiFigure> measured) {
        var sums = definitions.all().stream()
                .filter(KpiDefinition::isSum)
                .map(KpiDefinition::id)
                .collect(Collectors.toSet());
        return attentions.of(filter, user, pastTarget(measured, isPart(filter) ? sums : Set.of()));
    }

    /** The target of a sum is one for all customers together: a part of them is not measured by it. */
    private static List<MissedTarget> pastTarget(List<KpiFigure> measured, Set<String> leftOut) {
        return measured.stream()
                .filter(kpi -> kpi.isPastTarget() && !leftOut.contains(kpi.kpi()))
                .map(kpi -> new MissedTarget(
                        kpi.kpi(), kpi.name(), kpi.stage(), kpi.unit(), kpi.value(), kpi.target(), kpi.good()))
                .toList();
    }

    private static boolean isPart(FigureFilter filter) {
        return !FigureFilter.of(filter.from(), filter.to()).equals(filter);
    }
}
