package org.ostopolku.lifecycle.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ostopolku.lifecycle.rehearsal.RehearsalExchange.Progress;
import org.ostopolku.security.user.UserNames;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the last rehearsals in the database, for all nodes. */
@Component
@Profile("!rehearsal")
class RehearsalRecords {

    private static final int KEPT = 30;
    private static final int LONGEST_MESSAGE = 2000;

    /** A running rehearsal without an update for 60 seconds counts as broken off. */
    private static final String SELECT = """
            select id, person, begun_at, files, journeys, phase, percent, message,
                   case when state = 'running' and seen_at < current_timestamp - interval '60' second
                        then 'broken-off' else state end as state
            """;

    private final JdbcClient jdbc;
    private final UserNames userNames;
    private final ObjectMapper json;

    RehearsalRecords(JdbcClient jdbc, UserNames userNames, ObjectMapper json) {
        this.jdbc = jdbc;
        this.userNames = userNames;
        this.json = json;
    }

    void begin(String id, String person, Collection<String> files, int journeys) {
        jdbc.sql("""
                        insert into rehearsal (id, person, begun_at, files, journeys, state, phase, percent, seen_at, stop_asked)
                        values (:id, :person, current_timestamp, :files, :journeys, 'running', 'starting', 0,
                                current_timestamp, false)
                        """)
                .param("id", id)
                .param("person", person)
                .param("files", String.join("\n", files))
                .param("journeys", journeys)
                .update();
        jdbc.sql("""
                        delete from rehearsal where state <> 'running' and id not in (
                            select id from rehearsal order by begun_at desc fetch first %d rows only)
                        """.formatted(KEPT)).update();
    }

    /** Also shows the other nodes that the rehearsal's node is alive. */
    void updateProgress(String id, Progress progress) {
        jdbc.sql("""
                        update rehearsal set phase = :phase, percent = :percent, seen_at = current_timestamp
                        where id = :id and state = 'running'
                        """)
                .param("id", id)
                .param("phase", progress.phase())
                .param("percent", progress.percent())
                .update();
    }

    void requestStop(String id) {
        jdbc.sql("update rehearsal set stop_asked = true where id = :id and state = 'running'")
                .param("id", id)
                .update();
    }

    boolean isStopRequested(String id) {
        return jdbc.sql("select stop_asked from rehearsal where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void finish(String id, RehearsalReport report) {
        try {
            end(id, "finished", null, json.writeValueAsString(report));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop(String id, String why) {
        end(id, "stopped", why, null);
    }

    void fail(String id, String why) {
        end(id, "failed", why, null);
    }

    private void end(String id, String state, String message, String report) {
        jdbc.sql("""
                        update rehearsal set state = :state, message = :message, report = :report, percent = 100,
                            seen_at = current_timestamp
                        where id = :id
                        """)
                .param("id", id)
                .param("state", state)
                .param(
                        "message",
                        message == null ? null : message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)))
                .param("report", report)
                .update();
    }

    /** The newest first, without their reports. */
    List<Rehearsal> newest() {
        return named(jdbc.sql(SELECT + ", cast(null as varchar(1)) as report from rehearsal order by begun_at desc, id")
                .query((row, number) -> read(row))
                .list());
    }

    Optional<Rehearsal> find(String id) {
        return named(jdbc.sql(SELECT + ", report from rehearsal where id = :id")
                        .param("id", id)
                        .query((row, number) -> read(row))
                        .list())
                .stream()
                .findFirst();
    }

    private Rehearsal read(ResultSet row) throws SQLException {
        var report = row.getString("report");
        try {
            return new Rehearsal(
                    row.getString("id"),
                    row.getString("person"),
                    row.getTimestamp("begun_at").toInstant(),
                    row.getString("files").lines().toList(),
                    row.getInt("journeys"),
                    row.getString("state"),
                    row.getString("phase"),
                    row.getInt("percent"),
                    row.getString("message"),
                    report == null ? null : json.readValue(report, RehearsalReport.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Rehearsal> named(List<Rehearsal> found) {
        var names = userNames.names(found.stream().map(Rehearsal::person).toList());
        return found.stream()
                .map(one -> new Rehearsal(
                        one.id(),
                        names.get(one.person()),
                        one.at(),
                        one.files(),
                        one.journeys(),
                        one.state(),
                        one.phase(),
                        one.percent(),
                        one.message(),
                        one.report()))
                .toList();
    }
}
