package org.ostopolku.lifecycle.rehearsal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ostopolku.simulation.engine.RecordedJourney;
import org.ostopolku.simulation.engine.RecordedJourney.Message;
import org.ostopolku.simulation.engine.RecordedJourney.Visit;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers from the engine's history what past customers decided, and nothing that tells who they were. */
@Component
@Profile("!rehearsal")
class PastJourneys {

    /** A journey that began so long ago has seen something. */
    private static final Duration FAR_ENOUGH = Duration.ofDays(60);

    /** What came with a message was written with it. */
    private static final Duration WITH = Duration.ofMillis(1500);

    private static final int AT_ONCE = 500;

    private static final String OF_JOURNEYS =
            " join ACT_HI_PROCINST p on p.ID_ = h.PROC_INST_ID_ where p.BUSINESS_KEY_ in (:journeys)";

    private final JdbcClient jdbc;
    private final Clock clock;

    PastJourneys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Begun(String number, String instance) {}

    private record Touched(
            String journey, String touchpoint, String activity, boolean completed, Instant from, Instant to) {}

    private record Told(String journey, String instance, String message, Instant at) {}

    private record Written(String at, String name, Object value, Instant time) {}

    /**
     * The last journeys that have come far enough, whatever became of them; younger ones only if there are too few.
     *
     * @param count how many at most
     * @param variables what may be remembered
     * @param messages by process and element, what customers tell us there
     */
    List<RecordedJourney> last(int count, Set<String> variables, Map<String, String> messages) {
        var begun = begun(count);
        if (begun.isEmpty() || variables.isEmpty()) {
            return List.of();
        }
        var numbers = begun.stream().map(Begun::number).toList();
        var allTouched = touched(numbers);
        var allTold = told(numbers, messages);
        var touched = allTouched.stream().collect(Collectors.groupingBy(Touched::journey));
        var told = allTold.stream().collect(Collectors.groupingBy(Told::journey));
        var answers = answers(allTouched, variables);
        var payloads = payloads(allTold, variables);
        var facts = facts(begun, variables);
        return begun.stream()
                .map(journey -> new RecordedJourney(
                        facts.getOrDefault(journey.instance(), Map.of()),
                        visits(touched.getOrDefault(journey.number(), List.of()), answers),
                        messages(told.getOrDefault(journey.number(), List.of()), payloads),
                        clock.instant()))
                .filter(journey -> !journey.messages().isEmpty())
                .sorted(Comparator.comparing(
                        journey -> journey.messages().get(0).at()))
                .toList();
    }

    private List<Begun> begun(int count) {
        var begun = new ArrayList<>(begun(count, "START_TIME_ < :enough order by START_TIME_ desc"));
        begun.addAll(begun(count - begun.size(), "START_TIME_ >= :enough order by START_TIME_"));
        return begun;
    }

    private List<Begun> begun(int count, String which) {
        return jdbc.sql("""
                        select BUSINESS_KEY_, ID_ from ACT_HI_PROCINST
                        where PROC_DEF_KEY_ = :process and SUPER_PROCESS_INSTANCE_ID_ is null
                            and BUSINESS_KEY_ is not null and\s""" + which + " fetch first :count rows only")
                .param("process", RehearsalRuns.WHOLE_JOURNEY)
                .param("enough", Timestamp.from(clock.instant().minus(FAR_ENOUGH)))
                .param("count", Math.max(0, count))
                .query((row, number) -> new Begun(row.getString(1), row.getString(2)))
                .list();
    }

