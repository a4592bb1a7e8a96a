package org.ostopolku.security.authorization;

import java.util.UUID;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.ostopolku.platform.engine.ReadsEngineTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Authorizations to read a running process instance and its variables, as rows of the engine's table: one for the customers of
 * its owner (see {@link OwnerAuthorizationManager}), and one for each team and user of its open touchpoints who could not read
 * it otherwise. The engine deletes them with the instance.
 */
@Component
@ReadsEngineTables(
        "Rows change with each step of a process and with each start: the Java API loads and saves them one by one.")
class InstanceAuthorizations {

    /** Prefix of an owner's user id, which is empty without an owner. No group id can contain a colon. */
    static final String CUSTOMERS_OF = "customers-of:";

    private static final String INSERT = """
            insert into act_ru_authorization
                (id_, rev_, type_, group_id_, user_id_, resource_type_, resource_id_, perms_)
            """;

    private static final int PROCESS = Resources.PROCESS_INSTANCE.resourceType();
    private static final int TASK = Resources.TASK.resourceType();
    private static final int READ = Permissions.READ.getValue();

    private final JdbcClient jdbc;

    InstanceAuthorizations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds the row of a new process instance, with the owner of its root instance, or else of the journey that it names.
     *
     * @param journey the journey's number; may be null
     */
    void begin(String process, String root, String journey) {
        jdbc.sql(INSERT + """
                        select cast(:id as varchar(64)), 1, 1,
                            coalesce((select group_id_ from act_ru_authorization where id_ = :root), %s, :nobody), null,
                            %d, cast(:process as varchar(64)), %d
                        """.formatted(ownerOf("cast(:journey as varchar(255))"), PROCESS, READ))
                .param("id", owner(process))
                .param("nobody", CUSTOMERS_OF)
                .param("process", process)
                .param("root", owner(root))
                .param("journey", journey)
                .update();
    }

    /** The group of the owner of a journey: by its running processes, or else by its history. Null if the number is no journey's. */
    private static String ownerOf(String journey) {
        return """
                coalesce(
                    (select max(own.group_id_) from act_ru_execution path
                        join act_ru_authorization own on own.id_ = concat('owner-', path.id_)
                        where path.parent_id_ is null and path.business_key_ = nullif(%1$s, '')),
                    (select concat('%2$s', own.text_) from act_hi_procinst path
                        join act_hi_varinst own on own.proc_inst_id_ = path.id_ and own.execution_id_ = path.id_
                            and own.name_ = 'owner' and own.text_ is not null
                        where path.business_key_ = nullif(%1$s, '') order by path.start_time_ fetch first 1 rows only))
                """.formatted(journey, CUSTOMERS_OF);
    }

    /** Sets the owner of a process instance and of its root instance. */
    void setOwner(String process, String root, String owner) {
        jdbc.sql("""
                        update act_ru_authorization set group_id_ = :owner
                        where resource_type_ = %d and id_ like 'owner-%%' and group_id_ <> :owner
                        and (resource_id_ = :process or resource_id_ in (
                            select id_ from act_ru_execution where root_proc_inst_id_ = :root and parent_id_ is null))
                        """.formatted(PROCESS))
                .param("owner", CUSTOMERS_OF + owner)
                .param("process", process)
                .param("root", root)
                .update();
    }

    /** Lets a team read a process instance: a touchpoint is offered to the team. */
    void admitTeam(String process, String team) {
        jdbc.sql(INSERT + """
                        select cast(:id as varchar(64)), 1, 1, cast(:team as varchar(255)), null,
                            %d, cast(:process as varchar(64)), %d
                        where not exists (select 1 from act_ru_authorization where type_ = 1 and group_id_ = :team
                            and resource_type_ = %1$d and resource_id_ = :process)
                        """.formatted(PROCESS, READ))
                .param("id", touchpoint(UUID.randomUUID().toString()))
                .param("team", team)
                .param("process", process)
                .update();
    }

    /** Lets a user read a process instance: a touchpoint is offered or assigned to the user. */
    void admitUser(String process, String person) {
        jdbc.sql(INSERT + """
                        select cast(:id as varchar(64)), 1, 1, null, cast(:person as varchar(255)),
                            %d, cast(:process as varchar(64)), %d
                        where not exists (select 1 from act_ru_authorization a where a.type_ = 1
                            and a.resource_type_ = %1$d and a.resource_id_ = :process and (a.user_id_ = :person
                                or a.group_id_ = :own
                                or a.group_id_ in (select group_id_ from act_id_membership where user_id_ = :person)))
                        """.formatted(PROCESS, READ))
                .param("id", touchpoint(UUID.randomUUID().toString()))
                .param("person", person)
                .param("process", process)
                .param("own", CUSTOMERS_OF + person)
                .update();
    }

