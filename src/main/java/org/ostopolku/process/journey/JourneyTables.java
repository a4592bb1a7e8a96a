package org.ostopolku.process.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.ostopolku.platform.engine.ReadsEngineTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Customers' names, open tasks and answers of many journeys, from the engine's tables. */
@Component
@ReadsEngineTables("The Java API cannot join the history with the ledger, and reads variables process by process.")
public class JourneyTables {

    /**
     * Each overdue task, the first and the last of the teams that it is offered to, and its journey. {@code %s} are further
     * conditions on {@code path}, {@code own} and {@code model}.
     */
    public static final String OVERDUE_TASKS = """
            (select task.proc_def_id_ as model, task.task_def_key_ as touchpoint, task.due_date_ as due,
                coalesce(task.assignee_, '') as person,
                coalesce((select min(team.group_id_) from act_ru_identitylink team where team.task_id_ = task.id_), '')
                    as first_team,
                coalesce((select max(team.group_id_) from act_ru_identitylink team where team.task_id_ = task.id_), '')
                    as last_team,
                process.business_key_ as journey, coalesce(path.owner, own.text_) as owner, path.place, path.since
            from act_ru_task task
            join act_ru_execution process on process.id_ = task.proc_inst_id_
            join act_re_procdef model on model.id_ = task.proc_def_id_
            left join open_journey path on path.journey = process.business_key_
            left join act_ru_variable own
                on own.proc_inst_id_ = process.id_ and own.execution_id_ = process.id_ and own.name_ = 'owner'
            where task.due_date_ < :now and task.suspension_state_ = 1%s) overdue
            """;

    /** Each journey with a delivery that is under way, and the promised day of the first one. */
    public static final String DELIVERIES = """
            (select process.business_key_ as journey, min(promised.text_) as promised
            from act_ru_execution process
            join act_re_procdef model on model.id_ = process.proc_def_id_ and model.key_ = 'delivery'
            join act_ru_variable waiting on waiting.proc_inst_id_ = process.id_ and waiting.execution_id_ = process.id_
                and waiting.name_ = 'orderToDeliver' and waiting.long_ = 1
            left join act_ru_variable promised on promised.proc_inst_id_ = process.id_
                and promised.execution_id_ = process.id_ and promised.name_ = 'deliveryDate'
            where process.id_ = process.proc_inst_id_
            group by process.business_key_) delivery
            """;

    /** Joins the {@code step} at which {@code answer}, a row of the ledger, was written. */
    public static final String STEP_OF_ANSWER = "join act_hi_actinst step on step.id_ = answer.activity_instance\n";

    /** Whether the customer wrote a comment in the process of the step of {@code answer}. */
    public static final String ANSWER_HAS_COMMENT = """
            exists (select 1 from act_hi_varinst variable where variable.proc_inst_id_ = answer.proc_inst_id_
                and variable.name_ = 'feedbackText' and variable.text_ <> '')
            """;

    /** Joins the open {@code task} of the process of {@code step}, its {@code definition}, and the {@code kind} of feedback. */
    public static final String OPEN_TASK_OF_STEP = """
            join act_ru_task task on task.proc_inst_id_ = step.proc_inst_id_
            join act_re_procdef definition on definition.id_ = task.proc_def_id_
            join act_ru_variable kind
                on kind.proc_inst_id_ = task.proc_inst_id_ and kind.name_ = 'feedbackClass'
            """;

    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;

    JourneyTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param customer null if forgotten
     * @param cockpit id of the process instance; null if it has ended
     */
    public record Named(String customer, String cockpit) {

        /** Name and instance are unknown. */
        public static final Named UNKNOWN = new Named(null, null);
    }

    /** The customer's name and the Cockpit instance by journey number; without the journeys that the history no longer has. */
    public Map<String, Named> names(Collection<String> journeys) {
        var names = new HashMap<String, Named>();
        var numbers = new ArrayList<>(new HashSet<>(journeys));
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            jdbc.sql("""
                            select path.business_key_ as journey, customer.text_ as name,
                                case when path.end_time_ is null then path.id_ end as cockpit
                            from act_hi_procinst path
                            left join act_hi_varinst customer
                                on customer.proc_inst_id_ = path.id_ and customer.execution_id_ = path.id_
                                    and customer.name_ = 'customerName'
                            where path.business_key_ in (:journeys) and path.proc_def_key_ = :process
                            """)
                    .param("process", JourneyProcess.CUSTOMER_JOURNEY)
                    .param("journeys", numbers.subList(from, Math.min(from + AT_ONCE, numbers.size())))
                    .query(row -> {
                        names.put(row.getString("journey"), new Named(row.getString("name"), row.getString("cockpit")));
                    });
        }
        return names;
    }

    /** As {@link JourneyRegister#lock}, of the journey to which an open task belongs. */
    public void lockJourneyOfTask(String task) {
        jdbc.sql("""
                        select number from journey where number = (select process.business_key_ from act_ru_task task
                            join act_ru_execution process on process.id_ = task.proc_inst_id_ where task.id_ = :task)
                        for update
                        """).param("task", task).query(String.class).optional();
    }

    /**
     * The owner in each running process of a journey, by process instance; null where it has none. Without what the engine has
     * not written yet.
     */
    public Map<String, String> ownersInProcesses(String journey) {
        var owners = new HashMap<String, String>();
        jdbc.sql("""
                        select process.id_ as id, own.text_ as owner from act_ru_execution process
                        left join act_ru_variable own on own.execution_id_ = process.id_ and own.name_ = 'owner'
                            and own.task_id_ is null
                        where process.business_key_ = :journey and process.parent_id_ is null
                        """).param("journey", journey).query(row -> {
            owners.put(row.getString("id"), row.getString("owner"));
        });
        return owners;
    }

    /** Selects {@code proc_inst_id_}, {@code touchpoint}, {@code score}, {@code satisfaction} and {@code answer_text} of feedback processes. */
    public StatementSpec feedback(Collection<String> processes) {
        return jdbc.sql("""
                        select proc_inst_id_, max(case when name_ = 'touchpoint' then text_ end) as touchpoint,
                            max(case when name_ = 'feedbackScore' then coalesce(long_, double_) end) as score,
                            max(case when name_ = 'feedbackClass' then text_ end) as satisfaction,
                            max(case when name_ = 'feedbackText' then text_ end) as answer_text
                        from act_hi_varinst
                        where proc_inst_id_ in (:processes)
                            and name_ in ('touchpoint', 'feedbackScore', 'feedbackClass', 'feedbackText')
                        group by proc_inst_id_
                        """).param("processes", processes);
    }
}