    private List<Touched> touched(List<String> journeys) {
        return jdbc.sql("""
                        select p.BUSINESS_KEY_, h.PROC_DEF_KEY_, h.TASK_DEF_KEY_, h.ACT_INST_ID_, h.DELETE_REASON_,
                               h.START_TIME_, h.END_TIME_
                        from ACT_HI_TASKINST h""" + OF_JOURNEYS + " order by h.START_TIME_, h.ID_")
                .param("journeys", journeys)
                .query((row, number) -> new Touched(
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

    private static Map<String, List<Visit>> visits(List<Touched> touched, Map<String, Map<String, Object>> answers) {
        var visits = new LinkedHashMap<String, List<Visit>>();
        touched.forEach(one -> visits.computeIfAbsent(one.touchpoint(), first -> new ArrayList<>())
                .add(new Visit(
                        one.completed() ? answers.getOrDefault(one.activity(), Map.of()) : null,
                        Duration.between(one.from(), one.to()).toSeconds())));
        return visits;
    }

    /** Of an event that was waited for, the end is when it came. */
    private List<Told> told(List<String> journeys, Map<String, String> messages) {
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
                .query((row, number) -> new Told(
                        row.getString(1),
                        row.getString(2),
                        messages.get(row.getString(3) + "/" + row.getString(4)),
                        row.getTimestamp(5).toInstant()))
                .list()
                .stream()
                .filter(one -> one.message() != null)
                .toList();
    }

    private static List<Message> messages(List<Told> told, Map<String, List<Written>> payloads) {
        return told.stream()
                .map(one -> new Message(one.message(), one.at(), payload(one, payloads)))
                .toList();
    }

    private static Map<String, Object> payload(Told told, Map<String, List<Written>> payloads) {
        var values = new HashMap<String, Object>();
        payloads.getOrDefault(told.instance(), List.of()).stream()
                .filter(written ->
                        Duration.between(written.time(), told.at()).abs().compareTo(WITH) <= 0)
                .forEach(written -> values.put(written.name(), written.value()));
        return values;
    }

    private Map<String, Map<String, Object>> answers(List<Touched> touched, Set<String> variables) {
        var answers = new HashMap<String, Map<String, Object>>();
        written(touched.stream().map(Touched::activity), variables)
                .forEach(written -> answers.computeIfAbsent(written.at(), first -> new HashMap<>())
                        .put(written.name(), written.value()));
        return answers;
    }

    /** What came with a message is written at the process itself. */
    private Map<String, List<Written>> payloads(List<Told> told, Set<String> variables) {
        return written(told.stream().map(Told::instance), variables).stream()
                .collect(Collectors.groupingBy(Written::at));
    }

    private List<Written> written(Stream<String> places, Set<String> variables) {
        var all = places.filter(Objects::nonNull).distinct().toList();
        var written = new ArrayList<Written>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            written.addAll(written(all.subList(from, Math.min(all.size(), from + AT_ONCE)), variables));
        }
        return written;
    }

    private List<Written> written(List<String> places, Set<String> variables) {
        return jdbc
                .sql("""
                        select ACT_INST_ID_ as place, NAME_, VAR_TYPE_ as kind, TEXT_, LONG_, DOUBLE_, TIME_ as at
                        from ACT_HI_DETAIL
                        where ACT_INST_ID_ in (:places) and TYPE_ = 'VariableUpdate' and NAME_ in (:variables)
                        order by TIME_, SEQUENCE_COUNTER_
                        """)
                .param("places", places)
                .param("variables", variables)
                .query((row, number) -> new Written(
                        row.getString("place"),
                        row.getString("NAME_"),
                        value(row),
                        row.getTimestamp("at").toInstant()))
                .list()
                .stream()
                .filter(written -> written.value() != null)
                .toList();
    }

    /** Who the customers are, as far as it decides: by instance of the whole journey. */
    private Map<String, Map<String, Object>> facts(List<Begun> journeys, Set<String> variables) {
        var facts = new HashMap<String, Map<String, Object>>();
        jdbc.sql("""
                        select PROC_INST_ID_ as place, NAME_, VAR_TYPE_ as kind, TEXT_, LONG_, DOUBLE_ from ACT_HI_VARINST
                        where PROC_INST_ID_ in (:instances) and NAME_ in (:variables)
                        """)
                .param("instances", journeys.stream().map(Begun::instance).toList())
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
}
