package org.ostopolku.analytics.diagram;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds finished process instances and their paths in the engine's history and the ledger. */
@Repository
class FinishedQueries {

    private static final String FINISHED = """
            from act_hi_procinst p
            where p.proc_def_id_ = :definition and p.end_time_ >= :from and p.end_time_ < :until
            """;

    private final JdbcClient jdbc;

    FinishedQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Instance(
            String id, String journey, Timestamp startedAt, Timestamp endedAt, double hours, boolean completed) {}

    /** @param instance id of the process instance */
    record Activity(String id, String instance, String element, String type, boolean cancelled) {}

    private record Text(String id, String text) {}

    long count(InstanceCondition question) {
        return jdbc.sql("select count(*) " + FINISHED + question.journeys())
                .params(question.parameters())
                .query(Long.class)
                .single();
    }

    /** The newest first. */
    List<Instance> find(InstanceCondition question, long skipped, int most) {
        return jdbc.sql("""
                        select p.id_ as id, p.business_key_ as journey, p.start_time_ as started_at, p.end_time_ as ended_at,
                            p.duration_ / 3600000.0 as hours, p.state_ = 'COMPLETED' as completed
                        """
                        + FINISHED
                        + question.journeys()
                        + " order by p.end_time_ desc, p.id_ limit :most offset :skipped")
                .params(question.parameters())
                .param("most", most)
                .param("skipped", skipped)
                .query(Instance.class)
                .list();
    }

    /** What a path consists of, by process instance, in the order in which it began. */
    Map<String, List<Activity>> activities(Collection<String> instances) {
        return jdbc.sql("""
                        select id_ as id, proc_inst_id_ as instance, act_id_ as element, act_type_ as type,
                            act_inst_state_ = 2 as cancelled
                        from act_hi_actinst
                        where proc_inst_id_ in (:instances)
                            and (act_type_ in ('userTask', 'callActivity', 'exclusiveGateway') or act_type_ like '%EndEvent')
                        order by start_time_, sequence_counter_
                        """).param("instances", instances).query(Activity.class).list().stream()
                .collect(groupingBy(Activity::instance));
    }

    /** The flow that a customer took, by the gateway's activity instance. */
    Map<String, String> ways(Collection<String> activities) {
        return texts(
                "select activity_instance as id, outcome as text from kpi_record"
                        + " where kpi = 'customer-decision' and activity_instance in (:ids)",
                activities);
    }

    /** The customer's name, by process instance. */
    Map<String, String> customerNames(Collection<String> instances) {
        return texts(
                "select proc_inst_id_ as id, text_ as text from act_hi_varinst"
                        + " where name_ = 'customerName' and proc_inst_id_ in (:ids)"
                        + " and execution_id_ = proc_inst_id_ and text_ is not null",
                instances);
    }

    private Map<String, String> texts(String sql, Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql(sql).param("ids", ids).query(Text.class).list().stream()
                        .collect(toMap(Text::id, Text::text, (one, other) -> one));
    }
}
