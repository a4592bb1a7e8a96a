package org.ostopolku.analytics.dashboard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.figures.Labels;
import org.ostopolku.analytics.figures.ModelLabels;
import org.ostopolku.analytics.figures.StageTransitions;
import org.ostopolku.analytics.figures.StageTransitions.Step;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.ostopolku.process.model.ProcessTitle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the customers are now, and how those who were in a stage left it. */
@Component
class StageFigures {

    private final JdbcClient jdbc;
    private final KpiCubes cubes;

    StageFigures(JdbcClient jdbc, KpiCubes cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    /** Counts the open journeys of each place now: a stage, or nurture. */
    Map<String, Long> countByPlace(FigureFilter filter) {
        var places = new HashMap<String, Long>();
        var condition = FilterCondition.of(filter, "path");
        jdbc.sql("select place, count(*) as n from open_journey path" + condition.where() + " group by place")
                .params(condition.params())
                .query(row -> {
                    places.put(row.getString("place"), row.getLong("n"));
                });
        return places;
    }

    /** The stages without their KPIs. */
    List<StageColumn> compute(ComparedPeriods periods, Labels labels) {
        return compute(periods, labels, List.of(), countByPlace(periods.filter()));
    }

    /** @param open how many journeys are open in each stage */
    List<StageColumn> compute(ComparedPeriods periods, Labels labels, List<KpiFigure> kpis, Map<String, Long> open) {
        var now = transitions(periods.filter());
        var before = transitions(periods.before());
        return Stage.IDS.stream()
                .map(stage -> column(
                        labels.stage(stage),
                        stage,
                        open.getOrDefault(stage, 0L),
                        now.getOrDefault(stage, new StageTransitions()),
                        before.isEmpty()
                                ? Optional.empty()
                                : Optional.of(before.getOrDefault(stage, new StageTransitions())),
                        kpis.stream().filter(kpi -> kpi.stage().equals(stage)).toList()))
                .toList();
    }

    private static StageColumn column(
            Optional<ModelLabels> model,
            String stage,
            long open,
            StageTransitions now,
            Optional<StageTransitions> before,
            List<KpiFigure> kpis) {
        return new StageColumn(
                stage,
                model.map(ModelLabels::name).orElseGet(() -> ProcessTitle.toText(stage)),
                model.map(ModelLabels::doing).orElseGet(() -> ProcessTitle.toText(stage)),
                model.map(ModelLabels::question).orElse(null),
                open,
                Figure.of(now, before, way -> way.count(Step.ENTERED), Figure.UP),
                Figure.of(now, before, way -> way.count(Step.MOVED_ON), Figure.UP),
                Figure.of(now, before, way -> way.count(Step.NURTURED), null),
                Figure.of(now, before, way -> way.count(Step.LEFT), Figure.DOWN),
                Figure.of(now, before, way -> way.count(Step.MOVED), null),
                Figure.of(now, before, StageTransitions::movedOnShare, Figure.UP),
                Figure.of(now, before, StageTransitions::medianDays, Figure.DOWN),
                Figure.of(now, before, StageTransitions::p90Days, Figure.DOWN),
                kpis);
    }

    private Map<String, StageTransitions> transitions(FigureFilter filter) {
        var cube = cubes.of(filter);
        var transitions = new HashMap<String, StageTransitions>();
        jdbc.sql("select kpi, stage, outcome, reason, bucket, sum(n) as n from " + cube.sql()
                        + " cube where kpi in (:kpis) group by kpi, stage, outcome, reason, bucket having sum(n) <> 0")
                .params(cube.params())
                .param("kpis", Set.of(KpiIds.STAGE_ENTERED, KpiIds.STAGE_LEFT, KpiIds.STAGE_DAYS))
                .query(row -> {
                    transitions
                            .computeIfAbsent(row.getString("stage"), none -> new StageTransitions())
                            .add(
                                    row.getString("kpi"),
                                    row.getString("outcome"),
                                    row.getString("reason"),
                                    row.getInt("bucket"),
                                    row.getLong("n"));
                });
        return transitions;
    }
}
