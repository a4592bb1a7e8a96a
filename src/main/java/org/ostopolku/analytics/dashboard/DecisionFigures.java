package org.ostopolku.analytics.dashboard;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.figures.Labels;
import org.ostopolku.analytics.figures.ModelLabels;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the customers decided, and why. */
@Component
class DecisionFigures {

    private final JdbcClient jdbc;
    private final KpiCubes cubes;

    DecisionFigures(JdbcClient jdbc, KpiCubes cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    /** Those that the newest models ask, and those of older ones that were made in the period. */
    List<DecisionFigure> of(ComparedPeriods question, Labels words) {
        var now = taken(question.filter());
        var before = taken(question.before());
        return words.decisions().stream()
                .filter(asked -> asked.isAsked() || now.containsKey(gateway(asked)))
                .map(asked -> figure(
                        asked,
                        words,
                        now.getOrDefault(gateway(asked), new Taken()),
                        before.isEmpty() ? null : before.getOrDefault(gateway(asked), new Taken())))
                .toList();
    }

    /** A row for each answer, and for each reason of it; those without a reason are a row of their own. */
    List<DecisionFigure.Row> rows(ComparedPeriods question, Labels words) {
        return of(question, words).stream()
                .flatMap(decision -> decision.ways().stream().flatMap(way -> rows(decision, way)))
                .toList();
    }

    private static Stream<DecisionFigure.Row> rows(DecisionFigure decision, DecisionFigure.Way way) {
        long reasons =
                way.reasons().stream().mapToLong(DecisionFigure.Reason::count).sum();
        long others = way.count().value().longValue() - reasons;
        var rest = new DecisionFigure.Reason(null, null, others);
        return Stream.concat(way.reasons().stream(), others > 0 || reasons == 0 ? Stream.of(rest) : Stream.empty())
                .map(reason -> new DecisionFigure.Row(
                        decision.model(),
                        decision.modelName(),
                        decision.stage(),
                        decision.element(),
                        decision.question(),
                        way.flow(),
                        way.answer(),
                        reason.reason(),
                        reason.name(),
                        reason.count(),
                        Figure.share(reason.count(), decision.count().value())));
    }

    private static DecisionFigure figure(Labels.Asked asked, Labels words, Taken now, Taken before) {
        return new DecisionFigure(
                asked.model().process(),
                asked.model().name(),
                asked.model().stage(),
                asked.decision().element(),
                asked.decision().question(),
                new Figure((double) now.count(), before == null ? null : (double) before.count(), null, null),
                asked.ways().stream()
                        .filter(way -> asked.decision().ways().contains(way) || now.count(way.flow()) > 0)
                        .map(way -> way(way, words, now, before))
                        .toList());
    }

    private static DecisionFigure.Way way(ModelLabels.Way way, Labels words, Taken now, Taken before) {
        var choices = way.reason() == null ? List.<Choice>of() : words.fields().getOrDefault(way.reason(), List.of());
        return new DecisionFigure.Way(
                way.flow(),
                way.answer(),
                new Figure(
                        (double) now.count(way.flow()),
                        before == null ? null : (double) before.count(way.flow()),
                        null,
                        null),
                new Figure(now.share(way.flow()), before == null ? null : before.share(way.flow()), null, null),
                now.reasons(way.flow()).entrySet().stream()
                        .filter(reason -> !reason.getKey().isEmpty())
                        .map(reason -> new DecisionFigure.Reason(
                                reason.getKey(), Choice.name(choices, reason.getKey()), reason.getValue()))
                        .sorted(Comparator.comparingLong(DecisionFigure.Reason::count)
                                .reversed())
                        .toList());
    }

    private static List<String> gateway(Labels.Asked asked) {
        return List.of(asked.model().process(), asked.decision().element());
    }

    private Map<List<String>, Taken> taken(FigureFilter filter) {
        var cube = cubes.of(filter);
        var taken = new HashMap<List<String>, Taken>();
        jdbc.sql("select process_key, element, outcome, reason, sum(n) as n from " + cube.sql()
                        + " cube where kpi = 'customer-decision'"
                        + " group by process_key, element, outcome, reason having sum(n) <> 0")
                .params(cube.params())
                .query(row -> {
                    taken.computeIfAbsent(
                                    List.of(row.getString("process_key"), row.getString("element")),
                                    none -> new Taken())
                            .ways
                            .computeIfAbsent(row.getString("outcome"), none -> new TreeMap<>())
                            .put(row.getString("reason"), row.getLong("n"));
                });
        return taken;
    }

    /** How often each way out of a decision was taken, by reason. */
    private static final class Taken {

        private final Map<String, Map<String, Long>> ways = new HashMap<>();

        private Map<String, Long> reasons(String flow) {
            return ways.getOrDefault(flow, Map.of());
        }

        private long count(String flow) {
            return reasons(flow).values().stream().mapToLong(Long::longValue).sum();
        }

        private long count() {
            return ways.keySet().stream().mapToLong(this::count).sum();
        }

        private Double share(String flow) {
            return Figure.share(count(flow), count());
        }
    }
}
