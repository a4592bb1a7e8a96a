package org.ostopolku.analytics.dashboard;

import java.util.List;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.process.kpi.KpiDefinition;

/** The values of some KPIs of the catalogue, in its order, and the balances of the books. */
record MeasuredKpis(List<KpiFigure> all, BookFigures.Balances books) {

    private static final String ALL_STAGES = "all";

    /** All but the path KPIs, which count how stages were passed; these are here only for their targets. */
    List<KpiFigure> reported() {
        return all.stream()
                .filter(kpi -> !KpiDefinition.Kind.PATH.id().equals(kpi.kind()))
                .toList();
    }

    List<KpiFigure> ofNoStage() {
        return reported().stream().filter(kpi -> ALL_STAGES.equals(kpi.stage())).toList();
    }

    /** Null if the KPI is not in the catalogue. */
    Figure figure(String id) {
        return reported().stream()
                .filter(kpi -> kpi.kpi().equals(id))
                .map(KpiFigure::figure)
                .findFirst()
                .orElse(null);
    }
}
