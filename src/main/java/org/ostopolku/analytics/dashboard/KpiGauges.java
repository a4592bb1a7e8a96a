package org.ostopolku.analytics.dashboard;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ostopolku.process.journey.JourneyProcess;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Exports the KPIs of this month and the open journeys of each stage to Prometheus, computed at most once a minute. */
@Component
class KpiGauges implements MultiCollector {

    private static final Logger LOG = LoggerFactory.getLogger(KpiGauges.class);
    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    private final DashboardService dashboard;
    private final Clock clock;
    private Instant computedAt = Instant.MIN;
    private MetricSnapshots snapshots = MetricSnapshots.of();

    KpiGauges(DashboardService dashboard, Clock clock, ObjectProvider<PrometheusRegistry> registry) {
        this.dashboard = dashboard;
        this.clock = clock;
        registry.ifAvailable(prometheus -> prometheus.register(this));
    }

    /** If the computation fails, returns the last values, so that the other metrics are still exported. */
    @Override
    public synchronized MetricSnapshots collect() {
        var now = clock.instant();
        if (computedAt.isBefore(now.minus(MAX_AGE))) {
            computedAt = now;
            try {
                snapshots = compute();
            } catch (RuntimeException e) {
                LOG.warn("The KPIs for Prometheus cannot be computed; the last values are exported.", e);
            }
        }
        return snapshots;
    }

    private MetricSnapshots compute() {
        var today = LocalDate.now(clock);
        var thisMonth = FigureFilter.of(today.withDayOfMonth(1), today);
        return MetricSnapshots.of(kpis(dashboard.kpis(thisMonth)), customers(dashboard.countByPlace(thisMonth)));
    }

    private static GaugeSnapshot kpis(List<KpiFigure> kpis) {
        var gauge = GaugeSnapshot.builder()
                .name("ostopolku_kpi_value")
                .help("Value of a KPI in the current month, in its unit; a share is 0 to 1.");
        kpis.stream()
                .filter(kpi -> kpi.value() != null)
                .forEach(kpi -> gauge.dataPoint(point(
                        Labels.of("kpi", kpi.kpi(), "stage", kpi.stage(), "unit", kpi.unit(), "kind", kpi.kind()),
                        kpi.value())));
        return gauge.build();
    }

    private static GaugeSnapshot customers(Map<String, Long> places) {
        var gauge = GaugeSnapshot.builder()
                .name("ostopolku_customers")
                .help("How many customers are in each stage now, or kept warm (nurture).");
        Stream.concat(Stage.IDS.stream(), Stream.of(JourneyProcess.NURTURE))
                .forEach(place -> gauge.dataPoint(point(Labels.of("place", place), places.getOrDefault(place, 0L))));
        return gauge.build();
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }
}
