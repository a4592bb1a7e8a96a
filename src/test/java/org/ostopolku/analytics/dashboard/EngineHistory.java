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
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's history, read directly from its tables; the steps in the order in which they happened. */
public class EngineHistory {

    final Map<String, Process> processes;
    final List<Step> steps;
    private final Map<String, Map<String, List<Update>>> updates = new HashMap<>();
    private final Map<String, String> journeys = new HashMap<>();

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
                .forEach(update -> of(update.process(), update.name()).add(update));
        processes.values().stream()
                .filter(process -> process.key().equals(JourneyProcess.CUSTOMER_JOURNEY))
                .forEach(journey -> journeys.put(journey.journey(), journey.id()));
        jdbc.sql("select * from act_hi_varinst where execution_id_ = proc_inst_id_ and task_id_ is null")
                .query((row, number) -> atStart(row.getString("proc_inst_id_"), row.getString("name_"), value(row)))
                .list()
                .forEach(this::addStart);
    }

    /**
     * The history has no update for a fact that a process got at its start: it is the value that the process ended with, or, if
     * the process changed it, the value that the journey had.
     */
    private void addStart(Update last) {
        var process = processes.get(last.process());
        var here = of(last.process(), last.name());
        if (here.isEmpty()) {
            here.add(last);
        } else if (!process.key().equals(JourneyProcess.CUSTOMER_JOURNEY) && journeys.containsKey(process.journey())) {
            of(journeys.get(process.journey()), last.name()).stream()
                    .filter(update -> update.order() < last.order())
                    .reduce((earlier, later) -> later)
                    .ifPresent(update -> here.add(0, atStart(process.id(), last.name(), update.value())));
        }
    }

    private Update atStart(String process, String name, Object value) {
        return new Update(process, name, value, processes.get(process).start(), order(process));
    }

    private List<Update> of(String process, String variable) {
        return updates.computeIfAbsent(process, none -> new HashMap<>())
                .computeIfAbsent(variable, none -> new ArrayList<>());
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
