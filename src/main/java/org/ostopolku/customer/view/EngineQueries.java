package org.ostopolku.customer.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ostopolku.customer.view.CustomerView.Colleague;
import org.ostopolku.platform.engine.ReadsEngineTables;
import org.ostopolku.security.user.UserNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users with their teams, completed tasks and passed service tasks, from the engine's tables. */
@Component
@ReadsEngineTables("The Java API reads the teams of users and the log of tasks one by one.")
class EngineQueries {

    private final JdbcClient jdbc;

    EngineQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Users by id. A deleted user has the id as name and no team. */
    Map<String, Colleague> users(Collection<String> ids) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, List<String>> teams = new LinkedHashMap<>();
        for (String id : ids) {
            names.put(id, id);
            teams.put(id, new ArrayList<>());
        }
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            select u.id_ as id, u.first_ as first_name, u.last_ as last_name, g.name_ as team
                            from act_id_user u
                            left join act_id_membership m on m.user_id_ = u.id_
                            left join act_id_group g on g.id_ = m.group_id_
                            where u.id_ in (:ids) order by g.name_
                            """).param("ids", ids).query().listOfRows().forEach(row -> {
                var id = row.get("id").toString();
                names.put(id, UserNames.name(id, (String) row.get("first_name"), (String) row.get("last_name")));
                if (row.get("team") != null) {
                    teams.get(id).add(row.get("team").toString());
                }
            });
        }
        return names.keySet().stream()
                .collect(Collectors.toMap(id -> id, id -> new Colleague(id, names.get(id), teams.get(id))));
    }

    /** User ids of those who completed the tasks of these processes, by task. The assignee can be another user. */
    Map<String, String> completedBy(String... processes) {
        return jdbc.sql("""
                        select task_id_ as task, max(user_id_) as person from act_hi_op_log
                        where proc_inst_id_ in (:processes) and operation_type_ = 'Complete' and task_id_ is not null
                        and user_id_ is not null
                        group by task_id_
                        """).param("processes", Arrays.asList(processes)).query().listOfRows().stream()
                .collect(Collectors.toMap(row -> row.get("task").toString(), row -> row.get("person")
                        .toString()));
    }

    /** The numbers of open journeys in which a text variable has this value. Served by the engine's index over task, name, type. */
    Set<String> openJourneysWith(String variable, String value) {
        return jdbc.sql("""
                        select distinct e.business_key_ from act_ru_variable v
                        join act_ru_execution e on e.id_ = v.proc_inst_id_
                        where v.task_id_ is null and v.name_ = :variable and v.type_ = 'string' and v.text_ = :value
                        and e.business_key_ is not null
                        """)
                .params(Map.of("variable", variable, "value", value))
                .query(String.class)
                .set();
    }

    /** A service task that has ended. */
    record PassedTask(String definition, String element, Instant at) {}

    /** The service tasks that these processes have passed, in order. */
    List<PassedTask> serviceTasks(String... processes) {
        return jdbc.sql("""
                        select proc_def_id_ as definition, act_id_ as element, end_time_ as at from act_hi_actinst
                        where proc_inst_id_ in (:processes) and act_type_ = 'serviceTask' and end_time_ is not null
                        order by end_time_
                        """)
                .param("processes", Arrays.asList(processes))
                .query((row, number) -> new PassedTask(
                        row.getString("definition"),
                        row.getString("element"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
