package org.ostopolku.analytics.dashboard;

import java.util.List;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.stereotype.Component;

/** What customers answered after touchpoints, and the recovery of dissatisfied customers. */
@Component
class ExperienceSection {

    private static final String RECOVERY = KpiIds.RECOVERY_HOURS;

    private final ExperienceFigures figures;
    private final FeedbackFigures feedback;

    ExperienceSection(ExperienceFigures figures, FeedbackFigures feedback) {
        this.figures = figures;
        this.feedback = feedback;
    }

    Experience compute(FigureFilter filter, MeasuredKpis kpis) {
        var shares = shares(filter);
        return new Experience(
                shares.get(0),
                shares.subList(1, shares.size()),
                kpis.figure(RECOVERY),
                feedback.openRecoveries(filter),
                feedback.latest(filter));
    }

    /** All touchpoints together, then each touchpoint. */
    List<Experience.FeedbackShares> shares(FigureFilter filter) {
        return figures.compute(filter);
    }
}
