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
import org.ostopolku.analytics.figures.Labels;
import org.ostopolku.analytics.figures.StageTransitions;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a forecast rests on: who entered and left the stages, who ordered, and who is where now. */
@Component
class ForecastQueries {

    static final String WAY_TO_ORDER = "days-to-order";

    /** What was seen of customers counts for so long. */
    static final int SEEN_MONTHS = 12;

    /** Whoever has been in a stage for longer is told apart by the month only: their chances hardly differ from day to day. */
    private static final int TO_THE_DAY = 90;

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
     * How many ordered, or left the stage, so many days (their class) after they had entered the stage.
     *
     * @param before by the month before which it was, in the twelve months before that one
     */
    record Timing(String kpi, String stage, int bucket, Map<YearMonth, Long> before) {}

    /** The timing of all customers as it was seen before each of these months, of which the first comes first. */
    List<Timing> timing(List<YearMonth> months) {
        var cube =
                cubes.of(FigureFilter.of(months.get(0).minusMonths(SEEN_MONTHS).atDay(1), LocalDate.now(clock)));
        var params = new HashMap<String, Object>(cube.params());
        var sums = new StringBuilder();
        for (int month = 0; month < months.size(); month++) {
            sums.append(
                    ", sum(case when recorded_from >= :from%1$d and recorded_from < :before%1$d then n else 0 end) as n%1$d"
                            .formatted(month));
            params.put(
                    "from" + month, months.get(month).minusMonths(SEEN_MONTHS).atDay(1));
            params.put("before" + month, months.get(month).atDay(1));
        }
        return jdbc.sql("select kpi, stage, bucket" + sums + " from " + cube.sql()
                        + " cube where kpi in (:kpis) group by kpi, stage, bucket")
                .params(params)
                .param("kpis", Set.of(WAY_TO_ORDER, StageTransitions.DAYS))
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
     * What was logged in a month.
     *
     * @param since the month in which the stage was entered that was left
     * @param total the sum of its values
     */
    record Logged(String kpi, YearMonth month, YearMonth since, String stage, String segment, long n, double total) {}

    List<Logged> logged(FigureFilter filter, Set<String> kpis) {
        var cube = cubes.bySegment(filter);
        return jdbc.sql("select kpi, recorded_from, since_month, stage, segment, sum(n) as n, sum(total) as total from "
                        + cube.sql() + " cube where kpi in (:kpis)"
                        + " group by kpi, recorded_from, since_month, stage, segment having sum(n) <> 0")
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
     * Open journeys that came to their stage on the same day; those of long ago in the same month.
     *
     * @param since the middle of that time
     * @param valued how many of them have an expected value
     * @param value the sum of these, in EUR
     */
    record Waiting(String stage, String segment, Instant since, long n, long valued, double value) {}

    List<Waiting> waiting(FigureFilter filter) {
        var condition = FilterCondition.of(filter, "path").and("path.place in (:stages)", Labels.STAGES);
        return jdbc.sql("""
                        select place, segment, lately, began, sum(n) as n, sum(valued) as valued, sum(eur) as eur
                        from (select place, segment, since_on >= :late as lately,
                                case when since_on >= :late then since_on
                                    else cast(date_trunc('month', since_on) as date) end as began,
                                count(*) as n, count(expected_value) as valued, coalesce(sum(expected_value), 0) as eur
                            from open_journey path%s group by place, segment, since_on) days
                        group by place, segment, lately, began
                        """.formatted(condition.where()))
                .params(condition.params())
                .param("late", LocalDate.now(clock).minusDays(TO_THE_DAY))
                .query((row, number) -> new Waiting(
                        row.getString("place"),
                        row.getString("segment") == null ? "" : row.getString("segment"),
                        row.getObject("began", LocalDate.class)
                                .atStartOfDay(clock.getZone())
                                .toInstant()
                                .plus(row.getBoolean("lately") ? HALF_A_DAY : HALF_A_MONTH),
                        row.getLong("n"),
                        row.getLong("valued"),
                        row.getDouble("eur")))
                .list();
    }

    private static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }
}
