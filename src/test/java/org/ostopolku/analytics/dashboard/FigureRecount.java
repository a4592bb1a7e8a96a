package org.ostopolku.analytics.dashboard;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ostopolku.process.kpi.KpiIds;

/**
 * Figures counted one by one from what happened; null where there is nothing to tell.
 *
 * @param all what happened, by KPI
 * @param owners whose customers count, the empty one for nobody's; null for everybody's
 */
public record FigureRecount(
        Map<String, List<HistoricEvent>> all,
        LocalDate from,
        LocalDate to,
        String segment,
        String productCategory,
        String owner,
        String model,
        Set<String> owners) {

    public static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

    FigureRecount in(LocalDate otherFrom, LocalDate otherTo) {
        return new FigureRecount(all, otherFrom, otherTo, segment, productCategory, owner, model, owners);
    }

    FigureRecount of(String otherCategory, String otherSegment) {
        return new FigureRecount(all, from, to, otherSegment, otherCategory, owner, model, owners);
    }

    /** The period before: as many whole months, or as many days. */
    FigureRecount before() {
        if (from.getDayOfMonth() == 1) {
            var months = ChronoUnit.MONTHS.between(from, to.plusMonths(1).withDayOfMonth(1));
            return in(from.minusMonths(months), from.minusDays(1));
        }
        return in(from.minusDays(ChronoUnit.DAYS.between(from, to) + 1), from.minusDays(1));
    }

    boolean concerns(HistoricEvent one) {
        return (segment == null || one.fact("segment").equals(segment))
                && (productCategory == null || one.fact("productCategory").equals(productCategory))
                && (owner == null || one.fact("owner").equals(owner))
                && (owners == null || owners.contains(one.fact("owner")))
                && (model == null || model.equals(one.process() + ":" + one.version()));
    }

    private boolean isWithin(HistoricEvent one) {
        var day = one.at().atZone(ZONE).toLocalDate();
        return !day.isBefore(from) && !day.isAfter(to);
    }

    Stream<HistoricEvent> of(String kpi) {
        return all.getOrDefault(kpi, List.of()).stream().filter(this::concerns).filter(this::isWithin);
    }

    Stream<HistoricEvent> of(String kpi, Predicate<HistoricEvent> which) {
        return of(kpi).filter(which);
    }

    double count(String kpi, Predicate<HistoricEvent> which) {
        return of(kpi, which).count();
    }

    long count(String kpi) {
        return of(kpi).count();
    }

    double sum(String kpi) {
        return of(kpi).mapToDouble(HistoricEvent::value).sum();
    }

    Double mean(String kpi) {
        return count(kpi) == 0 ? null : Double.valueOf(sum(kpi) / count(kpi));
    }

    /** The smallest value that so large a share does not exceed. */
    static Double percentile(Stream<HistoricEvent> which, double share) {
        var values = which.map(HistoricEvent::value).sorted().toList();
        return values.isEmpty() ? null : values.get((int) Math.ceil(share * values.size()) - 1);
    }

    /** What a book holds at the end of the period. */
    double book(String kpi) {
        return in(LocalDate.EPOCH, to).sum(kpi);
    }

    boolean isEmpty(Set<String> kpis) {
        return kpis.stream().allMatch(kpi -> count(kpi) == 0);
    }

    /** How often each way out of a decision was taken. */
    TreeMap<String, Long> ways(String process, String element) {
        return of(
                        KpiIds.CUSTOMER_DECISION,
                        one -> one.process().equals(process) && one.element().equals(element))
                .collect(Collectors.groupingBy(HistoricEvent::outcome, TreeMap::new, Collectors.counting()));
    }
}
