package org.ostopolku.analytics.dashboard;

import java.util.HashMap;
import java.util.Map;
import org.ostopolku.process.kpi.query.FigureFilter;
import org.ostopolku.process.kpi.query.FilterCondition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the open journeys stand now. */
@Component
class OpenJourneyFigures {

    private final JdbcClient jdbc;

    OpenJourneyFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many customers are at each place: a stage, or kept warm. */
    Map<String, Long> places(FigureFilter filter) {
        var places = new HashMap<String, Long>();
        var condition = FilterCondition.of(filter, "path");
        jdbc.sql("select place, count(*) as n from open_journey path" + condition.where() + " group by place")
                .params(condition.params())
                .query(row -> {
                    places.put(row.getString("place"), row.getLong("n"));
                });
        return places;
    }
}
