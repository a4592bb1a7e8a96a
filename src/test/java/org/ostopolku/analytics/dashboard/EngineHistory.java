package org.ostopolku.analytics.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's history, read directly from its tables; the steps in the order in which they happened. */
public class EngineHistory {

    final Map<String, Process> processes;
    final List<Step> steps;
    private final Map<String, Map<String, List<Update>>> updates = new HashMap<>();

    public EngineHistory(JdbcClient jdbc) {
        processes = jdbc.sql("select * from act_hi_procinst").query((row, number) -> new Process(row)).list().stream()
                .collect(Collectors.toMap(Process::id, process -> process));
        steps = jdbc.sql("select * from act_hi_actinst").query((row, number) -> new Step(row)).list().stream()
                .sorted(Comparator.comparingLong(step -> order(step.id())))
                .toList();
        jdbc
                .sql("select * from act_hi_detail where type_ = 'VariableUpdate'")
                .query((row, number) -> new Update(row))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Update::order))
                .forEach(update -> updates.computeIfAbsent(update.process(), none -> new HashMap<>())
                        .computeIfAbsent(update.name(), none -> new ArrayList<>())
                        .add(update));
    }

    /** The ids are UUIDs of version 1, whose timestamp gives the order. */
    static long order(String id) {
        return UUID.fromString(id.substring(id.length() - 36)).timestamp();
    }

    record Process(
            String id,
            String journey,
            String key,
            int version,
            String definition,
            Instant start,
            Instant end,
            String state) {
        Process(ResultSet row) throws SQLException {
            this(
                    row.getString("id_"),
                    row.getString("business_key_"),
                    row.getString("proc_def_key_"),
                    Integer.parseInt(row.getString("proc_def_id_").split(":")[1]),
                    row.getString("proc_def_id_"),
                    instant(row, "start_time_"),
                    instant(row, "end_time_"),
                    row.getString("state_"));
        }
    }

    record Step(
            String id, String process, String element, String type, Instant start, Instant end, boolean isCancelled) {
        Step(ResultSet row) throws SQLException {
            this(
                    row.getString("id_"),
                    row.getString("proc_inst_id_"),
                    row.getString("act_id_"),
                    row.getString("act_type_"),
                    instant(row, "start_time_"),
                    instant(row, "end_time_"),
                    row.getInt("act_inst_state_") == 2);
        }
    }

    private record Update(String process, String name, Object value, Instant at, long order) {
        Update(ResultSet row) throws SQLException {
            this(
                    row.getString("proc_inst_id_"),
                    row.getString("name_"),
                    EngineHistory.value(row),
                    instant(row, "time_"),
                    EngineHistory.order(row.getString("id_")));
        }
    }

    private static Object value(ResultSet row) throws SQLException {
        return switch (row.getString("var_type_")) {
            case "string" -> row.getString("text_");
            case "double" -> row.getDouble("double_");
            case "boolean" -> row.getLong("long_") == 1;
            case "date" -> new Date(row.getLong("long_"));
            case "integer", "long" -> row.getLong("long_");
            default -> null;
        };
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /** The variables of a process instance at the start of a step. */
    Map<String, Object> variablesAt(Step step) {
        var variables = new HashMap<String, Object>();
        updates.getOrDefault(step.process(), Map.of()).forEach((name, values) -> values.stream()
                .filter(update -> update.order() < order(step.id()))
                .reduce((earlier, later) -> later)
                .ifPresent(update -> variables.put(name, update.value())));
        return variables;
    }

    /** A variable of a process instance at a point in time; null if it was not set. */
    String variableAt(String process, String name, Instant time) {
        return updates.getOrDefault(process, Map.of()).getOrDefault(name, List.of()).stream()
                .filter(update -> !update.at().isAfter(time))
                .reduce((earlier, later) -> later)
                .map(Update::value)
                .map(Object::toString)
                .orElse(null);
    }
}
