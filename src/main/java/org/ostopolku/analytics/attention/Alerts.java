package org.ostopolku.analytics.attention;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ostopolku.analytics.attention.RecentFigures.RecentFigure;
import org.ostopolku.process.kpi.KpiCatalogue;
import org.ostopolku.process.kpi.KpiDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The alerts in table {@code kpi_alert}: for each KPI its last alert. */
@Component
class Alerts {

    private final KpiCatalogue kpis;
    private final JdbcClient jdbc;
    private final Clock clock;

    Alerts(KpiCatalogue kpis, JdbcClient jdbc, Clock clock) {
        this.kpis = kpis;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The open alerts, the oldest first. */
    List<Alert> open() {
        return find(Row::isOpen);
    }

    /** The alerts that began or ended at the last change, and the other open alerts. */
    Changes readLastChanges() {
        var last = rows().stream()
                .map(Row::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return new Changes(
                find(row -> row.isOpen() && row.changedAt().equals(last)),
                find(row -> !row.isOpen() && row.changedAt().equals(last)),
                find(row -> row.isOpen() && !row.changedAt().equals(last)));
    }

    /**
     * Raises the alerts of the KPIs that are past their limits, and ends the alerts of KPIs that are within their limits again
     * or have no limit any more.
     *
     * @return whether an alert has begun or ended
     */
    boolean compare(List<RecentFigure> figures) {
        var before = rows().stream().filter(Row::isOpen).map(Row::kpi).collect(Collectors.toSet());
        figures.forEach(figure -> compare(figure, before.contains(figure.kpi().id())));
        var limited = figures.stream().map(figure -> figure.kpi().id()).collect(Collectors.toSet());
        before.stream().filter(kpi -> !limited.contains(kpi)).forEach(this::end);
        var after = rows().stream().filter(Row::isOpen).map(Row::kpi).collect(Collectors.toSet());
        return !after.equals(before);
    }

    private void compare(RecentFigure figure, boolean isOpen) {
        if (isOpen) {
            update(figure);
            if (figure.endsAlert()) {
                end(figure.kpi().id());
            }
        } else if (figure.raisesAlert()) {
            raise(figure);
        }
    }

    private void raise(RecentFigure figure) {
        jdbc.sql("delete from kpi_alert where kpi = :kpi")
                .param("kpi", figure.kpi().id())
                .update();
        jdbc.sql("""
                        insert into kpi_alert (kpi, kpi_value, kpi_limit, since, changed_at)
                        values (:kpi, :value, :limit, :now, :now)
                        """)
                .param("kpi", figure.kpi().id())
                .param("value", figure.value())
                .param("limit", figure.kpi().limit())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private void update(RecentFigure figure) {
        jdbc.sql("""
                        update kpi_alert set kpi_value = coalesce(:value, kpi_value), kpi_limit = :limit
                        where kpi = :kpi
                        """)
                .param("kpi", figure.kpi().id())
                .param("value", figure.value())
                .param("limit", figure.kpi().limit())
                .update();
    }

    private void end(String kpi) {
        jdbc.sql("update kpi_alert set ended_at = :now, changed_at = :now where kpi = :kpi")
                .param("kpi", kpi)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private List<Alert> find(Predicate<Row> wanted) {
        var catalogue = kpis.all().stream().collect(Collectors.toMap(KpiDefinition::id, Function.identity()));
        return rows().stream()
                .filter(wanted)
                .map(row -> row.alert(catalogue))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Row> rows() {
        return jdbc.sql("select * from kpi_alert order by since, kpi")
                .query((row, number) -> new Row(
                        row.getString("kpi"),
                        row.getDouble("kpi_value"),
                        row.getDouble("kpi_limit"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getObject("ended_at") == null))
                .list();
    }

    /** @param lasting open alerts that began before the last change */
    record Changes(List<Alert> begun, List<Alert> ended, List<Alert> lasting) {}

    private record Row(String kpi, double value, double limit, Instant since, Instant changedAt, boolean isOpen) {

        /** Null if the KPI was removed from the catalogue. */
        private Alert alert(Map<String, KpiDefinition> catalogue) {
            var definition = catalogue.get(kpi);
            return definition == null
                    ? null
                    : new Alert(
                            kpi,
                            definition.name(),
                            definition.stage(),
                            definition.unit().id(),
                            value,
                            limit,
                            definition.good().id(),
                            since);
        }
    }
}
