package org.ostopolku.analytics.dashboard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.figures.Labels;
import org.ostopolku.analytics.figures.ModelLabels;
import org.ostopolku.analytics.figures.StageTransitions;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the customers are, and what became of those who were in a stage. */
@Component
class StageFigures {

    private final JdbcClient jdbc;
    private final KpiCubes cubes;

    StageFigures(JdbcClient jdbc, KpiCubes cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    /**
     * @param kpis those of the stages
     * @param now how many customers are in each stage
     */
    List<StageColumn> of(ComparedPeriods question, Labels words, List<KpiFigure> kpis, Map<String, Long> now) {
        var passages = passages(question.filter());
        var before = passages(question.before());
        return Labels.STAGES.stream()
                .map(stage -> column(
                        words.stage(stage),
                        stage,
                        now.getOrDefault(stage, 0L),
                        passages.getOrDefault(stage, new StageTransitions()),
                        before.isEmpty()
                                ? Optional.empty()
                                : Optional.of(before.getOrDefault(stage, new StageTransitions())),
                        kpis.stream().filter(kpi -> kpi.stage().equals(stage)).toList()))
                .toList();
    }

    private static StageColumn column(
            Optional<ModelLabels> model,
            String stage,
            long customers,
            StageTransitions now,
            Optional<StageTransitions> before,
            List<KpiFigure> kpis) {
        return new StageColumn(
                stage,
                model.map(ModelLabels::ours).orElseGet(() -> Choice.words(stage)),
                model.map(ModelLabels::doing).orElseGet(() -> Choice.words(stage)),
                model.map(ModelLabels::question).orElse(null),
                customers,
                Figure.of(now, before, StageTransitions::entered, Figure.UP),
                Figure.of(now, before, StageTransitions::goneOn, Figure.UP),
                Figure.of(now, before, StageTransitions::nurtured, null),
                Figure.of(now, before, StageTransitions::left, Figure.DOWN),
                Figure.of(now, before, StageTransitions::moved, null),
                Figure.of(now, before, StageTransitions::onShare, Figure.UP),
                Figure.of(now, before, StageTransitions::medianDays, Figure.DOWN),
                Figure.of(now, before, StageTransitions::p90Days, Figure.DOWN),
                kpis);
    }

    private Map<String, StageTransitions> passages(FigureFilter filter) {
        var cube = cubes.of(filter);
        var passages = new HashMap<String, StageTransitions>();
        jdbc.sql("select kpi, stage, outcome, reason, bucket, sum(n) as n from " + cube.sql()
                        + " cube where kpi in (:kpis) group by kpi, stage, outcome, reason, bucket having sum(n) <> 0")
                .params(cube.params())
                .param("kpis", Set.of(StageTransitions.ENTERED, StageTransitions.LEFT, StageTransitions.DAYS))
                .query(row -> {
                    passages.computeIfAbsent(row.getString("stage"), none -> new StageTransitions())
                            .add(
                                    row.getString("kpi"),
                                    row.getString("outcome"),
                                    row.getString("reason"),
                                    row.getInt("bucket"),
                                    row.getLong("n"));
                });
        return passages;
    }
}
