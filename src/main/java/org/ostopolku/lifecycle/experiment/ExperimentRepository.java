package org.ostopolku.lifecycle.experiment;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ostopolku.process.kpi.KpiIds;
import org.ostopolku.process.model.DeployedVersions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the experiments. */
@Component
class ExperimentRepository {

    private final JdbcClient jdbc;
    private final DeployedVersions models;
    private final Clock clock;

    ExperimentRepository(JdbcClient jdbc, DeployedVersions models, Clock clock) {
        this.jdbc = jdbc;
        this.models = models;
        this.clock = clock;
    }

    /** What the assignment of a customer needs. */
    record Running(long id, String stage, int control, int candidate, int share, String salt) {}

    record Row(
            long id,
            String stage,
            int control,
            int candidate,
            int share,
            Instant begunAt,
            String begunBy,
            Instant endedAt,
            String endedBy,
            String decision) {}

    /** The versions of a process in the engine, the newest first. */
    List<Integer> versions(String process) {
        return models.processVersions(process);
    }

    Optional<Running> running(String stage) {
        return jdbc.sql("""
                        select id, stage, control_version as control, candidate_version as candidate, share, salt
                        from experiment where running = :stage
                        """).param("stage", stage).query(Running.class).optional();
    }

    /** The version assigned to a journey. */
    Optional<Integer> findAssignment(long experiment, String journey) {
        return jdbc.sql("select version from experiment_journey where experiment = :experiment and journey = :journey")
                .param("experiment", experiment)
                .param("journey", journey)
                .query(Integer.class)
                .optional();
    }

    void assign(long experiment, String journey, int version) {
        jdbc.sql("""
                        insert into experiment_journey (experiment, journey, version, since)
                        values (:experiment, :journey, :version, :now)
                        """)
                .param("experiment", experiment)
                .param("journey", journey)
                .param("version", version)
                .param("now", now())
                .update();
    }

    boolean hasBeenIn(String stage, String journey) {
        return jdbc.sql("""
                                select count(*) from kpi_record
                                where journey = :journey and kpi = :entered and process_key = :stage
                                """)
                        .param("journey", journey)
                        .param("entered", KpiIds.STAGE_ENTERED)
                        .param("stage", stage)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if one runs on the stage */
    long begin(String stage, int control, int candidate, int share, String salt, String person) {
        jdbc.sql("""
                        insert into experiment (stage, running, control_version, candidate_version, share, salt, begun_at, begun_by)
                        values (:stage, :stage, :control, :candidate, :share, :salt, :now, :person)
                        """)
                .param("stage", stage)
                .param("control", control)
                .param("candidate", candidate)
                .param("share", share)
                .param("salt", salt)
                .param("now", now())
                .param("person", person)
                .update();
        var id = running(stage).orElseThrow().id();
        note(id, share, person);
        return id;
    }

    /** @return false if it had ended already */
    boolean share(long id, int share, String person) {
        if (jdbc.sql("update experiment set share = :share where id = :id and running is not null")
                        .param("share", share)
                        .param("id", id)
                        .update()
                == 0) {
            return false;
        }
        note(id, share, person);
        return true;
    }

    private void note(long id, int share, String person) {
        jdbc.sql("""
                        insert into experiment_share (experiment, number, share, since, person)
                        select :id, count(*), :share, :now, :person from experiment_share where experiment = :id
                        """)
                .param("id", id)
                .param("share", share)
                .param("now", now())
                .param("person", person)
                .update();
    }

    /** @return false if it had ended already */
    boolean end(long id, String decision, String person) {
        return jdbc.sql("""
                                update experiment
                                set running = null, ended_at = :now, ended_by = :person, decision = :decision
                                where id = :id and running is not null
                                """)
                        .param("id", id)
                        .param("decision", decision)
                        .param("now", now())
                        .param("person", person)
                        .update()
                > 0;
    }

    /** The newest first. */
    List<Row> all() {
        return rows("order by id desc", Map.of());
    }

    Optional<Row> find(long id) {
        return rows("where id = :id", Map.of("id", id)).stream().findFirst();
    }

    private List<Row> rows(String which, Map<String, ?> parameters) {
        return jdbc.sql("""
                        select id, stage, control_version as control, candidate_version as candidate, share,
                            begun_at as begunAt, begun_by as begunBy, ended_at as endedAt, ended_by as endedBy, decision
                        from experiment
                        """ + which).params(parameters).query(Row.class).list();
    }

    /** All shares with the ids of the users, the first one first. */
    List<Experiment.Share> shares(long id) {
        return jdbc.sql("select share, since, person from experiment_share where experiment = :id order by number")
                .param("id", id)
                .query(Experiment.Share.class)
                .list();
    }

    /** Number of journeys by version. */
    Map<Integer, Long> journeys(long id) {
        record Count(int version, long journeys) {}
        return jdbc.sql("""
                        select version, count(*) as journeys from experiment_journey where experiment = :id
                        group by version
                        """).param("id", id).query(Count.class).list().stream()
                .collect(Collectors.toMap(Count::version, Count::journeys));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
