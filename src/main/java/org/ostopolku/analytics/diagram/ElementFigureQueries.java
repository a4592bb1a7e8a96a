package org.ostopolku.analytics.diagram;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.ostopolku.process.kpi.query.KpiCubes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts how elements of a process were passed, from the engine's history and the ledger. */
@Repository
class ElementFigureQueries {

    private final JdbcClient jdbc;
    private final KpiCubes cubes;

    ElementFigureQueries(JdbcClient jdbc, KpiCubes cubes) {
        this.jdbc = jdbc;
        this.cubes = cubes;
    }

    record Passes(String element, long passes, long customers) {}

    record Hours(String element, Double medianHours, Double p90Hours) {}

    /** @param way where a decision led to: the flow taken, or the element that came next */
    record Taken(String element, String way, long passes) {}

    /**
     * What was left and not cancelled. All columns of the engine's activities are in one of its indexes.
     *
     * @param alwaysCancelled ids of elements that count although the engine ends each of them as cancelled
     */
    List<Passes> passes(InstanceCondition question, Collection<String> alwaysCancelled) {
        return jdbc.sql("""
                        select a.element, sum(a.passes) as passes, count(distinct p.business_key_) as customers
                        from (
                            select act_id_ as element, proc_inst_id_, count(*) as passes
                            from act_hi_actinst
                            where proc_def_id_ = :definition and end_time_ >= :from and end_time_ < :until
                                and (act_inst_state_ <> 2 or act_id_ in (:alwaysCancelled))
                            group by act_id_, proc_inst_id_) a
                        join act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_
                        where p.proc_def_id_ = :definition
                        """ + question.journeys() + " " + "group by a.element")
                .params(question.parameters())
                .param("alwaysCancelled", orNone(alwaysCancelled))
                .query(Passes.class)
                .list();
    }

    /** How long customers stayed in elements that were left and not cancelled. */
    List<Hours> waits(InstanceCondition question, Collection<String> elements, Collection<String> alwaysCancelled) {
        return jdbc.sql("""
                        select a.act_id_ as element,
                            percentile_cont(0.5) within group (order by a.duration_) / 3600000.0 as median_hours,
                            percentile_cont(0.9) within group (order by a.duration_) / 3600000.0 as p90_hours
                        from act_hi_actinst a join act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_
                        where a.proc_def_id_ = :definition and a.end_time_ >= :from and a.end_time_ < :until
                            and a.act_id_ in (:elements)
                            and (a.act_inst_state_ <> 2 or a.act_id_ in (:alwaysCancelled))
                        """ + question.journeys() + " " + "group by a.act_id_")
                .params(question.parameters())
                .param("elements", orNone(elements))
                .param("alwaysCancelled", orNone(alwaysCancelled))
                .query(Hours.class)
                .list();
    }

    /** How long people took for each user task. */
    List<Hours> touchpointHours(InstanceCondition question) {
        return jdbc.sql("""
                        select element,
                            percentile_cont(0.5) within group (order by kpi_value) as median_hours,
                            percentile_cont(0.9) within group (order by kpi_value) as p90_hours
                        from kpi_record
                        where kpi = 'touchpoint-hours' and process_key = :process and process_version = :version
                            and recorded_at >= :from and recorded_at < :until
                        """ + question.rows() + " " + "group by element")
                .params(question.parameters())
                .query(Hours.class)
                .list();
    }

    /** The flows that customers took out of their decisions. */
    List<Taken> customersDecisions(InstanceCondition question) {
        var cube = cubes.of(question.filterOfVersion());
        return jdbc.sql("select element, outcome as way, sum(n) as passes from " + cube.sql()
                        + " cube where kpi = 'customer-decision' group by element, outcome")
                .params(cube.params())
                .query(Taken.class)
                .list();
    }

    /**
     * What came next after gateways, within the same scope.
     *
     * @param targets ids of all elements to which the gateways lead
     */
    List<Taken> next(InstanceCondition question, Collection<String> gateways, Collection<String> targets) {
        return jdbc.sql("""
                        select a.element, a.way, count(*) as passes
                        from (
                            select act_id_ as element, proc_inst_id_, end_time_, lead(act_id_) over (
                                partition by parent_act_inst_id_ order by start_time_, sequence_counter_) as way
                            from act_hi_actinst
                            where proc_def_id_ = :definition and act_id_ in (:elements)) a
                        join act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_
                        where a.element in (:gateways) and a.way is not null
                            and a.end_time_ >= :from and a.end_time_ < :until
                        """ + question.journeys() + " " + "group by a.element, a.way")
                .params(question.parameters())
                .param("gateways", orNone(gateways))
                .param(
                        "elements",
                        orNone(Stream.of(gateways, targets)
                                .flatMap(Collection::stream)
                                .toList()))
                .query(Taken.class)
                .list();
    }

    /** An empty list would be wrong SQL. */
    private static Collection<String> orNone(Collection<String> ids) {
        return ids.isEmpty() ? List.of("") : ids;
    }
}
