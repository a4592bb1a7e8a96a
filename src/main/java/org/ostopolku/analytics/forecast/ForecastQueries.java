package org.ostopolku.analytics.forecast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ostopolku.process.journey.Stage;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the data of a forecast: stages entered and left, orders, and the open journeys. */
@Component
class ForecastQueries {

    /** The months before a month from which its forecast is computed. */
    static final int HISTORY_MONTHS = 12;

    /** Journeys that are in their stage for longer are grouped by month, because their probability hardly changes by day. */
    private static final int DAYS_GROUPED_BY_DAY = 90;

    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final Duration HALF_A_MONTH = Duration.ofDays(15);

    private final JdbcClient jdbc;
    private final KpiCubes cubes;
    private final Clock clock;

    ForecastQueries(JdbcClient jdbc, KpiCubes cubes, Clock clock) {
        this.jdbc = jdbc;
        this.cubes = cubes;
        this.clock = clock;
    }

    /**
     * How many customers ordered, or left a stage, after a bucket of days since they entered the stage.
     *
     * @param before the number in the twelve months before each month
     */
    record Timing(String kpi, String stage, int bucket, Map<YearMonth, Long> before) {}

    /**
     * The timing of all customers.
     *
     * @param months in ascending order
     */
    List<Timing> timing(List<YearMonth> months) {
        var cube = cubes.of(
                FigureFilter.of(months.get(0).minusMonths(HISTORY_MONTHS).atDay(1), LocalDate.now(clock)));
        var params = new HashMap<String, Object>(cube.params());
        var sums = new StringBuilder();
        for (int month = 0; month < months.size(); month++) {
            sums.append(
                    ", sum(case when recorded_from >= :from%1$d and recorded_from < :before%1$d then n else 0 end) as n%1$d"
                            .formatted(month));
            params.put(
                    "from" + month,
                    months.get(month).minusMonths(HISTORY_MONTHS).atDay(1));
            params.put("before" + month, months.get(month).atDay(1));
        }
        return jdbc.sql("select kpi, stage, bucket" + sums + " from " + cube.sql()
                        + " cube where kpi in (:kpis) group by kpi, stage, bucket order by kpi, stage, bucket")
                .params(params)
                .param("kpis", Set.of(KpiIds.DAYS_TO_ORDER, KpiIds.STAGE_DAYS))
                .query((row, number) -> new Timing(
                        row.getString("kpi"), row.getString("stage"), row.getInt("bucket"), before(months, row)))
                .list();
    }

    private static Map<YearMonth, Long> before(List<YearMonth> months, ResultSet row) throws SQLException {
        var before = new HashMap<YearMonth, Long>();
        for (int month = 0; month < months.size(); month++) {
            before.put(months.get(month), row.getLong("n" + month));
        }
        return before;
    }

    /**
     * Entries of the ledger in a month.
     *
     * @param since the month in which the customer entered the stage that was left
     * @param total the sum of the values
     */
    record Logged(String kpi, YearMonth month, YearMonth since, String stage, String segment, long n, double total) {}

    List<Logged> logged(FigureFilter filter, Set<String> kpis) {
        var cube = cubes.bySegment(filter);
        return jdbc.sql("select kpi, recorded_from, since_month, stage, segment, sum(n) as n, sum(total) as total from "
                        + cube.sql() + " cube where kpi in (:kpis)"
                        + " group by kpi, recorded_from, since_month, stage, segment having sum(n) <> 0"
                        + " order by kpi, recorded_from, since_month, stage, segment")
                .params(cube.params())
                .param("kpis", kpis)
                .query((row, number) -> new Logged(
                        row.getString("kpi"),
                        month(row, "recorded_from"),
                        month(row, "since_month"),
                        row.getString("stage"),
                        row.getString("segment"),
                        row.getLong("n"),
                        row.getDouble("total")))
                .list();
    }

    /**
     * Open journeys that entered their stage on the same day, or long ago in the same month.
     *
     * @param since the middle of that day or month
     * @param valued how many of them have an expected value
     * @param value the sum of these values, in EUR
     */
    record OpenJourneys(String stage, String segment, Instant since, long n, long valued, double value) {}

    List<OpenJourneys> openJourneys(FigureFilter filter) {
        var condition = FilterCondition.of(filter, "path").and("path.place in (:stages)", Stage.IDS);
        return jdbc.sql("""
                        select place, segment, is_recent, first_day, sum(n) as n, sum(valued) as valued, sum(eur) as eur
                        from (select place, segment, since_on >= :recentSince as is_recent,
                                case when since_on >= :recentSince then since_on
                                    else cast(date_trunc('month', since_on) as date) end as first_day,
                                count(*) as n, count(expected_value) as valued, coalesce(sum(expected_value), 0) as eur
                            from open_journey path%s group by place, segment, since_on) days
                        group by place, segment, is_recent, first_day order by place, segment, is_recent, first_day
                        """.formatted(condition.where()))
                .params(condition.params())
                .param("recentSince", LocalDate.now(clock).minusDays(DAYS_GROUPED_BY_DAY))
                .query((row, number) -> new OpenJourneys(
                        row.getString("place"),
                        row.getString("segment") == null ? "" : row.getString("segment"),
                        row.getObject("first_day", LocalDate.class)
                                .atStartOfDay(clock.getZone())
                                .toInstant()
                                .plus(row.getBoolean("is_recent") ? HALF_A_DAY : HALF_A_MONTH),
                        row.getLong("n"),
                        row.getLong("valued"),
                        row.getDouble("eur")))
                .list();
    }

    private static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }
}
