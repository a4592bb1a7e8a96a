package org.ostopolku.lifecycle.rehearsal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ostopolku.platform.engine.ReadsEngineTables;
import org.ostopolku.process.journey.JourneyProcess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What journeys did, from the engine's history: of past journeys for a rehearsal, and of the rehearsal's own journeys. */
@Component
@ReadsEngineTables(
        "The Java API cannot read tasks, events and variables of several thousand journeys with one statement each.")
class RehearsalHistory {

    /** Age from which a journey is preferred. */
    private static final Duration PREFERRED_AGE = Duration.ofDays(60);

    private static final int BATCH = 500;

    private static final String OF_JOURNEYS =
            " join ACT_HI_PROCINST p on p.ID_ = h.PROC_INST_ID_ where p.BUSINESS_KEY_ in (:journeys)";

    private final JdbcClient jdbc;
    private final Clock clock;

    RehearsalHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record StartedJourney(String number, String instance) {}

    record TaskVisit(String journey, String touchpoint, String activity, boolean completed, Instant from, Instant to) {}

    record MessageEvent(String journey, String instance, String message, Instant at) {}

    record WrittenValue(String at, String name, Object value, Instant time) {}

    /** The last journeys that began more than 60 days ago; younger ones only if there are too few. */
    List<StartedJourney> lastStarted(int count) {
        var started = new ArrayList<>(started(count, "START_TIME_ < :preferred order by START_TIME_ desc"));
        started.addAll(started(count - started.size(), "START_TIME_ >= :preferred order by START_TIME_"));
        return started;
    }

    private List<StartedJourney> started(int count, String condition) {
        return jdbc.sql("""
                        select BUSINESS_KEY_, ID_ from ACT_HI_PROCINST
                        where PROC_DEF_KEY_ = :process and SUPER_PROCESS_INSTANCE_ID_ is null
                            and BUSINESS_KEY_ is not null and\s""" + condition + " fetch first :count rows only")
                .param("process", JourneyProcess.CUSTOMER_JOURNEY)
                .param("preferred", Timestamp.from(clock.instant().minus(PREFERRED_AGE)))
                .param("count", Math.max(0, count))
                .query((row, number) -> new StartedJourney(row.getString(1), row.getString(2)))
                .list();
    }

    List<TaskVisit> touchpoints(List<String> journeys) {
        return jdbc.sql("""
                        select p.BUSINESS_KEY_, h.PROC_DEF_KEY_, h.TASK_DEF_KEY_, h.ACT_INST_ID_, h.DELETE_REASON_,
                               h.START_TIME_, h.END_TIME_
                        from ACT_HI_TASKINST h""" + OF_JOURNEYS + " order by h.START_TIME_, h.ID_")
                .param("journeys", journeys)
                .query((row, number) -> new TaskVisit(
                        row.getString(1),
                        row.getString(2) + "/" + row.getString(3),
                        row.getString(4),
                        "completed".equals(row.getString(5)),
                        row.getTimestamp(6).toInstant(),
                        row.getTimestamp(7) == null
                                ? clock.instant()
                                : row.getTimestamp(7).toInstant()))
                .list();
    }

    /** The messages that came, in order. A catch event received its message when it ended, any other event when it began. */
    List<MessageEvent> messages(List<String> journeys, Map<String, String> messages) {
        return jdbc
                .sql("""
                        select p.BUSINESS_KEY_, h.PROC_INST_ID_, h.PROC_DEF_KEY_, h.ACT_ID_,
                               case when h.ACT_TYPE_ in ('intermediateMessageCatch', 'receiveTask')
                                    then h.END_TIME_ else h.START_TIME_ end
                        from ACT_HI_ACTINST h""" + OF_JOURNEYS + """
                        and h.ACT_TYPE_ in ('messageStartEvent', 'boundaryMessage', 'intermediateMessageCatch', 'receiveTask')
                        and h.END_TIME_ is not null and h.ACT_INST_STATE_ <> 2
                        order by 5, h.ID_
                        """)
                .param("journeys", journeys)
                .query((row, number) -> new MessageEvent(
                        row.getString(1),
                        row.getString(2),
                        messages.get(row.getString(3) + "/" + row.getString(4)),
                        row.getTimestamp(5).toInstant()))
                .list()
                .stream()
                .filter(one -> one.message() != null)
                .toList();
    }

