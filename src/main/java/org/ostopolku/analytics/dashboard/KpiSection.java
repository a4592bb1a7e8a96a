package org.ostopolku.analytics.dashboard;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ostopolku.analytics.attention.Attention;
import org.ostopolku.analytics.attention.AttentionService;
import org.ostopolku.analytics.attention.MissedTarget;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.process.kpi.KpiCatalogue;
import org.ostopolku.process.kpi.KpiDefinition;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.stereotype.Component;

/** The KPIs of the page, and what needs attention. */
@Component
class KpiSection {

    private final KpiFigures figures;
    private final AttentionService attention;
    private final KpiCatalogue catalogue;

    KpiSection(KpiFigures figures, AttentionService attention, KpiCatalogue catalogue) {
        this.figures = figures;
        this.attention = attention;
        this.catalogue = catalogue;
    }

    /** Those that the page reports, and the path KPIs that have a target. */
    MeasuredKpis compute(ComparedPeriods periods) {
        return figures.compute(periods, kpi -> !kpi.isPath() || kpi.target() != null);
    }

    /** Every KPI of the catalogue. */
    List<KpiFigure> all(ComparedPeriods periods) {
        return figures.compute(periods, kpi -> true).all();
    }

    Attention attention(ComparedPeriods periods, String user) {
        return attention(periods.filter(), user, figures.compute(periods, kpi -> kpi.target() != null));
    }

    /** The target of a sum is for all customers together, so sums are left out where the filter selects some customers. */
    Attention attention(FigureFilter filter, String user, MeasuredKpis measured) {
        var sums = catalogue.all().stream()
                .filter(KpiDefinition::isSum)
                .map(KpiDefinition::id)
                .collect(Collectors.toSet());
        var leftOut = isPart(filter) ? sums : Set.<String>of();
        var missed = measured.all().stream()
                .filter(kpi -> kpi.isPastTarget() && !leftOut.contains(kpi.kpi()))
                .map(kpi -> new MissedTarget(
                        kpi.kpi(), kpi.name(), kpi.stage(), kpi.unit(), kpi.value(), kpi.target(), kpi.good()))
                .toList();
        return attention.compute(filter, user, missed);
    }

    private static boolean isPart(FigureFilter filter) {
        return !FigureFilter.of(filter.from(), filter.to()).equals(filter);
    }
}
