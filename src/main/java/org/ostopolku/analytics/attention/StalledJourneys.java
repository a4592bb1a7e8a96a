package org.ostopolku.analytics.attention;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ostopolku.process.kpi.Buckets;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds open journeys that are in a stage for too long, or that have an unanswered signal. */
@Component
class StalledJourneys {

    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    /** The bucket of the 90th percentile of the days in each stage; stages with fewer than five stays are left out. */
    private static final String LIMITS = """
            select stage, min(bucket) as bucket
            from (select stage, bucket, sum(sum(n)) over (partition by stage order by bucket) as so_far,
                    sum(sum(n)) over (partition by stage) as all_stays
                from %s cube where kpi = :kpi group by stage, bucket) stays
            where so_far >= 0.9 * all_stays and all_stays >= 5 group by stage
            """;

    private static final String UNANSWERED = "path.last_signal_at is not null"
            + " and (path.last_touchpoint_at is null or path.last_touchpoint_at < path.last_signal_at)";

    private final JdbcClient jdbc;
    private final KpiCubes cubes;
    private final Clock clock;

    StalledJourneys(JdbcClient jdbc, KpiCubes cubes, Clock clock) {
        this.jdbc = jdbc;
        this.cubes = cubes;
        this.clock = clock;
    }

    /** The 90th percentile of the days in each stage, of the filter's customers in its period. */
    Map<String, Double> limitDays(FigureFilter filter) {
        var cube = cubes.of(filter);
        var limits = new TreeMap<String, Double>();
        jdbc.sql(LIMITS.formatted(cube.sql()))
                .params(cube.params())
                .param("kpi", KpiIds.STAGE_DAYS)
                .query(row -> {
                    limits.put(row.getString("stage"), Buckets.middle(row.getInt("bucket")));
                });
        return limits;
    }

    StalledJourney.Page pastLimit(FigureFilter filter, Map<String, Double> limitDays, int skipped, int size) {
        var conditions = new ArrayList<>(List.of("1 = 0"));
        var params = new HashMap<String, Object>();
        limitDays.forEach((stage, days) -> {
            conditions.add("path.place = :%1$sPlace and path.since < :%1$sSince".formatted(stage));
            params.put(stage + "Place", stage);
            params.put(stage + "Since", OffsetDateTime.now(clock).minusSeconds(Math.round(days * SECONDS_PER_DAY)));
        });
        return find("(" + String.join(" or ", conditions) + ")", params, "since", filter, skipped, size);
    }

    /** Journeys whose last signal came after the last touchpoint. */
    StalledJourney.Page unanswered(FigureFilter filter, int skipped, int size) {
        return find(UNANSWERED, Map.of(), "last_signal_at", filter, skipped, size);
    }

    private StalledJourney.Page find(
            String condition, Map<String, Object> params, String when, FigureFilter filter, int skipped, int size) {
        var filterCondition = FilterCondition.of(filter, "path");
        var from = " from open_journey path where " + condition + filterCondition.more();
        long total = jdbc.sql("select count(*)" + from)
                .params(params)
                .params(filterCondition.params())
                .query(Long.class)
                .single();
        var found = jdbc.sql("select journey, owner, place, since, " + when + " as happened" + from
                        + " order by happened, journey offset :skipped rows fetch next :size rows only")
                .params(params)
                .params(filterCondition.params())
                .param("skipped", skipped)
                .param("size", size)
                .query(StalledJourney.class)
                .list();
        return new StalledJourney.Page(total, found);
    }
}