    /** The values that were written in these activities or process instances, in order. */
    List<WrittenValue> values(Stream<String> places, Set<String> variables) {
        var all = places.filter(Objects::nonNull).distinct().toList();
        var written = new ArrayList<WrittenValue>();
        for (int from = 0; from < all.size(); from += BATCH) {
            written.addAll(read(all.subList(from, Math.min(all.size(), from + BATCH)), variables));
        }
        return written;
    }

    private List<WrittenValue> read(List<String> places, Set<String> variables) {
        return jdbc
                .sql("""
                        select ACT_INST_ID_ as place, NAME_, VAR_TYPE_ as kind, TEXT_, LONG_, DOUBLE_, TIME_ as at
                        from ACT_HI_DETAIL
                        where ACT_INST_ID_ in (:places) and TYPE_ = 'VariableUpdate' and NAME_ in (:variables)
                        order by TIME_, SEQUENCE_COUNTER_
                        """)
                .param("places", places)
                .param("variables", variables)
                .query((row, number) -> new WrittenValue(
                        row.getString("place"),
                        row.getString("NAME_"),
                        value(row),
                        row.getTimestamp("at").toInstant()))
                .list()
                .stream()
                .filter(written -> written.value() != null)
                .toList();
    }

    /** The variables of the journeys, by process instance of the journey. */
    Map<String, Map<String, Object>> facts(List<StartedJourney> journeys, Set<String> variables) {
        var facts = new HashMap<String, Map<String, Object>>();
        jdbc.sql("""
                        select PROC_INST_ID_ as place, NAME_, VAR_TYPE_ as kind, TEXT_, LONG_, DOUBLE_ from ACT_HI_VARINST
                        where PROC_INST_ID_ in (:instances) and NAME_ in (:variables)
                        """)
                .param(
                        "instances",
                        journeys.stream().map(StartedJourney::instance).toList())
                .param("variables", variables)
                .query(row -> {
                    var value = value(row);
                    if (value != null) {
                        facts.computeIfAbsent(row.getString("place"), first -> new HashMap<>())
                                .put(row.getString("NAME_"), value);
                    }
                });
        return facts;
    }

    private static Object value(ResultSet row) throws SQLException {
        return switch (Objects.toString(row.getString("kind"), "")) {
            case "string" -> row.getString("TEXT_");
            case "boolean" -> row.getLong("LONG_") == 1;
            case "integer", "short" -> (int) row.getLong("LONG_");
            case "long" -> row.getLong("LONG_");
            case "double" -> row.getDouble("DOUBLE_");
            default -> null;
        };
    }

    /** The end event of each of these journeys that is over, by journey. */
    Map<String, String> ends(String process, Set<String> journeys) {
        var ends = new TreeMap<String, String>();
        jdbc.sql("""
                        select BUSINESS_KEY_ as journey, END_ACT_ID_ as element from ACT_HI_PROCINST
                        where PROC_DEF_KEY_ = :process and END_TIME_ is not null and STATE_ = 'COMPLETED'
                        """).param("process", process).query(row -> {
            if (journeys.contains(row.getString("journey"))) {
                ends.put(row.getString("journey"), row.getString("element"));
            }
        });
        return ends;
    }

    /** The ids of the elements that journeys of a phase passed, by process. */
    Map<String, Set<String>> elementsPassed(String phase) {
        var passed = new TreeMap<String, Set<String>>();
        jdbc.sql("""
                        select distinct h.PROC_DEF_KEY_ as process, h.ACT_ID_ as element
                        from ACT_HI_ACTINST h join ACT_HI_PROCINST p on p.ID_ = h.PROC_INST_ID_
                        where p.BUSINESS_KEY_ is null or p.BUSINESS_KEY_ like :journeys
                        """).param("journeys", phase + "-%").query(row -> {
            passed.computeIfAbsent(row.getString("process"), process -> new TreeSet<>())
                    .add(row.getString("element").replaceAll("#.*", ""));
        });
        return passed;
    }
}
