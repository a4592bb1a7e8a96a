package org.ostopolku.analytics.attention;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ostopolku.process.kpi.KpiCatalogue;
import org.ostopolku.process.kpi.KpiDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes the KPIs that have a limit, from the ledger's rows of the last thirty whole days before today. */
@Component
class RecentFigures {

    static final int DAYS = 30;

    private final KpiCatalogue kpis;
    private final JdbcClient jdbc;
    private final Clock clock;

    RecentFigures(KpiCatalogue kpis, JdbcClient jdbc, Clock clock) {
        this.kpis = kpis;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<RecentFigure> computeLimited() {
        var limited = kpis.all().stream().filter(kpi -> kpi.limit() != null).toList();
        var logged = limited.isEmpty() ? Map.<String, Logged>of() : logged(limited);
        return limited.stream()
                .map(kpi -> logged.getOrDefault(kpi.id(), Logged.NOTHING).figure(kpi))
                .toList();
    }

    private Map<String, Logged> logged(List<KpiDefinition> limited) {
        var today = LocalDate.now(clock);
        var logged = new HashMap<String, Logged>();
        jdbc.sql("""
                        select kpi, count(*) as n, sum(kpi_value) as total,
                            percentile_cont(0.5) within group (order by kpi_value) as middle
                        from kpi_record
                        where kpi in (:kpis) and recorded_at >= :begin and recorded_at < :end
                        group by kpi
                        """)
                .param("kpis", limited.stream().map(KpiDefinition::id).toList())
                .param("begin", begin(today.minusDays(DAYS)))
                .param("end", begin(today))
                .query(row -> {
                    logged.put(
                            row.getString("kpi"),
                            new Logged(row.getLong("n"), row.getBigDecimal("total"), row.getDouble("middle")));
                });
        return logged;
    }

    private OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private record Logged(long n, BigDecimal total, double middle) {

        private static final Logged NOTHING = new Logged(0, BigDecimal.ZERO, 0);

        private RecentFigure figure(KpiDefinition kpi) {
            return new RecentFigure(kpi, n, value(kpi));
        }

        private Double value(KpiDefinition kpi) {
            if (kpi.isSum()) {
                return total.doubleValue();
            }
            if (n == 0) {
                return null;
            }
            return kpi.measure() == KpiDefinition.Measure.MEDIAN ? middle : total.doubleValue() / n;
        }
    }

    /**
     * A KPI over the last days.
     *
     * @param values number of logged values
     * @param value their sum, mean or median; null for a mean or median without values
     */
    record RecentFigure(KpiDefinition kpi, long values, Double value) {

        /** The fewest values that raise an alert. */
        private static final int MIN_VALUES = 5;

        boolean raisesAlert() {
            return values >= MIN_VALUES && kpi.isWorse(value, kpi.limit());
        }

        /** Too few values do not end an alert; a sum ends it with any number of values. */
        boolean endsAlert() {
            return (values >= MIN_VALUES || kpi.isSum()) && !kpi.isWorse(value, kpi.limit());
        }
    }
}
