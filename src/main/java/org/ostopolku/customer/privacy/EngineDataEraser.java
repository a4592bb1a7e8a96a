package org.ostopolku.customer.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ostopolku.platform.engine.ReadsEngineTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases all texts that the engine keeps of processes beside their running variables, table by table. Users, times and
 * elements stay.
 */
@Component
@ReadsEngineTables("The Java API cannot erase data of a process that is still running, nor parts of an ended one.")
class EngineDataEraser {

    private static final int AT_ONCE = 500;

    private static final String OF_PROCESSES = "proc_inst_id_ in (:processes)";
    private static final String OF_JOBS = "process_instance_id_ in (:processes)";
    private static final String OF_TASKS =
            "(" + OF_PROCESSES + " or task_id_ in (select id_ from act_hi_taskinst where " + OF_PROCESSES + "))";
    private static final String OF_DECISIONS =
            "dec_inst_id_ in (select id_ from act_hi_decinst where " + OF_PROCESSES + ")";
    private static final String PERSONAL = OF_PROCESSES + " and name_ not in (:impersonal)";

    /** Tasks to which a user gave another name or description. */
    private static final String RENAMED = OF_PROCESSES + """
             and id_ in (select task_id_ from act_hi_op_log
                where proc_inst_id_ in (:processes) and property_ in ('name', 'description'))
            """;

    private static final List<TableChange> CHANGES = List.of(
            // The engine itself updates the history of running variables.
            TableChange.deleted(
                    "act_hi_varinst",
                    "bytearray_id_",
                    PERSONAL + " and id_ not in (select id_ from act_ru_variable where " + OF_PROCESSES + ")"),
            TableChange.deleted("act_hi_detail", "bytearray_id_", PERSONAL),
            TableChange.deleted("act_hi_comment", null, OF_TASKS),
            TableChange.deleted("act_hi_attachment", "content_id_", OF_TASKS),
            TableChange.emptied("act_hi_dec_in", "bytearray_id_", OF_DECISIONS, "text_", "text2_"),
            TableChange.emptied("act_hi_dec_out", "bytearray_id_", OF_DECISIONS, "text_", "text2_"),
            TableChange.emptied("act_ru_job", "exception_stack_id_", OF_JOBS, "exception_msg_"),
            TableChange.emptied("act_hi_job_log", "job_exception_stack_id_", OF_JOBS, "job_exception_msg_"),
            TableChange.emptied("act_ru_ext_task", "error_details_id_", OF_PROCESSES, "error_msg_"),
            TableChange.emptied("act_hi_ext_task_log", "error_details_id_", OF_PROCESSES, "error_msg_"),
            TableChange.emptied("act_ru_incident", null, OF_PROCESSES, "incident_msg_", "annotation_"),
            TableChange.emptied("act_hi_incident", null, OF_PROCESSES, "incident_msg_", "annotation_"),
            TableChange.emptied("act_hi_procinst", null, OF_PROCESSES, "delete_reason_"),
            new TableChange(
                    "act_hi_taskinst",
                    null,
                    OF_PROCESSES + " and delete_reason_ not in ('completed', 'deleted')",
                    "delete_reason_ = 'deleted'"),
            new TableChange("act_hi_taskinst", null, RENAMED, "name_ = task_def_key_, description_ = null"),
            new TableChange(
                    "act_ru_task", null, RENAMED, "name_ = task_def_key_, description_ = null, rev_ = rev_ + 1"),
            // Assignee and owner are users, not customers.
            TableChange.emptied(
                    "act_hi_op_log",
                    null,
                    OF_TASKS + " and coalesce(property_, '') not in ('assignee', 'owner', 'delegation', 'delete')",
                    "org_value_",
                    "new_value_",
                    "annotation_"));

    private final JdbcClient jdbc;

    EngineDataEraser(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The change of a table.
     *
     * @param bytes the column that refers to act_ge_bytearray; null if there is none
     * @param change null if the rows are deleted
     */
    private record TableChange(String table, String bytes, String which, String change) {

        static TableChange deleted(String table, String bytes, String which) {
            return new TableChange(table, bytes, which, null);
        }

        static TableChange emptied(String table, String bytes, String which, String... columns) {
            var all = new ArrayList<>(List.of(columns));
            if (bytes != null) {
                all.add(bytes);
            }
            return new TableChange(
                    table,
                    bytes,
                    which + " and (" + String.join(" is not null or ", all) + " is not null)",
                    String.join(" = null, ", all) + " = null");
        }

        String statement() {
            return change == null
                    ? "delete from " + table + " where " + which
                    : "update " + table + " set " + change + " where " + which;
        }
    }

    /**
     * @param impersonal names of the variables that stay
     * @return the number of erased rows, by table
     */
    Map<String, Integer> erase(List<String> processes, Collection<String> impersonal) {
        var erased = new LinkedHashMap<String, Integer>();
        for (var change : CHANGES) {
            var bytes = change.bytes() == null ? List.<String>of() : bytes(change, processes, impersonal);
            int entries = on(change.statement(), processes, impersonal).update();
            erased.merge(change.table(), entries, Integer::sum);
            erased.merge("act_ge_bytearray", delete(bytes), Integer::sum);
        }
        return erased;
    }

    private List<String> bytes(TableChange change, List<String> processes, Collection<String> impersonal) {
        return on(
                        "select %1$s from %2$s where %3$s and %1$s is not null"
                                .formatted(change.bytes(), change.table(), change.which()),
                        processes,
                        impersonal)
                .query(String.class)
                .list();
    }

    private int delete(List<String> bytes) {
        int deleted = 0;
        for (int from = 0; from < bytes.size(); from += AT_ONCE) {
            deleted += jdbc.sql("delete from act_ge_bytearray where id_ in (:ids)")
                    .param("ids", bytes.subList(from, Math.min(bytes.size(), from + AT_ONCE)))
                    .update();
        }
        return deleted;
    }

    private JdbcClient.StatementSpec on(String sql, List<String> processes, Collection<String> impersonal) {
        var statement = jdbc.sql(sql).param("processes", processes);
        return sql.contains(":impersonal") ? statement.param("impersonal", impersonal) : statement;
    }
}
