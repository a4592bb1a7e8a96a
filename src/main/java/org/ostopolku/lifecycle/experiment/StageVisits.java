package org.ostopolku.lifecycle.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ostopolku.lifecycle.experiment.StageVisit.Exit;
import org.ostopolku.lifecycle.experiment.StageVisit.Satisfaction;
import org.ostopolku.lifecycle.experiment.StageVisitQueries.Entry;
import org.ostopolku.lifecycle.experiment.StageVisitQueries.Logged;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.Elapsed;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.StageExit;

/** Derives visits from the ledger, up to the end of the watched period, so that all journeys had equal time. */
final class StageVisits {

    private final Map<String, List<Logged>> orders;
    private final Map<String, List<Logged>> answers;
    private final Duration watched;

    StageVisits(List<Logged> orders, List<Logged> answers, int days) {
        this.orders = orders.stream().collect(Collectors.groupingBy(Logged::journey));
        this.answers = answers.stream().collect(Collectors.groupingBy(Logged::journey));
        this.watched = Duration.ofDays(days);
    }

    StageVisit read(Entry entry) {
        var end = entry.entered().plus(watched);
        var isGone = entry.gone() != null && !entry.gone().isAfter(end);
        var ordered = within(orders, entry, end);
        return new StageVisit(
                entry.version(),
                isGone ? exit(entry) : Exit.NONE,
                isGone ? Elapsed.days(entry.entered(), entry.gone()) : Double.POSITIVE_INFINITY,
                within(answers, entry, end).stream()
                        .map(StageVisits::satisfaction)
                        .max(Comparator.naturalOrder())
                        .orElse(Satisfaction.NOT_ASKED),
                ordered.stream().anyMatch(one -> one.kpi().equals(KpiIds.ORDERS)),
                ordered.stream()
                        .filter(one -> one.kpi().equals(KpiIds.ORDER_BOOK))
                        .mapToDouble(Logged::value)
                        .sum());
    }

    private static List<Logged> within(Map<String, List<Logged>> logged, Entry entry, Instant end) {
        return logged.getOrDefault(entry.journey(), List.of()).stream()
                .filter(one -> !one.at().isBefore(entry.entered()) && !one.at().isAfter(end))
                .toList();
    }

    private static Exit exit(Entry entry) {
        if (StageExit.MOVED.equals(entry.reason())) {
            return Exit.MOVED;
        }
        if (JourneyProcess.NURTURE.equals(entry.outcome())) {
            return Exit.NURTURE;
        }
        return Stage.exists(entry.outcome()) ? Exit.ON : Exit.LEFT;
    }

    private static Satisfaction satisfaction(Logged answer) {
        return switch (answer.kpi()) {
            case KpiIds.FEEDBACK_DISSATISFIED -> Satisfaction.DISSATISFIED;
            case KpiIds.FEEDBACK_SATISFIED -> Satisfaction.SATISFIED;
            case KpiIds.FEEDBACK_VERY_SATISFIED -> Satisfaction.VERY_SATISFIED;
            default -> Satisfaction.UNANSWERED;
        };
    }
}
