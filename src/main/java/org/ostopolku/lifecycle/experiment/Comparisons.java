package org.ostopolku.lifecycle.experiment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ostopolku.lifecycle.experiment.StageComparison.Side;
import org.ostopolku.lifecycle.experiment.StageVisitQueries.Entry;
import org.ostopolku.lifecycle.experiment.StageVisitQueries.Which;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.springframework.stereotype.Component;

/** Compares two versions of a stage. Watches all journeys for the same number of days, so that the newer version is not at a disadvantage. */
@Component
class Comparisons {

    /** The periods to choose from, in days. */
    static final List<Integer> DAYS = List.of(7, 14, 30, 60, 90, 180, 365);

    private static final int USUAL = 30;
    private static final double MOST = 0.9;

    private final StageVisitQueries queries;
    private final Clock clock;

    Comparisons(StageVisitQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /**
     * @param days for how long each journey is watched; null for the period in which 90 % of the first version's journeys left
     * @param experiment only journeys that take part in it; null for all
     */
    StageComparison compare(String stage, int first, int second, Integer days, Long experiment, FigureFilter filter) {
        var which = new Which(stage, List.of(first, second), experiment, filter);
        var entries = queries.entries(which);
        int watched = days == null ? usual(entries, first) : days;
        var visits = new StageVisits(queries.orders(which), queries.answers(which), watched);
        var latest = clock.instant().minus(Duration.ofDays(watched));
        var firstVisits = visits(entries, first, latest, visits);
        var secondVisits = visits(entries, second, latest, visits);
        return new StageComparison(
                stage,
                watched,
                side(entries, first, latest),
                side(entries, second, latest),
                Stream.of(ComparisonMetric.values())
                        .map(metric -> SignificanceText.compare(metric, first, firstVisits, second, secondVisits))
                        .toList(),
                explained(watched, days == null, first, experiment));
    }

    /** Chosen from the first version only, so that the new version does not influence it. */
    private static int usual(List<Entry> entries, int first) {
        var finished = entries.stream()
                .filter(entry -> entry.version() == first && entry.gone() != null)
                .map(entry -> Duration.between(entry.entered(), entry.gone()))
                .sorted()
                .toList();
        return finished.isEmpty()
                ? USUAL
                : DAYS.stream()
                        .filter(days -> finished.get((int) Math.ceil(MOST * finished.size()) - 1)
                                        .compareTo(Duration.ofDays(days))
                                <= 0)
                        .findFirst()
                        .orElse(DAYS.get(DAYS.size() - 1));
    }

    private static List<StageVisit> visits(List<Entry> entries, int version, Instant latest, StageVisits visits) {
        return entries.stream()
                .filter(entry -> entry.version() == version && !entry.changed())
                .filter(entry -> !entry.entered().isAfter(latest))
                .map(visits::read)
                .toList();
    }

    private static Side side(List<Entry> entries, int version, Instant latest) {
        var all = entries.stream().filter(entry -> entry.version() == version).toList();
        var changed = all.stream().filter(Entry::changed).count();
        var recent = all.stream()
                .filter(entry -> !entry.changed() && entry.entered().isAfter(latest))
                .count();
        return new Side(
                version,
                all.size(),
                (int) all.stream().filter(entry -> entry.gone() == null).count(),
                (int) recent,
                (int) changed,
                (int) (all.size() - recent - changed));
    }

    private static List<String> explained(int days, boolean isUsual, int first, Long experiment) {
        return Stream.of(
                        "Each journey counts once, by its first time in the stage in the period and the version it entered with.",
                        "Equal time for both: only journeys that entered at least %d days ago are compared, and of each only what happened within %d days of entering. A newer version would look slower and less successful otherwise."
                                .formatted(days, days),
                        isUsual
                                ? "Within %d days, nine of ten finished visits of version %d were over."
                                        .formatted(days, first)
                                : null,
                        "Journeys that were moved from one version to another on the way belong to neither, and are left out.",
                        "Feedback: a journey that was asked more than once in the stage counts by its least satisfied answer.",
                        experiment == null
                                ? "The versions may have served customers of different times and kinds: what else has changed meanwhile is in the difference too. An experiment rules that out."
                                : "Only journeys of the experiment count: chance alone decided who got which version, at the same time.",
                        "Ranges are 95 % intervals: Wilson's for shares and Newcombe's for their differences, order statistics for days, Student's for means. Of twenty differences without a reason, one seems to be real.")
                .filter(Objects::nonNull)
                .toList();
    }
}
