package org.ostopolku.analytics.dashboard;

import java.util.HashMap;
import java.util.Map;
import org.ostopolku.analytics.attention.StalledJourney;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the journeys behind a number, page by page. */
@Component
class JourneyLists {

    static final int PAGE_SIZE = 50;

    private static final String JOIN_OPEN_JOURNEY = " left join open_journey path on path.journey = ";

    private final JdbcClient jdbc;
    private final KpiCubes cubes;

    JourneyLists(JdbcClient jdbc, KpiCubes cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    /** The journeys of entries of the ledger; a journey appears once for each entry. */
    StalledJourney.Page logged(LedgerCondition counted, FigureFilter filter, int skipped) {
        var cube = cubes.of(filter);
        var ofCube = counted.addTo(new FilterCondition(), "cube", false);
        var params = new HashMap<String, Object>(cube.params());
        params.putAll(ofCube.params());
        var total = count("select coalesce(sum(n), 0) from " + cube.sql() + " cube" + ofCube.where(), params);
        var condition = counted.addTo(FilterCondition.of(filter, "entry").within(filter, "entry"), "entry", true);
        return page(
                total,
                """
                        select entry.journey, coalesce(path.owner, entry.owner) as owner, path.place, path.since,
                            entry.recorded_at as happened
                        from kpi_record entry
                        """ + JOIN_OPEN_JOURNEY + "entry.journey" + condition.where()
                        + " order by entry.recorded_at desc, entry.id desc",
                condition,
                skipped);
    }

    /**
     * The journeys that are open now, those longest in their place first.
     *
     * @param place a stage or nurture; null for all
     */
    StalledJourney.Page open(String place, FigureFilter filter, int skipped) {
        var condition = FilterCondition.of(filter, "path").and("path.place = :place", place);
        var total = count("select count(*) from open_journey path" + condition.where(), condition.params());
        return page(
                total,
                "select journey, owner, place, since, since as happened from open_journey path" + condition.where()
                        + " order by since, journey",
                condition,
                skipped);
    }

    /** The journeys with an open offer or order at the end of the period, those last changed first. */
    StalledJourney.Page inBook(String book, FigureFilter filter, int skipped) {
        var condition = FilterCondition.of(filter, "entry")
                .and("entry.kpi = :kpi", book)
                .and("entry.recorded_on <= :to", filter.to());
        var held =
                "(select entry.journey, max(entry.owner) as owner, max(entry.recorded_at) as happened from kpi_record entry"
                        + condition.where() + " group by entry.journey having sum(entry.kpi_value) <> 0) held";
        var total = count("select count(*) from " + held, condition.params());
        return page(
                total,
                "select held.journey, coalesce(path.owner, held.owner) as owner, path.place, path.since,"
                        + " held.happened from " + held + JOIN_OPEN_JOURNEY
                        + "held.journey order by held.happened desc, held.journey",
                condition,
                skipped);
    }

    private long count(String sql, Map<String, Object> params) {
        return jdbc.sql(sql).params(params).query(Long.class).single();
    }

    private StalledJourney.Page page(long total, String sql, FilterCondition condition, int skipped) {
        return new StalledJourney.Page(
                total,
                jdbc.sql(sql + " offset :skipped rows fetch next " + PAGE_SIZE + " rows only")
                        .params(condition.params())
                        .param("skipped", skipped)
                        .query(StalledJourney.class)
                        .list());
    }
}
