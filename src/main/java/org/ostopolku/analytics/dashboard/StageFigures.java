package org.ostopolku.analytics.dashboard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ostopolku.process.kpi.FigureFilter;
import org.ostopolku.process.kpi.KpiCubes;
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
    List<StageColumn> of(Question question, Words words, List<KpiFigure> kpis, Map<String, Long> now) {
        var passages = passages(question.filter());
        var before = passages(question.before());
        return Words.STAGES.stream()
                .map(stage -> column(
                        words.stage(stage),
                        stage,
                        now.getOrDefault(stage, 0L),
                        passages.getOrDefault(stage, new Passages()),
                        before.isEmpty() ? Optional.empty() : Optional.of(before.getOrDefault(stage, new Passages())),
                        kpis.stream().filter(kpi -> kpi.stage().equals(stage)).toList()))
                .toList();
    }

    private static StageColumn column(
            Optional<ModelWords> model,
            String stage,
            long customers,
            Passages now,
            Optional<Passages> before,
            List<KpiFigure> kpis) {
        return new StageColumn(
                stage,
                model.map(ModelWords::ours).orElseGet(() -> Choice.words(stage)),
                model.map(ModelWords::doing).orElseGet(() -> Choice.words(stage)),
                model.map(ModelWords::question).orElse(null),
                customers,
                Figure.of(now, before, Passages::entered, Figure.UP),
                Figure.of(now, before, Passages::goneOn, Figure.UP),
                Figure.of(now, before, Passages::nurtured, null),
                Figure.of(now, before, Passages::left, Figure.DOWN),
                Figure.of(now, before, Passages::moved, null),
                Figure.of(now, before, Passages::onShare, Figure.UP),
                Figure.of(now, before, Passages::medianDays, Figure.DOWN),
                Figure.of(now, before, Passages::p90Days, Figure.DOWN),
                kpis);
    }

    private Map<String, Passages> passages(FigureFilter filter) {
        var cube = cubes.of(filter);
        var passages = new HashMap<String, Passages>();
        jdbc.sql("select kpi, stage, outcome, reason, bucket, sum(n) as n from " + cube.sql()
                        + " cube where kpi in (:kpis) group by kpi, stage, outcome, reason, bucket having sum(n) <> 0")
                .params(cube.params())
                .param("kpis", Set.of(Passages.ENTERED, Passages.LEFT, Passages.DAYS))
                .query(row -> {
                    passages.computeIfAbsent(row.getString("stage"), none -> new Passages())
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
