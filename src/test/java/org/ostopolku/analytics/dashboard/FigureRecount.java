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
 * Figures counted one by one from historic events; null without events.
 *
 * @param all the events by KPI
 * @param owners only customers of these owners, empty for no owner; null for all customers
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

    FigureRecount withPeriod(LocalDate otherFrom, LocalDate otherTo) {
        return new FigureRecount(all, otherFrom, otherTo, segment, productCategory, owner, model, owners);
    }

    FigureRecount withCategoryAndSegment(String otherCategory, String otherSegment) {
        return new FigureRecount(all, from, to, otherSegment, otherCategory, owner, model, owners);
    }

    /** The period before: as many whole months, or as many days. */
    FigureRecount forPeriodBefore() {
        if (from.getDayOfMonth() == 1) {
            var months = ChronoUnit.MONTHS.between(from, to.plusMonths(1).withDayOfMonth(1));
            return withPeriod(from.minusMonths(months), from.minusDays(1));
        }
        return withPeriod(from.minusDays(ChronoUnit.DAYS.between(from, to) + 1), from.minusDays(1));
    }

    boolean includes(HistoricEvent one) {
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

    Stream<HistoricEvent> events(String kpi) {
        return all.getOrDefault(kpi, List.of()).stream().filter(this::includes).filter(this::isWithin);
    }

    Stream<HistoricEvent> events(String kpi, Predicate<HistoricEvent> condition) {
        return events(kpi).filter(condition);
    }

    double count(String kpi, Predicate<HistoricEvent> condition) {
        return events(kpi, condition).count();
    }

    long count(String kpi) {
        return events(kpi).count();
    }

    double sum(String kpi) {
        return events(kpi).mapToDouble(HistoricEvent::value).sum();
    }

    Double mean(String kpi) {
        return count(kpi) == 0 ? null : Double.valueOf(sum(kpi) / count(kpi));
    }

    /** The smallest value that is not exceeded by this share of the values. */
    static Double percentile(Stream<HistoricEvent> condition, double share) {
        var values = condition.map(HistoricEvent::value).sorted().toList();
        return values.isEmpty() ? null : values.get((int) Math.ceil(share * values.size()) - 1);
    }

    /** The balance of a book at the end of the period. */
    double book(String kpi) {
        return withPeriod(LocalDate.EPOCH, to).sum(kpi);
    }

    boolean isEmpty(Set<String> kpis) {
        return kpis.stream().allMatch(kpi -> count(kpi) == 0);
    }

    /** How often each outgoing flow of a decision was taken. */
    TreeMap<String, Long> ways(String process, String element) {
        return events(
                        KpiIds.CUSTOMER_DECISION,
                        one -> one.process().equals(process) && one.element().equals(element))
                .collect(Collectors.groupingBy(HistoricEvent::outcome, TreeMap::new, Collectors.counting()));
    }
}
