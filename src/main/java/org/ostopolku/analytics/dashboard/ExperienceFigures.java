package org.ostopolku.analytics.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.figures.Tally;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers answered after touchpoints, and the recovery of dissatisfied customers. */
@Component
class ExperienceFigures {

    private final JdbcClient jdbc;
    private final KpiCubes cubes;
    private final FeedbackFigures feedback;

    ExperienceFigures(JdbcClient jdbc, KpiCubes cubes, FeedbackFigures feedback) {
        this.jdbc = jdbc;
        this.cubes = cubes;
        this.feedback = feedback;
    }

    Experience compute(FigureFilter filter, MeasuredKpis kpis) {
        var shares = shares(filter);
        return new Experience(
                shares.get(0),
                shares.subList(1, shares.size()),
                kpis.figure(KpiIds.RECOVERY_HOURS),
                feedback.openRecoveries(filter),
                feedback.latest(filter));
    }

    /** All touchpoints together, then each by its name. */
    List<Experience.FeedbackShares> shares(FigureFilter filter) {
        var touchpoints = tallies(filter);
        var total = new HashMap<String, Tally>();
        touchpoints
                .values()
                .forEach(touchpoint -> touchpoint.forEach((kpi, tally) ->
                        total.computeIfAbsent(kpi, none -> new Tally()).add(tally)));
        var rows = new ArrayList<Experience.FeedbackShares>();
        rows.add(shares(null, total));
        touchpoints.forEach((touchpoint, tallies) -> rows.add(shares(touchpoint, tallies)));
        return rows;
    }

    private static Experience.FeedbackShares shares(String touchpoint, Map<String, Tally> tallies) {
        var asked = tallies.getOrDefault(KpiIds.FEEDBACK_ANSWERED, new Tally());
        return new Experience.FeedbackShares(
                touchpoint,
                asked.count(),
                share(tallies, KpiIds.FEEDBACK_DISSATISFIED, asked),
                share(tallies, KpiIds.FEEDBACK_SATISFIED, asked),
                share(tallies, KpiIds.FEEDBACK_VERY_SATISFIED, asked),
                Figure.share(asked.count() - asked.total(), asked.count()));
    }

    private static Double share(Map<String, Tally> tallies, String kpi, Tally asked) {
        return Figure.share(tallies.getOrDefault(kpi, new Tally()).total(), asked.count());
    }

    private Map<String, Map<String, Tally>> tallies(FigureFilter filter) {
        var cube = cubes.of(filter);
        var touchpoints = new TreeMap<String, Map<String, Tally>>();
        jdbc.sql("select kpi, outcome, bucket, sum(n) as n, sum(total) as total from " + cube.sql()
                        + " cube where kpi in (:kpis) group by kpi, outcome, bucket having sum(n) <> 0")
                .params(cube.params())
                .param(
                        "kpis",
                        Set.of(
                                KpiIds.FEEDBACK_ANSWERED,
                                KpiIds.FEEDBACK_DISSATISFIED,
                                KpiIds.FEEDBACK_SATISFIED,
                                KpiIds.FEEDBACK_VERY_SATISFIED))
                .query(row -> {
                    touchpoints
                            .computeIfAbsent(row.getString("outcome"), none -> new HashMap<>())
                            .computeIfAbsent(row.getString("kpi"), none -> new Tally())
                            .add(row.getInt("bucket"), row.getLong("n"), row.getBigDecimal("total"));
                });
        return touchpoints;
    }
}
