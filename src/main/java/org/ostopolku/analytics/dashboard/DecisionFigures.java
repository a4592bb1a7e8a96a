package org.ostopolku.analytics.dashboard;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ostopolku.analytics.figures.Choice;
import org.ostopolku.analytics.figures.ComparedPeriods;
import org.ostopolku.analytics.figures.Figure;
import org.ostopolku.analytics.figures.Labels;
import org.ostopolku.analytics.figures.ModelLabels;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How customers decided at the gateways, with their reasons. */
@Component
class DecisionFigures {

    private final JdbcClient jdbc;
    private final KpiCubes cubes;

    DecisionFigures(JdbcClient jdbc, KpiCubes cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    /** The decisions of the newest models, and those of older models that were made in the period. */
    List<DecisionFigure> compute(ComparedPeriods periods, Labels labels) {
        var now = counts(periods.filter());
        var before = counts(periods.before());
        return labels.decisions().stream()
                .filter(decision -> decision.isInNewest() || now.containsKey(gateway(decision)))
                .map(decision -> figure(
                        decision,
                        labels,
                        now.getOrDefault(gateway(decision), new Counts()),
                        before.isEmpty()
                                ? Optional.empty()
                                : Optional.of(before.getOrDefault(gateway(decision), new Counts()))))
                .toList();
    }

    /** One row for each answer and reason; the answers without a reason are one row. */
    List<DecisionFigure.Row> rows(ComparedPeriods periods, Labels labels) {
        return compute(periods, labels).stream()
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

    private static DecisionFigure figure(
            Labels.DeployedDecision deployed, Labels labels, Counts now, Optional<Counts> before) {
        return new DecisionFigure(
                deployed.model().process(),
                deployed.model().name(),
                deployed.model().stage(),
                deployed.decision().element(),
                deployed.decision().question(),
                Figure.of(now, before, Counts::count, null),
                deployed.ways().stream()
                        .filter(way -> deployed.decision().ways().contains(way) || now.count(way.flow()) > 0)
                        .map(way -> way(way, labels, now, before))
                        .toList());
    }

    private static DecisionFigure.Way way(ModelLabels.Way way, Labels labels, Counts now, Optional<Counts> before) {
        var choices = way.reason() == null ? List.<Choice>of() : labels.fields().getOrDefault(way.reason(), List.of());
        return new DecisionFigure.Way(
                way.flow(),
                way.answer(),
                Figure.of(now, before, counts -> counts.count(way.flow()), null),
                Figure.of(now, before, counts -> counts.share(way.flow()), null),
                now.reasons(way.flow()).entrySet().stream()
                        .filter(reason -> !reason.getKey().isEmpty())
                        .map(reason -> new DecisionFigure.Reason(
                                reason.getKey(), Choice.name(choices, reason.getKey()), reason.getValue()))
                        .sorted(Comparator.comparingLong(DecisionFigure.Reason::count)
                                .reversed())
                        .toList());
    }

    private static List<String> gateway(Labels.DeployedDecision deployed) {
        return List.of(deployed.model().process(), deployed.decision().element());
    }

    private Map<List<String>, Counts> counts(FigureFilter filter) {
        var cube = cubes.of(filter);
        var counts = new HashMap<List<String>, Counts>();
        jdbc.sql("select process_key, element, outcome, reason, sum(n) as n from " + cube.sql()
                        + " cube where kpi = :kpi"
                        + " group by process_key, element, outcome, reason having sum(n) <> 0")
                .params(cube.params())
                .param("kpi", KpiIds.CUSTOMER_DECISION)
                .query(row -> {
                    counts.computeIfAbsent(
                                    List.of(row.getString("process_key"), row.getString("element")),
                                    none -> new Counts())
                            .flows
                            .computeIfAbsent(row.getString("outcome"), none -> new TreeMap<>())
                            .put(row.getString("reason"), row.getLong("n"));
                });
        return counts;
    }

    /** How often each outgoing flow of a gateway was taken, by reason. */
    private static final class Counts {

        private final Map<String, Map<String, Long>> flows = new HashMap<>();

        private Map<String, Long> reasons(String flow) {
            return flows.getOrDefault(flow, Map.of());
        }

        private long count(String flow) {
            return reasons(flow).values().stream().mapToLong(Long::longValue).sum();
        }

        private long count() {
            return flows.keySet().stream().mapToLong(this::count).sum();
        }

        private Double share(String flow) {
            return Figure.share(count(flow), count());
        }
    }
}
