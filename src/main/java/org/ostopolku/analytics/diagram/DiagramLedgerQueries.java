package org.ostopolku.analytics.diagram;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the ledger for the elements of a process. */
@Repository
class DiagramLedgerQueries {

    private final JdbcClient jdbc;
    private final KpiCubes cubes;

    DiagramLedgerQueries(JdbcClient jdbc, KpiCubes cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    record Hours(String element, Double medianHours, Double p90Hours) {}

    /** @param target id of the outgoing flow for a customer decision, else of the next element */
    record Outcome(String gateway, String target, long passes) {}

    /** The time that users took for each user task. */
    List<Hours> touchpointHours(InstanceCondition condition) {
        return jdbc.sql("""
                        select element,
                            percentile_cont(0.5) within group (order by kpi_value) as median_hours,
                            percentile_cont(0.9) within group (order by kpi_value) as p90_hours
                        from kpi_record
                        where kpi = :kpi and process_key = :process and process_version = :version
                            and recorded_at >= :from and recorded_at < :until
                        """ + condition.rows() + " " + "group by element")
                .params(condition.parameters())
                .param("kpi", KpiIds.TOUCHPOINT_HOURS)
                .query(Hours.class)
                .list();
    }

    /** The outgoing flow of each customer decision, by the activity instance of the gateway. */
    Map<String, String> flowsTaken(Collection<String> activities) {
        record Row(String id, String flow) {}
        return activities.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                                select activity_instance as id, outcome as flow from kpi_record
                                where kpi = :kpi and activity_instance in (:ids)
                                """)
                        .param("ids", activities)
                        .param("kpi", KpiIds.CUSTOMER_DECISION)
                        .query(Row.class)
                        .list()
                        .stream()
                        .collect(toMap(Row::id, Row::flow, (one, other) -> one));
    }

    List<Outcome> customerDecisions(InstanceCondition condition) {
        var cube = cubes.of(condition.filterOfVersion());
        return jdbc.sql("select element as gateway, outcome as target, sum(n) as passes from " + cube.sql()
                        + " cube where kpi = :kpi group by element, outcome")
                .params(cube.params())
                .param("kpi", KpiIds.CUSTOMER_DECISION)
                .query(Outcome.class)
                .list();
    }
}
