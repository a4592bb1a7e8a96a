package org.ostopolku.analytics.diagram;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ostopolku.analytics.diagram.DiagramLedgerQueries.Hours;
import org.ostopolku.analytics.diagram.DiagramLedgerQueries.Outcome;
import org.ostopolku.platform.engine.ReadsEngineTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the instances of a process, and counts the elements that they passed, from the engine's history. */
@Repository
@ReadsEngineTables(
        "The Java API counts neither customers nor percentiles, and cannot filter by the facts of the ledger.")
class InstanceHistory {

    private static final String FINISHED = """
            from act_hi_procinst p
            where p.proc_def_id_ = :definition and p.end_time_ >= :from and p.end_time_ < :until
            """;

    private final JdbcClient jdbc;

    InstanceHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Instance(
            String id, String journey, Timestamp startedAt, Timestamp endedAt, double hours, boolean completed) {}

    /** @param instance id of the process instance */
    record Activity(String id, String instance, String element, String type, boolean cancelled) {}

    record Passes(String element, long passes, long customers) {}

    private record Text(String id, String text) {}

    long count(InstanceCondition condition) {
        return jdbc.sql("select count(*) " + FINISHED + condition.journeys())
                .params(condition.parameters())
                .query(Long.class)
                .single();
    }

    /** The newest first. */
    List<Instance> find(InstanceCondition condition, long skipped, int most) {
        return jdbc.sql("""
                        select p.id_ as id, p.business_key_ as journey, p.start_time_ as started_at, p.end_time_ as ended_at,
                            p.duration_ / 3600000.0 as hours, p.state_ = 'COMPLETED' as completed
                        """
                        + FINISHED
                        + condition.journeys()
                        + " order by p.end_time_ desc, p.id_ limit :most offset :skipped")
                .params(condition.parameters())
                .param("most", most)
                .param("skipped", skipped)
                .query(Instance.class)
                .list();
    }

    /** The activities of the paths by process instance, in the order of their start. */
    Map<String, List<Activity>> activities(Collection<String> instances) {
        return jdbc.sql("""
                        select id_ as id, proc_inst_id_ as instance, act_id_ as element, act_type_ as type,
                            act_inst_state_ = 2 as cancelled
                        from act_hi_actinst
                        where proc_inst_id_ in (:instances)
                            and (act_type_ in ('userTask', 'callActivity', 'exclusiveGateway') or act_type_ like '%EndEvent')
                        order by start_time_, sequence_counter_
                        """).param("instances", orNone(instances)).query(Activity.class).list().stream()
                .collect(groupingBy(Activity::instance));
    }

    /** The customer's name, by process instance. */
    Map<String, String> customerNames(Collection<String> instances) {
        return jdbc.sql("""
                        select proc_inst_id_ as id, text_ as text from act_hi_varinst
                        where name_ = 'customerName' and proc_inst_id_ in (:ids)
                            and execution_id_ = proc_inst_id_ and text_ is not null
                        """).param("ids", orNone(instances)).query(Text.class).list().stream()
                .collect(toMap(Text::id, Text::text, (one, other) -> one));
    }

    /**
     * Activities that were left and not cancelled. One index of the engine covers all columns of the inner query.
     *
     * @param alwaysCancelled ids of elements that count although the engine ends each of them as cancelled
     */
    List<Passes> passes(InstanceCondition condition, Collection<String> alwaysCancelled) {
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
                        """ + condition.journeys() + " " + "group by a.element")
                .params(condition.parameters())
                .param("alwaysCancelled", orNone(alwaysCancelled))
                .query(Passes.class)
                .list();
    }

    /** The time spent in elements that were left and not cancelled. */
    List<Hours> waits(InstanceCondition condition, Collection<String> elements, Collection<String> alwaysCancelled) {
        return jdbc.sql("""
                        select a.act_id_ as element,
                            percentile_cont(0.5) within group (order by a.duration_) / 3600000.0 as median_hours,
                            percentile_cont(0.9) within group (order by a.duration_) / 3600000.0 as p90_hours
                        from act_hi_actinst a join act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_
                        where a.proc_def_id_ = :definition and a.end_time_ >= :from and a.end_time_ < :until
                            and a.act_id_ in (:elements)
                            and (a.act_inst_state_ <> 2 or a.act_id_ in (:alwaysCancelled))
                        """ + condition.journeys() + " " + "group by a.act_id_")
                .params(condition.parameters())
                .param("elements", orNone(elements))
                .param("alwaysCancelled", orNone(alwaysCancelled))
                .query(Hours.class)
                .list();
    }

    /**
     * Takes the activity that follows a gateway in the same scope as the decision.
     *
     * @param targets ids of the elements to which the gateways lead
     */
    List<Outcome> companyDecisions(
            InstanceCondition condition, Collection<String> gateways, Collection<String> targets) {
        return jdbc.sql("""
                        select a.element as gateway, a.next_element as target, count(*) as passes
                        from (
                            select act_id_ as element, proc_inst_id_, end_time_, lead(act_id_) over (
                                partition by parent_act_inst_id_ order by start_time_, sequence_counter_) as next_element
                            from act_hi_actinst
                            where proc_def_id_ = :definition and act_id_ in (:elements)) a
                        join act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_
                        where a.element in (:gateways) and a.next_element is not null
                            and a.end_time_ >= :from and a.end_time_ < :until
                        """ + condition.journeys() + " " + "group by a.element, a.next_element")
                .params(condition.parameters())
                .param("gateways", orNone(gateways))
                .param(
                        "elements",
                        orNone(Stream.of(gateways, targets)
                                .flatMap(Collection::stream)
                                .toList()))
                .query(Outcome.class)
                .list();
    }

    /** SQL has no empty list. */
    private static Collection<String> orNone(Collection<String> ids) {
        return ids.isEmpty() ? List.of("") : ids;
    }
}