    /** Removes the authorizations that only an ended touchpoint gave. */
    void release(String process, String task) {
        jdbc.sql("""
                        delete from act_ru_authorization
                        where resource_type_ = %d and resource_id_ = :process and id_ like 'touchpoint-%%' and not exists (
                            select 1 from act_ru_task t join act_ru_authorization other
                                on other.resource_type_ = %d and other.resource_id_ = t.id_
                            where t.proc_inst_id_ = :process and t.id_ <> :task
                                and (other.user_id_ = act_ru_authorization.user_id_
                                    or other.group_id_ = act_ru_authorization.group_id_))
                        """.formatted(PROCESS, TASK))
                .param("process", process)
                .param("task", task)
                .update();
    }

    /**
     * Adds missing rows for process instances that an earlier release started, and the owner of a journey to the rows of
     * processes that name the journey.
     */
    void complete() {
        jdbc.sql(INSERT + """
                        select concat('owner-', e.id_), 1, 1, concat('%s', coalesce(own.text_, (
                                select max(v.text_) from act_ru_variable v join act_ru_execution part
                                    on part.id_ = v.execution_id_ and part.parent_id_ is null
                                where part.root_proc_inst_id_ = e.root_proc_inst_id_ and v.name_ = 'owner'
                                    and v.type_ = 'string'), '')), null, %d, e.id_, %d
                        from act_ru_execution e left join act_ru_variable own on own.execution_id_ = e.id_
                            and own.task_id_ is null and own.name_ = 'owner' and own.type_ = 'string'
                        where e.parent_id_ is null and not exists (
                            select 1 from act_ru_authorization a where a.id_ = concat('owner-', e.id_))
                        """.formatted(CUSTOMERS_OF, PROCESS, READ)).update();
        jdbc.sql("""
                        update act_ru_authorization set group_id_ = coalesce(%s, group_id_)
                        where resource_type_ = %d and id_ like 'owner-%%' and group_id_ = '%s'
                        """.formatted(ownerOf("""
                                        (select named.business_key_ from act_ru_execution named
                                            where named.id_ = act_ru_authorization.resource_id_)"""), PROCESS, CUSTOMERS_OF)).update();
        jdbc.sql(INSERT + """
                        select concat('touchpoint-', min(a.id_)), 1, 1, a.group_id_, null, %d, t.proc_inst_id_, %d
                        from act_ru_task t join act_ru_authorization a
                            on a.type_ = 1 and a.resource_type_ = %d and a.resource_id_ = t.id_
                        where t.proc_inst_id_ is not null and a.group_id_ is not null and not exists (
                            select 1 from act_ru_authorization other where other.type_ = 1
                                and other.resource_type_ = %1$d and other.resource_id_ = t.proc_inst_id_
                                and other.group_id_ = a.group_id_)
                        group by a.group_id_, t.proc_inst_id_
                        """.formatted(PROCESS, READ, TASK)).update();
        jdbc.sql("""
                        select distinct t.proc_inst_id_ as process, a.user_id_ as person
                        from act_ru_task t join act_ru_authorization a
                            on a.type_ = 1 and a.resource_type_ = %d and a.resource_id_ = t.id_
                        where t.proc_inst_id_ is not null and a.user_id_ is not null and not exists (
                            select 1 from act_ru_authorization other where other.type_ = 1
                                and other.resource_type_ = %d and other.resource_id_ = t.proc_inst_id_
                                and (other.user_id_ = a.user_id_ or other.group_id_ = concat('%s', a.user_id_)
                                    or other.group_id_ in (
                                        select group_id_ from act_id_membership where user_id_ = a.user_id_)))
                        """.formatted(TASK, PROCESS, CUSTOMERS_OF))
                .query()
                .listOfRows()
                .forEach(row -> admitUser(
                        row.get("process").toString(), row.get("person").toString()));
    }

    private static String owner(String process) {
        return "owner-" + process;
    }

    private static String touchpoint(String id) {
        return "touchpoint-" + id;
    }
}
