package org.ostopolku.analytics.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the journeys behind a number, a page at a time. */
@Component
class JourneyLists {

    static final int A_PAGE = 50;

    private static final String OF_A_PAGE = " offset :skipped rows fetch next " + A_PAGE + " rows only";
    private static final String NOW = " left join open_journey path on path.journey = ";

    private final JdbcClient jdbc;
    private final KpiCubes cubes;

    JourneyLists(JdbcClient jdbc, KpiCubes cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    /**
     * A journey that was found.
     *
     * @param owner user id; null if nobody
     * @param place where it is now; null if it has ended
     * @param when that happened which is counted; null if nothing did
     */
    record Found(String journey, String owner, String place, Instant since, Instant when) {}

    /** Those found, of all on all pages. */
    record Page(long total, List<Found> found) {}

    /** What was logged; a journey is there as often as it was logged. */
    Page logged(LedgerCondition counted, FigureFilter filter, int skipped) {
        var cube = cubes.of(filter);
        var ofCube = counted.addTo(new FilterCondition(), "cube", false);
        long total = jdbc.sql("select coalesce(sum(n), 0) from " + cube.sql() + " cube" + ofCube.where())
                .params(cube.params())
                .params(ofCube.params())
                .query(Long.class)
                .single();
        var condition = counted.addTo(FilterCondition.of(filter, "entry").within(filter, "entry"), "entry", true);
        var found = jdbc.sql("""
                        select entry.journey, coalesce(path.owner, entry.owner) as owner, path.place, path.since,
                            entry.recorded_at as happened
                        from kpi_record entry
                        """ + NOW + "entry.journey" + condition.where()
                        + " order by entry.recorded_at desc, entry.id desc" + OF_A_PAGE)
                .params(condition.params())
                .param("skipped", skipped)
                .query((row, number) -> found(row))
                .list();
        return new Page(total, found);
    }

    /**
     * The journeys that are open now, the longest waiting first.
     *
     * @param place a stage or nurture; null for all
     */
    Page open(String place, FigureFilter filter, int skipped) {
        var condition = FilterCondition.of(filter, "path").and("path.place = :place", place);
        long total = jdbc.sql("select count(*) from open_journey path" + condition.where())
                .params(condition.params())
                .query(Long.class)
                .single();
        var found = jdbc.sql("select journey, owner, place, since, since as happened from open_journey path"
                        + condition.where() + " order by since, journey" + OF_A_PAGE)
                .params(condition.params())
                .param("skipped", skipped)
                .query((row, number) -> found(row))
                .list();
        return new Page(total, found);
    }

    /** The journeys with an open offer or order at the end of the period, by when the book was last changed. */
    Page inBook(String book, FigureFilter filter, int skipped) {
        var condition = FilterCondition.of(filter, "entry")
                .and("entry.kpi = :kpi", book)
                .and("entry.recorded_on <= :to", filter.to());
        var held =
                "(select entry.journey, max(entry.owner) as owner, max(entry.recorded_at) as happened from kpi_record entry"
                        + condition.where() + " group by entry.journey having sum(entry.kpi_value) <> 0) held";
        long total = jdbc.sql("select count(*) from " + held)
                .params(condition.params())
                .query(Long.class)
                .single();
        var found = jdbc.sql("select held.journey, coalesce(path.owner, held.owner) as owner, path.place, path.since,"
                        + " held.happened from " + held + NOW + "held.journey order by held.happened desc, held.journey"
                        + OF_A_PAGE)
                .params(condition.params())
                .param("skipped", skipped)
                .query((row, number) -> found(row))
                .list();
        return new Page(total, found);
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getString("journey"),
                row.getString("owner"),
                row.getString("place"),
                instant(row, "since"),
                instant(row, "happened"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
