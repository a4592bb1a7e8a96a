package org.ostopolku.analytics.dashboard;

import java.util.List;
import java.util.Map;
import org.ostopolku.analytics.figures.SnapshotReader;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.security.authorization.DataScope;
import org.springframework.stereotype.Component;

/** Puts the sections of the page "Customer journey" together. */
@Component
public class DashboardService {

    private final SnapshotReader snapshots;
    private final FilterSection filters;
    private final StageFigures stages;
    private final DecisionFigures decisions;
    private final KpiFigures kpis;
    private final MoneyFigures money;
    private final ExperienceFigures experience;

    DashboardService(
            SnapshotReader snapshots,
            FilterSection filters,
            StageFigures stages,
            DecisionFigures decisions,
            KpiFigures kpis,
            MoneyFigures money,
            ExperienceFigures experience) {
        this.snapshots = snapshots;
        this.filters = filters;
        this.stages = stages;
        this.decisions = decisions;
        this.kpis = kpis;
        this.money = money;
        this.experience = experience;
    }

    FiguresPage page(FigureFilter filter, DataScope scope, String user) {
        return snapshots.read(filter, (periods, labels) -> {
            var measured = kpis.compute(periods);
            var places = stages.countByPlace(filter);
            var before = periods.before();
            return new FiguresPage(
                    filters.period(filter),
                    new FiguresPage.Days(before.from(), before.to()),
                    scope,
                    filters.choices(scope, labels),
                    stages.compute(periods, labels, measured.reported(), places),
                    measured.ofNoStage(),
                    places.getOrDefault(JourneyProcess.NURTURE, 0L),
                    decisions.compute(periods, labels),
                    money.compute(periods, labels, measured),
                    experience.compute(filter, measured),
                    kpis.attention(filter, user, measured));
        });
    }

    /** Every KPI of the catalogue, in its order. */
    public List<KpiFigure> kpis(FigureFilter filter) {
        return snapshots.read(filter, (periods, labels) -> kpis.all(periods));
    }

    Map<String, Long> countByPlace(FigureFilter filter) {
        return snapshots.read(() -> stages.countByPlace(filter));
    }
}
